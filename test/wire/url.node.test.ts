/** What is read as a URL, a host or a segment, and what a value is in a URL: to the letter. */
import { expect } from 'chai';
import { address, encode, meetingLink, meetingUrl, segment } from '../../src/wire/url.ts';

const bad = (...texts: string[]) => texts;

describe('a meeting link', () => {
  const { read, origins, wanted } = meetingLink('https://vc.example.com');

  for (const raw of [
    'https://vc.example.com/room?a=1#b',
    'https://vc.example.com',
    'https://vc.example.com?room',
    'https://vc.example.com#room',
    'https://vc.example.com:8443/room',
    'https://VC.Example.COM/room',
    'HTTPS://vc.example.com/room',
    'https://a-b_c.example.com/room',
    'https://vc.example.com./room',
    'https://vc/room',
    'https://192.0.2.1/room',
    'https://[2001:db8::A]/room',
    'https://[2001:0db8::1]/room',
    'http://localhost/room',
    'http://localhost',
    'http://localhost?room',
    'http://127.0.0.1#room',
    'http://localhost:8080/room',
    'http://127.0.0.1/room',
    'http://[::1]:8080/room',
    // Dots in names are no dot segments.
    'https://vc.example.com/.well-known/room..v2/...',
    'https://vc.example.com/a.',
    'https://vc.example.com/%2e%2e%2e',
  ])
    it(`may be ${raw}`, () => expect(read(raw)).to.equal(raw));

  for (const raw of bad(
    'vc.example.com/room',
    'ftp://vc.example.com/room',
    'xhttps://vc.example.com/room',
    'javascript:https://vc.example.com/room',
    'https:/vc.example.com/room',
    'https:vc.example.com',
    'https://',
    'https:///room',
    'https://.example.com/room',
    'https://vc..example.com/room',
    'https://-vc.example.com/room',
    'https://vc.-example.com/room',
    'https://user@vc.example.com/room',
    'https://user:word@vc.example.com/room',
    'https://vc.example.com@evil.example/room',
    'https://vc.example.com:/room',
    'https://vc.example.com:x/room',
    'https://vc.example.com:99999/room',
    'https://[::x]/room',
    'https://[:::::]/room',
    'http://vc.example.com/room',
    'http://localhost.example.com/room',
    'http://localhost@vc.example.com/room',
    'http://localhost\\@vc.example.com/room',
    'http://127.example.com/room',
    'http://[::2]/room',
    'https://vc.example.com/a b',
    'https://vc.example.com/a\tb',
    'https://vc.example.com/a\n',
    'https://vc.example.com\\room',
    'https://vc.example.com/a\\b',
    'https://vc.example.com/./room',
    'https://vc.example.com/../room',
    'https://vc.example.com/room/.',
    'https://vc.example.com/room/..',
    'https://vc.example.com/%2e/room',
    'https://vc.example.com/%2E%2e/room',
    'https://vc.example.com/.%2e?a',
    'https://vc.example.com/..#a',
    'https://256/room',
    'https://0x7f.1/room',
    'https://127.1/room',
  ))
    it(`is not ${JSON.stringify(raw)}`, () => expect(read(raw)).to.equal(undefined));

  it('is of the one origin, or of each of several, and says what is wanted', () => {
    expect(origins!({})).to.deep.equal(['https://vc.example.com']);
    expect(meetingLink(['https://a.test', 'https://b.test']).origins!({})).to.deep.equal([
      'https://a.test',
      'https://b.test',
    ]);
    expect(wanted).to.equal('a meeting link');
    expect(meetingLink('https://a.test', /x/, 'a link of A').wanted).to.equal('a link of A');
  });

  it('fits the pattern as well', () => {
    const { read } = meetingLink('https://a.test', /\/meet\//);
    expect(read('https://a.test/meet/x')).to.equal('https://a.test/meet/x');
    expect(read('https://a.test/talk/x')).to.equal(undefined);
    expect(read('/meet/x')).to.equal(undefined);
  });
});

describe('an address', () => {
  const { read, origins, wanted } = address();

  for (const [raw, origin] of [
    ['vc.example.com', 'https://vc.example.com'],
    ['VC.example.com:8443', 'https://vc.example.com:8443'],
    ['https://vc.example.com', 'https://vc.example.com'],
    ['https://vc.example.com/', 'https://vc.example.com'],
    ['HTTPS://vc.example.com', 'https://vc.example.com'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://localhost', 'http://localhost'],
    ['localhost:8080', 'https://localhost:8080'],
    ['vc.example.com:443', 'https://vc.example.com'],
    ['http.example.com', 'https://http.example.com'],
  ] as const)
    it(`that is ${raw} leads to ${origin}`, () => expect(read(raw)).to.equal(origin));

  for (const raw of bad(
    '',
    'http://vc.example.com',
    'ftp://vc.example.com',
    'xhttps://vc.example.com',
    'vc.example.com/room',
    'https://vc.example.com/room',
    'vc.example.com?',
    'vc.example.com#',
    'https://vc.example.com/?a',
    'https://vc.example.com/#a',
    '/vc.example.com',
    '//vc.example.com',
    'user@vc.example.com',
  ))
    it(`is not ${JSON.stringify(raw)}`, () => expect(read(raw)).to.equal(undefined));

  it('has the paths that are given, and is its origin all the same', () => {
    const { read } = address(/^\/(webapp\/?)?$/, () => ['https://a.test']);
    expect(read('https://vc.example.com/webapp/')).to.equal('https://vc.example.com');
    expect(read('vc.example.com')).to.equal('https://vc.example.com');
    expect(read('https://vc.example.com/webapp/x')).to.equal(undefined);
  });

  it('is on any origin, unless some are given, and says what is wanted', () => {
    expect(origins!({})).to.deep.equal([]);
    expect(address(/^/, () => ['https://a.test']).origins!({})).to.deep.equal(['https://a.test']);
    expect(wanted).to.equal('a host like vc.example.com');
  });
});

describe('a segment of a path', () => {
  const { read, wanted } = segment('a room');
  for (const raw of ['room', 'a/b', '...', '.a', 'a.', 'a..', '..a', ' ', '%2e'])
    it(`may be ${JSON.stringify(raw)}`, () => expect(read(raw)).to.equal(raw));
  for (const raw of bad('.', '..'))
    it(`is not ${raw}`, () => expect(read(raw)).to.equal(undefined));
  it('says what is wanted', () => expect(wanted).to.equal('a room'));
});

describe('a value in a URL', () => {
  for (const [value, encoded] of [
    ['aZ09-._~', 'aZ09-._~'],
    ["!'()*", '%21%27%28%29%2A'],
    ['a b+c', 'a%20b%2Bc'],
    ['&=?#/%', '%26%3D%3F%23%2F%25'],
    ['ü€😀', '%C3%BC%E2%82%AC%F0%9F%98%80'],
    // Half of a pair is no character, and no reason to throw.
    ['\ud800', '%EF%BF%BD'],
    [12, '12'],
    [true, 'true'],
  ] as const)
    it(`${JSON.stringify(value)} is ${encoded}`, () => expect(encode(value)).to.equal(encoded));
});

describe('a URL with parameters', () => {
  const BASE = 'https://vc.example.com/room';
  it('has them in their order, encoded, the first behind a question mark', () => {
    expect(meetingUrl(BASE, { b: 'x y', a: 1, c: false })).to.equal(`${BASE}?b=x%20y&a=1&c=false`);
  });
  it('has none of those that are undefined or null; empty is a value', () => {
    expect(meetingUrl(BASE, { a: undefined, b: null })).to.equal(BASE);
    expect(meetingUrl(BASE, { a: undefined, b: '', c: 0, d: null })).to.equal(`${BASE}?b=&c=0`);
  });
  it('has a list as one parameter, with commas that are not encoded', () => {
    expect(meetingUrl(BASE, { a: ['x,y', 'z'], b: [] })).to.equal(`${BASE}?a=x%2Cy,z&b=`);
  });
});
