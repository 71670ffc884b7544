/** What the oldest browsers of docs/browsers.md lack is not needed. */
import { expect } from 'chai';
import { readAddress } from '../src/providers/pexip/client/node-address.ts';
import { address } from '../src/wire/url.ts';

describe('without URL.parse, which came with Safari 18', () => {
  const parse = Object.getOwnPropertyDescriptor(URL, 'parse');
  before(() => Reflect.deleteProperty(URL, 'parse'));
  after(() => void (parse && Object.defineProperty(URL, 'parse', parse)));

  it('addresses are read as ever', () => {
    const url = 'https://vc.example.com';
    expect(address().read('vc.example.com', undefined)).to.equal(url);
    expect(readAddress('vc.example.com')).to.match(/^https:\/\/vc\.example\.com\//);
  });
});
