/** A token that dies is not the meeting's end: the client asks to come in again, and only a refusal ends it. */
import { expect } from 'chai';
import type { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { COMEBACKS } from '../../src/providers/pexip/client/limits.ts';
import { closeAll, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const SELF = { uuid: 'self' };
const BOB = { uuid: 'bob' };
const refused = (path: string, times?: number) => ({
  path,
  status: 403,
  body: { status: 'success', result: 'Invalid token' },
  ...(times !== undefined && { times }),
});
const grant = (participant_uuid: string) => ({
  path: 'request_token',
  times: 1,
  body: {
    status: 'success',
    result: { token: `OF-${participant_uuid}`, expires: '120', participant_uuid },
  },
});
/** Without the second that lies between them: only the second refusal is believed. */
const refreshTwice = async (client: PexipClient) => {
  await client.refresh_token();
  await client.refresh_token();
};

describe('a token that the node refuses', () => {
  for (const status of [401, 403, 404])
    it(`once, with ${status}, stays`, async () => {
      const scene = new Scene();
      await scene.rule(grant('self'));
      const client = await scene.joined();
      const recorder = new Recorder(client);
      await scene.rule({ ...refused('refresh_token', 1), status });
      await refreshTwice(client);
      expect(await scene.requests('refresh_token', 2)).to.have.length(2);
      await client.refresh_token();
      expect(await scene.requests('request_token')).to.have.length(1);
      expect(recorder.names).not.to.include('left');
      expect(recorder.names).not.to.include('reconnecting');
      expect(client.state.status).to.equal('joined');
    });

  it('twice makes the client join again, with its answers, and keeps chat and those who stay', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    await scene.greet(roster(SELF, BOB));
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann', pin: '1234', conference_extension: 'sales' });
    await recorder.next('participant_sync_end');
    await scene.write(sse('message_received', { uuid: 'bob', payload: 'Hello' }));
    await recorder.next('message_received');
    await scene.rule(refused('refresh_token', 2));
    await scene.rule(grant('again'));
    await scene.greet(roster(BOB, { uuid: 'again' }));
    const told = recorder.events.length;
    await refreshTwice(client);
    await recorder.next('reconnected');
    await recorder.next('participant_sync_end', 2);
    const asked = await scene.requests('request_token', 2);
    expect(
      asked.map(({ body, headers }) => [JSON.parse(body) as unknown, headers.pin]),
    ).to.deep.equal(
      Array(2).fill([{ display_name: 'Ann', conference_extension: 'sales' }, '1234']),
    );
    expect(
      recorder.events
        .slice(told)
        .filter(({ type }) => !type.includes('sync'))
        .map(({ type, detail }) => [type, (detail as { uuid?: string }).uuid]),
    ).to.deep.equal([
      ['reconnecting', undefined],
      ['rejoined', undefined],
      ['reconnected', undefined],
      ['participant_create', 'again'],
    ]);
    expect(recorder.all('reconnecting')).to.deep.equal([{ cause: 'expired' }]);
    expect(client.state).to.include({ status: 'joined', connection: 'open', self_uuid: 'again' });
    expect(client.state.messages.map(({ payload }) => payload)).to.deep.equal(['Hello']);
    expect([...client.state.participants.keys()].sort()).to.deep.equal(['again', 'bob']);
    expect(client.grant?.participant_uuid).to.equal('again');
    // Nobody stays behind, and requests go on as the new participant.
    const [released] = await scene.requests('release_token');
    expect(released?.headers.token).to.equal('OF-self');
    await client.lock();
    const [lock] = await scene.requests('lock');
    expect(lock?.headers.token).to.equal('OF-again');
    await scene.streams(1);
  });

  it('tells what ended meanwhile: a presentation that nobody gives any more', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    await scene.greet(roster(SELF, BOB) + sse('presentation_start', { presenter_name: 'Bob' }));
    const { client, recorder } = await scene.followed();
    await recorder.next('presentation_start');
    await scene.rule(refused('refresh_token', 2));
    await scene.greet(roster(BOB));
    await refreshTwice(client);
    await recorder.next('participant_sync_end', 2);
    expect(recorder.all('presentation_stop')).to.have.length(1);
    expect(client.state.presentation).to.equal(undefined);
  });

  it('is one outage, whose end is told once, although the first stream of the new token fails', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.rule(refused('refresh_token', 2));
    await scene.rule({ path: 'events', status: 503, times: 2 });
    await refreshTwice(client);
    await scene.requests('events', 4);
    await recorder.next('reconnected');
    const told = recorder.names.filter((name) => name.startsWith('reconnect'));
    expect(told).to.deep.equal(['reconnecting', 'reconnected']);
  });

  it('is asked for until a node that restarts is there', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.rule(refused('refresh_token', 2));
    await scene.rule({ path: 'request_token', kind: 'reset', times: 1 });
    await scene.rule({ path: 'request_token', status: 503, times: 2 });
    await refreshTwice(client);
    await recorder.next('reconnected');
    expect(await scene.requests('request_token', 5)).to.have.length(5);
    expect(recorder.all('reconnecting')).to.have.length(1);
    expect(recorder.names).not.to.include('left');
  });

  for (const [what, result] of [
    ['asks for more than it was told', { pin: 'required', guest_pin: 'required' }],
    ['refuses', 'Not now'],
  ] as const)
    it(`ends the meeting where the node ${what}`, async () => {
      const scene = new Scene();
      await scene.rule(grant('self'));
      const client = await scene.joined();
      const recorder = new Recorder(client);
      await scene.rule(refused('refresh_token'));
      await scene.rule({
        path: 'request_token',
        status: 403,
        body: { status: 'success', result },
      });
      await refreshTwice(client);
      expect(await recorder.next('left')).to.deep.equal({
        reason: 'token-refused',
        message: 'Invalid token',
      });
      expect(await scene.requests('request_token', 2)).to.have.length(2);
      expect(client.state).to.include({ status: 'left', connection: 'closed' });
      await scene.streams(0);
    });

  it('ends it once the time to come back is over', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    const client = await scene.joined({ timing: { comeback: 0 } });
    const recorder = new Recorder(client);
    await scene.rule(refused('refresh_token'));
    await scene.rule({ path: 'request_token', status: 503 });
    await refreshTwice(client);
    await recorder.next('left');
    expect(await scene.requests('request_token', 2)).to.have.length(2);
  });

  it(`ends it after ${COMEBACKS} times, where each new token dies as well`, async () => {
    const scene = new Scene();
    await scene.rule({ ...grant('self'), times: COMEBACKS + 2 });
    await scene.rule(refused('refresh_token'));
    const client = scene.client();
    const recorder = new Recorder(client);
    client.addEventListener('rejoined', () => void refreshTwice(client));
    await client.join({ display_name: 'Ann' });
    await refreshTwice(client);
    expect(await recorder.next('left')).to.include({ reason: 'token-refused' });
    expect(recorder.all('rejoined')).to.have.length(COMEBACKS);
    const requests = await scene.log();
    expect(requests.filter(({ path }) => path === 'request_token')).to.have.length(COMEBACKS + 1);
    await scene.streams(0);
  });

  it('leaves nobody behind where one leaves meanwhile', async () => {
    const scene = new Scene();
    await scene.rule(grant('self'));
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.rule(refused('refresh_token', 2));
    await scene.rule({ ...grant('late'), kind: 'held' });
    await refreshTwice(client);
    await scene.requests('request_token', 2);
    await client.leave();
    await scene.let('request_token');
    const released = await scene.requests('release_token', 2);
    expect(released.map(({ headers }) => headers.token)).to.have.members(['OF-self', 'OF-late']);
    expect(recorder.all('left')).to.deep.equal([{ reason: 'closed', message: '' }]);
    expect(recorder.names).not.to.include('rejoined');
  });

  it('is no way back for one whom a host has disconnected', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.tell('disconnect', { reason: 'Removed by a host' });
    expect(await recorder.next('left')).to.include({ reason: 'disconnected' });
    expect(await scene.requests('request_token')).to.have.length(1);
  });
});
