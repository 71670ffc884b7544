/** How values are read: lists exactly, hosts as people write them, and origins as nothing but origins. */
import { expect } from 'chai';
import { list } from '../src/meeting/option.ts';
import { address } from '../src/wire/url.ts';
import { EyesonClient } from '../src/providers/eyeson/client/eyeson-client.ts';

describe('a list', () => {
  const { read } = list();
  const rows: [name: string, given: unknown, items: string[] | undefined][] = [
    ['a comma list', 'invite, hangup', ['invite', 'hangup']],
    ['a JSON array', '["invite", "hangup"]', ['invite', 'hangup']],
    ['a JSON array whose items hold commas and quotes', '["a,b", "c\\"d"]', ['a,b', 'c"d']],
    ['a JSON array whose items hold brackets', '["[a]"]', ['[a]']],
    ['a comma list with quotes and brackets', 'say "hi",b]', ['say "hi"', 'b]']],
    ['an array', ['a,b', 'c"d', '[e]'], ['a,b', 'c"d', '[e]']],
    ['an empty array', [], []],
    ['JSON that is cut short', '["invite"', undefined],
    ['a JSON array of something else', '[1, null]', undefined],
    ['an array of something else', [Symbol('x')], undefined],
    ['an item that is empty', 'a,,b', undefined],
  ];
  for (const [name, given, items] of rows)
    it(`is read from ${name}`, () => {
      const raw = Array.isArray(given) ? '' : String(given);
      expect(read(raw, given)).to.deep.equal(items);
    });

  it('of words takes no other', () => {
    const words = list(['invite', 'hangup']);
    expect(words.read('invite,hangup', 'invite,hangup')).to.deep.equal(['invite', 'hangup']);
    expect(words.read('invite,leave', 'invite,leave')).to.equal(undefined);
    expect(words.read('["invite,hangup"]', '["invite,hangup"]')).to.equal(undefined);
  });
});

describe('an address', () => {
  for (const raw of ['256', '1', '0x7f000001', '127.1', '1.2.3', '017700000001'])
    it(`is not the number ${raw}, which URLs take for an IP address`, () => {
      expect(address().read(raw)).to.equal(undefined);
    });
  for (const raw of ['vc.example.com', 'VC.example.com', '192.0.2.1', '[::1]', 'localhost:8080'])
    it(`may be ${raw}`, () => {
      expect(address().read(raw)).to.be.a('string');
    });
});

describe('the client for servers', () => {
  for (const origin of [null, 1, {}])
    it(`takes no ${JSON.stringify(origin)} for an origin`, () => {
      expect(
        () => new EyesonClient({ apiKey: 'key', origin: origin as unknown as string }),
      ).to.throw(/origin: wanted an origin/);
    });
});
