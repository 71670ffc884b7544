/** The sentence about a bad configuration: nothing that may be a credential, and the name that was meant. */
import { expect } from 'chai';
import { diagnose } from '../src/element/config-error.ts';
import { provider as immail } from '../src/providers/immail.ts';
import { provider as pexip } from '../src/providers/pexip/web-app.ts';
import { text } from '../src/meeting/option.ts';

const option = text('something else');
const saying = (given: unknown) => diagnose(immail, [{ attribute: 'src', option, given }]);

describe('a refused value', () => {
  const TOKEN = 'eyJhbGciOiJIUzI1NiJ9';
  const hidden = [
    `https://${TOKEN}@host.example`,
    `//user:${TOKEN}@host.example`,
    `https:/user:${TOKEN}@host.example`,
    `https:user:${TOKEN}@host.example`,
    `https://user:1234@host.example/${TOKEN}`,
    `https://host.example@${TOKEN}@other.example`,
    `host.example/${TOKEN}`,
    `host.example?token=${TOKEN}`,
    `https://host.example/${TOKEN}`,
    `https://host.example?${TOKEN}`,
    `https://host.example#${TOKEN}`,
    `javascript:${TOKEN}`,
    ...['vc.io/?pin=', 'vc.io?', 'vc.io/', 'vc.io#', 'pin='].map(
      (start) => start + TOKEN.slice(0, 4),
    ),
    `${TOKEN}.${TOKEN}.${TOKEN}`,
    `${TOKEN}${TOKEN}`,
    ` ${TOKEN} ${TOKEN} `,
  ];
  for (const value of hidden)
    it(`is not quoted where it may hold a credential: ${value.replaceAll(TOKEN, '…')}`, () => {
      const error = saying(value);
      expect(JSON.stringify([error.message, error.issues])).not.to.include(TOKEN.slice(0, 4));
    });

  const shown: [value: unknown, as: string][] = [
    ['https://evil.example', 'https://evil.example'],
    ['https://evil.example/meet/x', 'https://evil.example/…'],
    ['vc.example.com', 'vc.example.com'],
    ['yes', 'yes'],
    ['1e3', '1e3'],
    [255, '255'],
    ['+4915157610', '+4915157610'],
  ];
  for (const [value, as] of shown)
    it(`is quoted where its shape is plain: ${value}`, () => {
      expect(saying(value).issues[0]!.value).to.equal(as);
      expect(saying(value).message).to.include(`got "${as}"`);
    });

  it('is no text: it is not quoted, and nothing is thrown', () => {
    for (const given of [Symbol('x'), Object.create(null), () => {}, { toString: 1 }])
      expect(saying(given).message).to.equal('src: wanted something else.');
  });

  it('of a megabyte is looked at at once', () => {
    // Quadratic: minutes. The test would run into its time limit.
    for (const value of [
      ':'.repeat(1e6),
      'https://'.repeat(1e5),
      'a.'.repeat(5e5),
      '@'.repeat(1e6),
    ])
      expect(saying(value).message).to.have.length.below(100);
  });
});

describe('a name that nobody has', () => {
  const rows: [attribute: string, meant: string][] = [
    ['bandwith', 'bandwidth'],
    ['mutecamra', 'muteCamera'],
    ['adress', 'address'],
  ];
  for (const [attribute, meant] of rows)
    it(`${attribute}: ${meant} is asked for`, () => {
      const { message } = diagnose(pexip, [{ attribute, given: '1' }]);
      expect(message).to.equal(`${attribute}: wanted a parameter of pexip; did you mean ${meant}?`);
    });

  it('is answered with all there are where none is near', () => {
    const { message } = diagnose(pexip, [{ attribute: 'nothing-like-it', given: '1' }]);
    expect(message).to.match(/^nothing-like-it: wanted a parameter of pexip: address, alias, mode/);
  });

  it('of a meeting system: the system is asked for', () => {
    const { message, code } = diagnose(undefined, [{ attribute: 'provider', given: 'jisti' }]);
    expect(code).to.equal('provider-unknown');
    expect(message).to.include('did you mean jitsi?');
  });
});
