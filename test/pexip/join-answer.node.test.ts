/** What a node's answer to a request for a token means: a grant, a question, or neither. */
import { expect } from 'chai';
import type { MeetingError } from '../../src/meeting/errors.ts';
import {
  readJoinAnswer,
  type JoinOptions,
  type Question,
} from '../../src/providers/pexip/client/join.ts';

const GRANT = { token: 'SECRET', expires: '240', participant_uuid: 'me', role: 'HOST' };

const read = (
  result: unknown,
  {
    status = 403,
    refused = status !== 200,
    ...rest
  }: Partial<JoinOptions> & {
    status?: number;
    refused?: boolean;
    last?: Question;
  } = {},
) => {
  const { last, ...options } = rest;
  // What comes is read in its place.
  const came = structuredClone(result);
  const asked = { display_name: 'Ann', ...options };
  return readJoinAnswer({ status, result: came, refused }, asked, last, ['SECRET']);
};
const failure = (...args: Parameters<typeof read>): MeetingError => {
  try {
    read(...args);
  } catch (error) {
    return error as MeetingError;
  }
  throw new Error('It was read.');
};

const pin = (host: boolean, guest: boolean, wrong = false): Question => ({
  kind: 'pin',
  host,
  guest,
  wrong,
});
const extension = (type: string, wrong = false): Question => ({ kind: 'extension', type, wrong });
const redirect = (url: string): Question => ({ kind: 'redirect', url, provider: undefined });

describe('a grant', () => {
  it('is what was granted, and beside it the token', () => {
    expect(read(GRANT, { status: 200 })).to.deep.equal({
      kind: 'granted',
      token: { token: 'SECRET', expires: 240 },
      grant: { participant_uuid: 'me', role: 'HOST' },
    });
  });

  it('is none where the node refuses, or does not say who one is', () => {
    expect(failure(GRANT, { status: 200, refused: true }).code).to.equal('request-failed');
    const nobody = failure({ token: 'SECRET', expires: '240' }, { status: 200 });
    expect([nobody.code, nobody.message]).to.deep.equal([
      'wire-invalid',
      'request_token: the answer holds no token.',
    ]);
    for (const result of [undefined, null, 'SECRET', [], { ...GRANT, token: '' }])
      expect(failure(result, { status: 200 }).code).to.equal('wire-invalid');
  });
});

describe('a question', () => {
  it('cannot be changed', () => {
    expect(Object.isFrozen(read({ pin: 'required' }))).to.equal(true);
  });

  for (const [word, wanted] of [
    ['required', true],
    ['optional', true],
    ['nonexistent', true],
    ['a none', true],
    ['none', false],
    ['None', false],
    ['false', false],
    ['no', false],
    ['', false],
  ] as const)
    it(`for a PIN that is ${JSON.stringify(word)} ${wanted ? 'wants' : 'does not want'} one`, () => {
      expect(read({ pin: word, guest_pin: 'none' })).to.deep.equal(pin(wanted, false));
      expect(read({ guest_pin: word })).to.deep.equal(pin(false, wanted));
    });

  it('for a PIN says that one was wrong, where one was given', () => {
    for (const [given, wrong] of [
      ['1234', true],
      ['none', true],
      ['', false],
      [undefined, false],
    ] as const)
      expect(read({ pin: 'required' }, { pin: given })).to.deep.equal(pin(true, false, wrong));
  });

  it('for a PIN that was wrong may be a sentence; who needs one is known from before', () => {
    for (const sentence of ['Invalid PIN', 'Wrong pin.', 'pin'])
      expect(read(sentence), sentence).to.deep.equal(pin(true, true, true));
    expect(read('Invalid PIN', { last: pin(true, false) })).to.deep.equal(pin(true, false, true));
    expect(read('Invalid PIN', { last: extension('mssip') })).to.deep.equal(pin(true, true, true));
    for (const sentence of ['Spinning', 'pins', ['PIN'], 5])
      expect(failure(sentence).code, `${sentence as string}`).to.equal('request-failed');
    for (const status of [401, 404, 500])
      expect(failure('Invalid PIN', { status }).code).to.equal('request-failed');
  });

  for (const [asked, type] of [
    [{ conference_extension: 'standard' }, 'standard'],
    [{ conference_extension: 'mssip' }, 'mssip'],
    [{ conference_extension: 'mssip', conference_extension_type: 'standard' }, 'mssip'],
    [{ conference_extension: 'required', conference_extension_type: 'mssip' }, 'mssip'],
    [{ conference_extension: 'required' }, 'standard'],
    [{ conference_extension: '' }, ''],
    [{ conference_extension: 'standard', pin: 'required' }, 'standard'],
  ] as const)
    it(`for an extension is ${JSON.stringify(asked)}`, () => {
      expect(read(asked)).to.deep.equal(extension(type));
      // Asked for again: what was given leads nowhere.
      expect(read(asked, { conference_extension: 'x' })).to.deep.equal(extension(type, true));
    });

  it('for an extension comes again, where there is nothing at the one given', () => {
    const given = { conference_extension: 'nowhere' };
    const not = 'Neither conference nor gateway found';
    expect(read(not, { status: 404, ...given })).to.deep.equal(extension('standard', true));
    expect(read(not, { status: 404, ...given, last: extension('mssip') })).to.deep.equal(
      extension('mssip', true),
    );
    expect(read(not, { status: 404, ...given, last: pin(true, true) })).to.deep.equal(
      extension('standard', true),
    );
    expect(failure(not, { status: 403, ...given }).code).to.equal('request-failed');
    expect(failure(not, { status: 404 }).code).to.equal('request-failed');
  });

  it('for an identity provider has those there are; where there are none, it is none', () => {
    const idp = [{ name: 'ADFS', uuid: '7e43610f' }];
    expect(read({ idp })).to.deep.equal({ kind: 'idp', providers: idp });
    expect(read({ idp, pin: 'none', guest_pin: 'none' })).to.deep.equal({
      kind: 'idp',
      providers: idp,
    });
    expect(failure({ idp: [] }).code).to.equal('request-failed');
    expect(read({ idp: [], pin: 'required' })).to.deep.equal(pin(true, false));
  });

  it('for an identity provider or a PIN is both; a wrong PIN leaves both ways open', () => {
    const providers = [{ name: 'ADFS', uuid: '7e43610f' }];
    const either = (wrong: boolean) => ({
      kind: 'idp' as const,
      providers,
      pin: { host: true, guest: false, wrong },
    });
    const asked = { idp: providers, pin: 'required', guest_pin: 'none' };
    expect(read(asked)).to.deep.equal(either(false));
    expect(read(asked, { pin: '1' })).to.deep.equal(either(true));
    expect(read('Invalid PIN', { pin: '1', last: either(false) })).to.deep.equal(either(true));
  });

  for (const url of [
    'https://idp.test/sso?a=b',
    'http://localhost/sso',
    'http://localhost:8080/sso',
    'http://idp.localhost/sso',
    'http://a-b.idp.localhost/sso',
    'http://127.0.0.1:1/sso',
    'http://[::1]/sso',
  ])
    it(`to sign in leads to ${url}`, () => {
      expect(read({ redirect_url: url })).to.deep.equal(redirect(url));
      expect(read({ redirect_url: url, pin: 'required', idp: [] })).to.deep.equal(redirect(url));
    });

  for (const url of [
    'http://idp.test/sso',
    'http://localhost.evil.test/sso',
    'http://xlocalhost/sso',
    'http://127.evil.test/sso',
    'http://[::2]/sso',
    'javascript:alert(1)',
    'javascript:https://idp.test',
    'ftp://localhost/sso',
    '/sso',
    'https://',
    '',
  ])
    it(`to sign in leads nowhere with ${JSON.stringify(url)}, and another question counts`, () => {
      expect(failure({ redirect_url: url }).code).to.equal('request-failed');
      expect(read({ redirect_url: url, pin: 'required' })).to.deep.equal(pin(true, false));
    });

  it('to sign in says by which provider', () => {
    const provider = { name: 'ADFS', uuid: '7e43610f' };
    expect(read({ redirect_url: 'https://idp.test', redirect_idp: provider })).to.deep.equal({
      kind: 'redirect',
      url: 'https://idp.test',
      provider,
    });
  });

  it('counts whatever the status is', () => {
    for (const status of [200, 401, 403, 500])
      expect(read({ pin: 'required' }, { status })).to.deep.equal(pin(true, false));
  });
});

describe('anything else', () => {
  it('is a failure with what the node said, without secrets', () => {
    const error = failure('SECRET is no token', { status: 500 });
    expect(error).to.include({ code: 'request-failed', status: 500 });
    expect(error.message).to.match(/^request_token: the node answered 500, ".* is no token"\.$/);
    expect(error.message).not.to.include('SECRET');
  });

  it('is one as well where the answer is empty', () => {
    for (const result of [undefined, null, {}, { guest: 1 }])
      expect(failure(result).code).to.equal('request-failed');
  });
});
