/** Joining: what a node asks, nodes that do not answer, and nobody left behind at any moment. */
import { expect } from 'chai';
import { MeetingError } from '../../src/meeting/errors.ts';
import type { JoinOptions, JoinResult } from '../../src/providers/pexip/client/pexip-client.ts';
import { closeAll, openProxy, Recorder, roster, Scene } from './node.ts';

afterEach(closeAll);

const ANN = { display_name: 'Ann' };
const IDP = [{ name: 'ADFS', img: '', uuid: '7e43610f' }];
const version = { version_id: '36', pseudo_version: '77889.0.0' };
const REDIRECT = 'https://idp.test/sso?SAMLRequest=abc';

type Case = [
  what: string,
  status: number,
  body: unknown,
  result: JoinResult,
  options?: Partial<JoinOptions>,
];
const pin = (host: boolean, guest: boolean, wrong = false): JoinResult => ({
  kind: 'pin',
  host,
  guest,
  wrong,
});
const extension = (type: string, wrong = false): JoinResult => ({ kind: 'extension', type, wrong });

const QUESTIONS: Case[] = [
  ['a PIN of hosts', 403, { pin: 'required', guest_pin: 'none' }, pin(true, false)],
  ['a PIN of both', 403, { pin: 'required', guest_pin: 'required', version }, pin(true, true)],
  ['a PIN of guests', 403, { pin: 'none', guest_pin: 'required' }, pin(false, true)],
  [
    'a PIN again',
    403,
    { pin: 'required', guest_pin: 'none' },
    pin(true, false, true),
    { pin: '1' },
  ],
  ['the right PIN', 403, 'Invalid PIN', pin(true, true, true), { pin: '1' }],
  ['an extension', 403, { conference_extension: 'standard', version }, extension('standard')],
  ['an extension of Skype', 403, { conference_extension: 'mssip' }, extension('mssip')],
  [
    'a required extension',
    403,
    { conference_extension: 'required', conference_extension_type: 'mssip' },
    extension('mssip'),
  ],
  [
    'an extension that exists',
    404,
    'Neither conference nor gateway found',
    extension('standard', true),
    { conference_extension: 'nowhere' },
  ],
  [
    'an extension again',
    403,
    { conference_extension: 'standard' },
    extension('standard', true),
    { conference_extension: 'nowhere' },
  ],
  ['an identity provider', 403, { idp: IDP, version }, { kind: 'idp', providers: IDP }],
  [
    'a sign-in',
    403,
    { redirect_url: REDIRECT, redirect_idp: { name: 'ADFS', uuid: '7e43610f' } },
    { kind: 'redirect', url: REDIRECT, provider: { name: 'ADFS', uuid: '7e43610f' } },
    { chosen_idp: '7e43610f' },
  ],
];

describe('join', () => {
  for (const [what, status, result, wanted, options] of QUESTIONS)
    for (const word of ['success', 'failure', 'failed'])
      it(`returns the wish for ${what}, said with ${word}`, async () => {
        const scene = new Scene();
        await scene.rule({ path: 'request_token', status, body: { status: word, result } });
        const client = scene.client();
        expect(await client.join({ ...ANN, ...options })).to.deep.equal(wanted);
        expect(client.state.status).to.equal('idle');
      });

  it('returns an identity provider asked for with HTTP 200', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', body: { status: 'success', result: { idp: IDP } } });
    expect(await scene.client().join(ANN)).to.deep.equal({ kind: 'idp', providers: IDP });
  });

  it('remembers who needs a PIN when one is wrong', async () => {
    const scene = new Scene();
    const client = scene.client();
    await scene.rule({
      path: 'request_token',
      status: 403,
      body: { status: 'success', result: 'Invalid PIN' },
    });
    await scene.rule({
      path: 'request_token',
      status: 403,
      times: 1,
      body: { status: 'success', result: { pin: 'required', guest_pin: 'none' } },
    });
    await client.join(ANN);
    expect(await client.join({ ...ANN, pin: '9999' })).to.deep.equal(pin(true, false, true));
    const [, second] = await scene.requests('request_token', 2);
    expect(second?.headers.pin).to.equal('9999');
  });

  it('never follows a node to an address that is no web address', async () => {
    const scene = new Scene();
    const result = { redirect_url: 'javascript:alert(1)' };
    await scene.rule({ path: 'request_token', status: 403, body: { status: 'success', result } });
    const error = await scene
      .client()
      .join(ANN)
      .catch((e: unknown) => e);
    expect(error).to.include({ code: 'request-failed' });
  });

  it('reads a grant of any version, and keeps the token to itself', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: {
        status: 'success',
        result: {
          token: 'SECRET',
          expires: 120,
          participant_uuid: 'self',
          role: 'GUEST',
          version: { version_id: '36' },
          client_stats_update_interval: 4411.068996234768,
          pex_datachannel_id: '3',
          stun: [{ url: 'stun:stun.test' }],
          trickle_ice_enabled: true,
        },
      },
    });
    const client = scene.client();
    const result = await client.join(ANN);
    expect(result.kind).to.equal('joined');
    expect(client.grant).to.deep.equal({
      participant_uuid: 'self',
      role: 'GUEST',
      version: { version_id: '36' },
      client_stats_update_interval: 4411.068996234768,
      pex_datachannel_id: 3,
      stun: [{ url: 'stun:stun.test' }],
      trickle_ice_enabled: true,
    });
    expect(JSON.stringify([result, client.state])).not.to.include('SECRET');
    expect(client.state).to.include({ status: 'joined', role: 'guest', self_uuid: 'self' });
  });

  it('waits where the node holds one back, and is in when it no longer does', async () => {
    const scene = new Scene();
    const result = {
      token: 'T',
      expires: '120',
      participant_uuid: 'self',
      current_service_type: 'waiting_room',
    };
    await scene.rule({ path: 'request_token', body: { status: 'success', result } });
    await scene.greet(roster({ uuid: 'self', service_type: 'waiting_room' }));
    const client = scene.client();
    const recorder = new Recorder(client);
    expect((await client.join(ANN)).kind).to.equal('waiting');
    await recorder.next('participant_sync_end');
    expect(client.state.status).to.equal('waiting');
    await scene.tell('participant_update', { uuid: 'self', service_type: 'conference' });
    await recorder.next('participant_update');
    expect(client.state.status).to.equal('joined');
    expect(recorder.all('state').map(({ status }) => status)).to.deep.equal([
      'joining',
      'waiting',
      'joined',
    ]);
  });

  it('goes to the next node where one answers 503', async () => {
    const scene = new Scene();
    const body = { status: 'failed', result: 'Maintenance mode' };
    await scene.rule({ path: 'request_token', times: 1, status: 503, body });
    const client = scene.client({ address: [scene.url, scene.url] });
    expect((await client.join(ANN)).kind).to.equal('joined');
    await scene.requests('request_token', 2);
  });

  for (const status of [502, 503, 504])
    it(`repeats what the node says with ${status}`, async () => {
      const scene = new Scene();
      const body = { status: 'failed', result: 'Maintenance mode' };
      await scene.rule({ path: 'request_token', status, body });
      const error = await scene
        .client()
        .join(ANN)
        .catch((e: unknown) => e);
      expect(error).to.include({ code: 'request-failed', status, said: 'Maintenance mode' });
    });

  it('goes to the next node where nobody listens', async () => {
    const scene = new Scene();
    const proxy = await openProxy();
    await proxy.set({ mode: 'refuse' });
    const client = scene.client({ address: [proxy.url, scene.url] });
    expect((await client.join(ANN)).kind).to.equal('joined');
  });

  it('does not ask the next node what the first has refused', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      status: 404,
      body: { status: 'success', result: 'Neither conference nor gateway found' },
    });
    const client = scene.client({ address: [scene.url, scene.url] });
    const error = await client.join(ANN).catch((e: unknown) => e);
    expect(error).to.include({ code: 'request-failed', status: 404 });
    expect((error as Error).message).to.include('Neither conference nor gateway found');
    expect(await scene.log()).to.have.length(1);
    expect(client.state.status).to.equal('idle');
  });

  it('is refused while joining and while joined: no second participant', async () => {
    const scene = new Scene();
    const client = scene.client();
    const first = client.join(ANN);
    expect(await client.join(ANN).catch((e: unknown) => e)).to.include({ code: 'command-failed' });
    await first;
    expect(await client.join(ANN).catch((e: unknown) => e)).to.include({ code: 'command-failed' });
    expect((await scene.log()).filter(({ path }) => path === 'request_token')).to.have.length(1);
  });

  it('sends nothing when its signal is aborted before', async () => {
    const scene = new Scene();
    const error = await scene
      .client()
      .join({ ...ANN, signal: AbortSignal.abort() })
      .catch((e: unknown) => e);
    expect(error).to.include({ name: 'AbortError' });
    expect(await scene.log()).to.have.length(0);
  });

  it('can be done again after leaving', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await client.leave();
    expect((await client.join(ANN)).kind).to.equal('joined');
    expect(client.state.left).to.equal(undefined);
  });
});

describe('nobody is left behind', () => {
  /** Every token granted is released. */
  const allReleased = async (scene: Scene, count: number) => {
    const released = await scene.requests('release_token', count);
    const tokens = released.map(({ headers }) => headers.token);
    expect(new Set(tokens).size).to.equal(count);
  };

  for (const how of ['leave()', 'the signal', 'the page'] as const)
    it(`when ${how} ends the join before the token has come`, async () => {
      const scene = new Scene();
      await scene.rule({ path: 'request_token', kind: 'held' });
      const client = scene.client();
      const recorder = new Recorder(client);
      const abort = new AbortController();
      const joining = client.join({ ...ANN, signal: abort.signal }).catch((e: unknown) => e);
      await scene.requests('request_token');
      if (how === 'the signal') abort.abort();
      else void client.leave();
      const error = await joining;
      await scene.let('request_token');
      if (how === 'the signal') expect(error).to.include({ name: 'AbortError' });
      else expect(error).to.be.instanceOf(MeetingError).with.property('code', 'session-closed');
      await allReleased(scene, 1);
      expect(client.state.status).to.equal(how === 'the signal' ? 'idle' : 'left');
      expect(recorder.names).not.to.include('participant_create');
      expect((await scene.log()).map(({ path }) => path)).not.to.include('events');
    });

  it('at whatever microtask after the answer one leaves', async () => {
    for (let turns = 0; turns < 12; turns++) {
      const scene = new Scene();
      const client = scene.client();
      const original = Response.prototype.text;
      let ticking: Promise<unknown> | undefined;
      Response.prototype.text = async function (this: Response) {
        const text = await original.call(this);
        if (text.includes('SECRET'))
          ticking = (async () => {
            for (let turn = 0; turn < turns; turn++) await undefined;
            void client.leave();
          })();
        return text;
      };
      try {
        await client.join(ANN).catch(() => undefined);
        await ticking;
      } finally {
        Response.prototype.text = original;
      }
      await allReleased(scene, 1);
      expect(client.state.status).to.equal('left');
    }
  });

  it('when a node that does not answer, so that the next one was asked, lets one in after all', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', times: 1, kind: 'held' });
    const client = scene.client({ address: [scene.url, scene.url], timing: { join: 3000 } });
    expect((await client.join(ANN)).kind).to.equal('joined');
    await scene.let('request_token');
    const [late] = await scene.requests('release_token');
    const events = await scene.requests('events');
    expect(late?.headers.token).not.to.equal(events[0]?.headers.token);
  });

  it('when one leaves: the stream is closed and nothing is told any more', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await client.leave();
    await client.leave();
    await scene.streams(0);
    expect(recorder.names).to.deep.equal(['state', 'left']);
    await allReleased(scene, 1);
    expect(await client.lock().catch((e: unknown) => e)).to.include({ code: 'session-closed' });
  });

  it('when a listener leaves at the news of having joined', async () => {
    const scene = new Scene();
    const client = scene.client();
    client.addEventListener('state', ({ detail }) => {
      if (detail.status === 'joined') void client.leave();
    });
    const error = await client.join(ANN).catch((e: unknown) => e);
    expect(error).to.include({ code: 'session-closed' });
    await allReleased(scene, 1);
    expect((await client.join(ANN).catch((e: unknown) => e)) as object).to.have.property('code');
  });

  it('when the client is destroyed: no listener stays', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    client.destroy();
    await allReleased(scene, 1);
    expect(client.getListenerCount()).to.equal(0);
    expect(recorder.names).to.deep.equal(['state', 'left']);
  });

  it('when a listener leaves in the middle of a piece', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    client.addEventListener('participant_create', () => void client.leave());
    await scene.write(roster({ uuid: 'a' }, { uuid: 'b' }));
    await recorder.next('left');
    await scene.streams(0);
    expect(recorder.all('participant_create')).to.have.length(1);
  });
});
