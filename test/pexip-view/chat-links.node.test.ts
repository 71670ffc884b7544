/** Links in what strangers write: what becomes one, and what stays text. */
import fc from 'fast-check';
import { expect } from 'chai';
import { splitLinks } from '../../src/providers/pexip/view/chat-links.ts';
import { seed } from '../properties/claims.ts';

const hrefs = (message: string) =>
  splitLinks(message).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));

const links: readonly (readonly [message: string, ...hrefs: string[]])[] = [
  ['see https://example.com', 'https://example.com/'],
  ['HTTPS://Example.com/A', 'https://example.com/A'],
  ['(https://example.com/a_(b))', 'https://example.com/a_(b)'],
  ['[https://example.com/x].', 'https://example.com/x'],
  ['https://example.com/a?b=c&d=%20#e', 'https://example.com/a?b=c&d=%20#e'],
  ['https://example.com:8443/a', 'https://example.com:8443/a'],
  ['https://a.example, https://b.example!', 'https://a.example/', 'https://b.example/'],
  ['“https://example.com/q”', 'https://example.com/q'],
  ['<https://example.com/t>', 'https://example.com/t'],
  ['https://example.com/\u202Egnp.exe', 'https://example.com/'],
  ['https://example.com/ä', 'https://example.com/%C3%A4'],
];

const texts = [
  'http://example.com',
  'javascript:alert(1)',
  'https://',
  'https:// example.com',
  'https://user@example.com',
  'https://user:pw@example.com/',
  'https://good.example@evil.example',
  'https://good.example\\@evil.example',
  'https:\\\\evil.example',
  'https:/evil.example',
  'data:text/html,https',
  'xhttps://example.com',
  'view-source:https://example.com',
  'mailto:a@https://example.com',
  'https://еxample.com',
  'https://xn--xample-2of.com',
  'https://example。com',
  'https://ｅxample.com',
  'https://%65xample.com',
  'https://localhost',
  'https://..https://',
  'https://a..example',
  'https://-.example',
  'https://0x7f000001',
  'https://2130706433/',
  'https://[::1]/',
  `https://example.com/${'a'.repeat(2050)}`,
  'https://\u200Bexample.com',
];

describe('links in chat', () => {
  for (const [message, ...wanted] of links)
    it(`are found in ${JSON.stringify(message)}`, () => {
      expect(hrefs(message)).to.deep.equal(wanted);
    });

  for (const message of texts)
    it(`are none in ${JSON.stringify(message.slice(0, 60))}`, () => {
      expect(hrefs(message)).to.deep.equal([]);
    });

  it('read as what was written, and lead to https alone, whatever comes', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'HTTPS://',
        'a.example',
        '/',
        '@',
        ':',
        '\\',
        '(',
        ')',
        ']',
        ' ',
        '.',
        '\u202E',
      ],
      ...['javascript:', '"', '<', '>', 'ä', '%', '#', '?', '\n', '\uD800', '💬'],
    );
    const message = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(message, (text) => {
        const pieces = splitLinks(text);
        const read = pieces.map((one) => (typeof one === 'string' ? one : one.text)).join('');
        return (
          read === text &&
          pieces.every((one) => typeof one === 'string' || /^https:\/\/[a-z\d]/.test(one.href))
        );
      }),
      { numRuns: 3000, seed },
    );
  });

  it('leave a message of any length as it reads', () => {
    for (const unit of ['https://', ')', 'https://a.example/) ', `https://${')'.repeat(2040)} `]) {
      const message = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const pieces = splitLinks(message);
      expect(pieces.map((one) => (typeof one === 'string' ? one : one.text)).join('') === message)
        .to.be.true;
    }
  });

  it('are a few in one message', () => {
    expect(hrefs('https://a.example '.repeat(200))).to.have.length(50);
  });
});
