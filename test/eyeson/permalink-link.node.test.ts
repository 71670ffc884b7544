/** Who holds a link: a host, a guest, or nobody that a permalink knows. */
import { expect } from 'chai';
import { readPermalinkToken } from '../../src/providers/eyeson/permalink/permalink-link.ts';

describe('a link', () => {
  const rows: [link: string, token?: string, host?: boolean][] = [
    ['/permalink?guest=R2SdUxiq', 'R2SdUxiq', false],
    ['/permalink/?guest=R2SdUxiq', 'R2SdUxiq', false],
    ['/permalink?guest=R2SdUxiq&lang=de#x', 'R2SdUxiq', false],
    ['/permalink?lang=de&guest=R2SdUxiq', 'R2SdUxiq', false],
    ['/permalink?9clgjJXl', '9clgjJXl', true],
    ['/permalink/?9clgjJXl', '9clgjJXl', true],
    ['/permalink?9clgjJXl&lang=de#x', '9clgjJXl', true],
    ['/permalink'],
    ['/permalink?'],
    ['/permalink?guest='],
    ['/permalink?guest=a%2Fb'],
    ['/permalink?../rooms'],
    ['/permalink?lang=de'],
    ['/permalinks?9clgjJXl'],
    ['/?9clgjJXl'],
    ['/?guest=R2SdUxiq'],
  ];
  for (const [link, token, host] of rows)
    it(`${link} is ${token ? `a ${host ? 'host' : 'guest'}’s` : 'no permalink'}`, () => {
      expect(readPermalinkToken(`https://app.eyeson.team${link}`)).to.deep.equal(
        token && { token, host },
      );
    });
});
