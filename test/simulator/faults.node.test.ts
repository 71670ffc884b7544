/** Faults, streams and the log: what the control interface does to a conference, and to no other. */
import { expect } from 'chai';
import {
  advance,
  conferencePath,
  control,
  controlOf,
  createConference,
  leaveAll,
  node,
  RawClient,
} from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(leaveAll);

async function faulty(fault: Json) {
  const alias = await createConference();
  const client = await RawClient.join(alias);
  await control('POST', 'faults', { alias, ...fault });
  return { alias, client };
}

const failed = (answer: Promise<unknown>) =>
  answer.then(
    () => false,
    () => true,
  );

describe('a fault', () => {
  it('answers with another status, as often as was asked, and only on its route', async () => {
    const { client } = await faulty({
      route: 'lock',
      kind: 'status',
      status: 503,
      body: { status: 'failed', result: 'Maintenance mode' },
      times: 2,
    });
    expect((await client.post('unlock')).http).to.equal(200);
    expect(await client.post('lock')).to.deep.equal({
      http: 503,
      status: 'failed',
      result: 'Maintenance mode',
    });
    expect((await client.post('lock')).http).to.equal(503);
    expect((await client.post('lock')).http).to.equal(200);
  });

  it('cuts the connection, before the request is carried out or after', async () => {
    const { alias, client } = await faulty({ route: 'lock', kind: 'drop', times: 1 });
    expect(await failed(client.post('lock'))).to.equal(true);
    expect((await client.get('conference_status')).result).to.include({ locked: false });
    await control('DELETE', `faults?alias=${alias}`);
    await control('POST', 'faults', { alias, route: 'lock', kind: 'drop', after: true });
    await failed(client.post('lock'));
    expect((await client.get('conference_status')).result).to.include({ locked: true });
  });

  it('never answers, until the client gives up', async () => {
    const { alias, client } = await faulty({ kind: 'half-open', route: 'refresh_token' });
    const controller = new AbortController();
    const answer = fetch(`${conferencePath(alias)}/refresh_token`, {
      method: 'POST',
      headers: { token: client.token },
      signal: controller.signal,
    });
    expect((await client.get('conference_status')).http).to.equal(200);
    controller.abort();
    expect(await failed(answer)).to.equal(true);
  });

  it('delays an answer', async () => {
    const { alias, client } = await faulty({ kind: 'delay', delay_ms: 300, route: 'lock' });
    await advance(alias, 0);
    const order: string[] = [];
    const delayed = client.post('lock').then(() => order.push('delayed'));
    await controlOf(alias)('GET', 'requests?route=lock&until=length&at_least=1');
    await client.post('unlock').then(() => order.push('at once'));
    await advance(alias, 300);
    await delayed;
    expect(order).to.deep.equal(['at once', 'delayed']);
  });

  it('lets requests pass first, and is over when it is cleared', async () => {
    const { alias, client } = await faulty({ kind: 'status', status: 500, skip: 1 });
    expect((await client.post('lock')).http).to.equal(200);
    const response = await fetch(`${conferencePath(alias)}/lock`, {
      method: 'POST',
      headers: { token: client.token },
    });
    expect(response.status).to.equal(500);
    await control('DELETE', `faults?alias=${alias}`);
    expect((await client.post('lock')).http).to.equal(200);
  });

  it('opens an event stream that stays silent', async () => {
    const { alias, client } = await faulty({ kind: 'half-open', route: 'events', times: 1 });
    expect(client.feed.events).to.have.length(0);
    // Asked of the node: Firefox fires `open` only with the first byte of the body.
    await controlOf(alias)('GET', '?until=participants.0.streams&is=1');
    await client.post('lock');
    expect(client.feed.events).to.have.length(0);
    const second = client.openEvents();
    await second.next('participant_sync_end');
    second.close();
  });
});

describe('the control interface', () => {
  it('silences open streams while their sockets stay open, and cuts them', async () => {
    const alias = await createConference();
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    await controlOf(alias)('POST', 'streams', { action: 'stall' });
    const before = feed.events.length;
    await client.post('lock');
    await client.get('conference_status');
    expect(feed.events.length).to.equal(before);
    expect(feed.source.readyState).to.equal(EventSource.OPEN);
    const errored = new Promise((resolve) => feed.source.addEventListener('error', resolve));
    await controlOf(alias)('POST', 'streams', { action: 'drop' });
    await errored;
    // The browser comes back of itself, and the roster is sent anew.
    await feed.next('participant_sync_end');
  });

  it('makes tokens expire at once', async () => {
    const alias = await createConference();
    const client = await RawClient.join(alias);
    await client.listen();
    await controlOf(alias)('POST', 'expire', { participant_uuid: client.uuid });
    await client.feed.next('disconnect');
    expect((await client.post('refresh_token')).result).to.equal('Invalid token');
  });

  it('logs requests as they were on the wire', async () => {
    const alias = await createConference({ host_pin: '1234' });
    const client = await RawClient.join(alias, { pin: '1234' });
    await client.post('set_guests_can_unmute', { setting: true });
    await client.post('lock');
    const log = (await controlOf(alias)('GET', 'requests')) as {
      route: string;
      method: string;
      path: string;
      headers: Json;
      body?: unknown;
      status: number;
    }[];
    expect(log.map(({ route }) => route)).to.deep.equal([
      'client.request_token',
      'conference.set_guests_can_unmute',
      'conference.lock',
    ]);
    const [token, set, lock] = log;
    expect(token?.headers.pin).to.equal('1234');
    expect(token?.body).to.deep.equal({ display_name: 'Ann' });
    expect(set?.body).to.deep.equal({ setting: true });
    expect(lock?.path).to.equal(`/api/client/v2/conferences/${alias}/lock`);
    expect(lock?.headers).to.include({ token: client.token });
    expect(lock).not.to.have.property('body');
    expect(lock?.status).to.equal(200);
    await controlOf(alias)('DELETE', 'requests');
    expect(await controlOf(alias)('GET', 'requests')).to.deep.equal([]);
  });

  it('says what is wrong with a setting', async () => {
    const response = await fetch(`${node}/simulator/conferences`, {
      method: 'POST',
      body: JSON.stringify({ alias: 7 }),
    });
    expect(response.status).to.equal(400);
    expect(await response.text()).to.include('alias');
  });
});
