/** The client against the simulated Conferencing Node: both speak the same API. */
import { expect } from 'chai';
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { Recorder } from './node.ts';
import { serverNamed } from '../server-named.ts';

const { url } = await serverNamed('pexip-node');
const clients: PexipClient[] = [];
let names = 0;
const clientFor = (alias: string) => {
  const address = url.replace('localhost', `client${++names}.localhost`);
  const client = new PexipClient({ address, alias });
  clients.push(client);
  return client;
};
const control = async (path: string, body?: unknown, method = 'POST') => {
  const response = await fetch(`${url}/simulator/${path}`, { method, body: JSON.stringify(body) });
  expect(response.ok, path).to.equal(true);
  return (await response.json()) as { alias: string; breakouts?: { alias: string }[] };
};
const createConference = async (settings: object = {}) => {
  const alias = `client-${crypto.randomUUID()}`;
  await control('conferences', { alias, ...settings });
  return alias;
};
const ANN = { display_name: 'Ann' };

afterEach(() => Promise.all(clients.splice(0).map((client) => client.leave())));

describe('on the simulated node', () => {
  it('two clients see each other come, change and go', async () => {
    const alias = await createConference();
    const ann = clientFor(alias);
    const recorder = new Recorder(ann);
    await ann.join(ANN);
    await recorder.next('participant_sync_end');
    expect(ann.state.self?.display_name).to.equal('Ann');
    const bob = clientFor(alias);
    await bob.join({ display_name: 'Bob' });
    const uuid = bob.state.self_uuid ?? '';
    await recorder.next('participant_create', 2);
    await bob.me.buzz();
    await recorder.next('participant_update');
    expect(ann.state.participants.get(uuid)?.buzz_time).to.be.greaterThan(0);
    await bob.message({ type: 'text/plain', payload: 'Hello' });
    expect((await recorder.next('message_received')).payload).to.equal('Hello');
    await bob.leave();
    expect((await recorder.next('participant_delete')).uuid).to.equal(uuid);
  });

  it('PINs are asked for, refused, and accepted', async () => {
    const client = clientFor('meet.pins');
    expect(await client.join(ANN)).to.deep.equal({
      kind: 'pin',
      host: true,
      guest: true,
      wrong: false,
    });
    expect(await client.join({ ...ANN, pin: '0' })).to.include({ kind: 'pin', wrong: true });
    expect((await client.join({ ...ANN, pin: '1234' })).kind).to.equal('joined');
    expect(client.state.role).to.equal('chair');
  });

  it('a guest comes in without a PIN where only hosts have one', async () => {
    const client = clientFor('meet.host-pin');
    expect(await client.join(ANN)).to.include({ kind: 'pin', host: true, guest: false });
    expect(await client.join({ ...ANN, pin: 'none' })).to.have.property('kind');
    expect(client.state.role).to.equal('guest');
  });

  it('a Virtual Reception leads on', async () => {
    const client = clientFor('meet.reception');
    expect(await client.join(ANN)).to.include({ kind: 'extension' });
    const wrong = await client.join({ ...ANN, conference_extension: 'nowhere' });
    expect(wrong).to.include({ kind: 'extension', wrong: true });
    const result = await client.join({ ...ANN, conference_extension: 'meet.alice' });
    expect(result.kind).to.equal('joined');
  });

  it('identity providers are offered, and one is turned to', async () => {
    const client = clientFor('meet.sso');
    const asked = await client.join(ANN);
    if (asked.kind !== 'idp') throw new Error(asked.kind);
    const redirect = await client.join({ ...ANN, chosen_idp: asked.providers[0]?.uuid });
    expect(redirect.kind).to.equal('redirect');
  });

  it('a locked conference makes one wait until one is let in', async () => {
    const alias = await createConference();
    const host = clientFor(alias);
    const hosts = new Recorder(host);
    await host.join(ANN);
    await hosts.next('participant_sync_end');
    await host.lock();
    const guest = clientFor(alias);
    const result = await guest.join({ display_name: 'Bob' });
    expect(result.kind).to.equal('waiting');
    const guests = new Recorder(guest);
    const admitted = guests.next('state');
    await hosts.next('participant_create', 2);
    await host.participant(guest.state.self_uuid ?? '').unlock();
    expect(await admitted).to.deep.equal({ status: 'joined' });
  });

  it('the roster is right after a stream that fell silent', async () => {
    const alias = await createConference({ robots: 3 });
    const address = url.replace('localhost', `client${++names}.localhost`);
    const client = new PexipClient({ address, alias, timing: { silence: 200, pauses: [20] } });
    clients.push(client);
    const recorder = new Recorder(client);
    await client.join(ANN);
    await recorder.next('participant_sync_end');
    await control(`conferences/${alias}/streams`, { action: 'stall' });
    await control(`conferences/${alias}/robots`, { count: 1 }, 'DELETE');
    await control(`conferences/${alias}/robots`, { count: 2 });
    expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
    await recorder.next('participant_delete');
    await recorder.next('participant_create', 6);
    expect(client.state.participants.size).to.equal(5);
    expect(recorder.all('participant_delete')).to.have.length(1);
    expect(recorder.all('participant_create')).to.have.length(6);
  });

  it('a transfer is followed', async () => {
    const [from, to] = [await createConference(), await createConference()];
    const [ann, bob] = [clientFor(from), clientFor(from)];
    const recorder = new Recorder(bob);
    await ann.join(ANN);
    await bob.join({ display_name: 'Bob' });
    await recorder.next('participant_sync_end');
    const before = bob.state.self_uuid ?? '';
    await ann.participant(before).transfer({ role: 'guest', conference_alias: to });
    expect((await recorder.next('transferred')).alias).to.equal(to);
    await recorder.next('participant_sync_end', 2);
    expect(bob.state.self?.display_name).to.equal('Bob');
    expect(bob.state.self_uuid).not.to.equal(before);
    expect(bob.state).to.include({ status: 'joined', role: 'guest' });
  });

  it('breakout rooms are opened, followed and closed', async () => {
    const alias = await createConference({ robots: 2 });
    const client = clientFor(alias);
    const recorder = new Recorder(client);
    await client.join(ANN);
    await recorder.next('participant_sync_end');
    const robots = [...client.state.participants.keys()].filter(
      (u) => u !== client.state.self_uuid,
    );
    const { breakout_uuid = '' } = await client.breakouts({
      name: 'Room',
      participants: { main: robots.slice(0, 1) },
    });
    await recorder.next('breakout_begin');
    const control = client.breakout(breakout_uuid);
    expect((await control.participants()).length).to.be.greaterThan(0);
    await control.muteguests();
    await control.breakout_move({ breakout_uuid: 'main', participants: [] });
    await control.breakout_close();
    expect((await recorder.next('breakout_end')).breakout_uuid).to.equal(breakout_uuid);
    expect(client.state.breakouts.size).to.equal(0);
  });

  it('what Pexip’s own client asks beyond the text: rooms at once, a guest’s token, a layout of one’s own', async () => {
    const alias = await createConference({ robots: 1 });
    const client = clientFor(alias);
    const recorder = new Recorder(client);
    await client.join(ANN);
    await recorder.next('participant_sync_end');
    const mix_name = 'main.!personal';
    await client.video_mix_create({ mix_name });
    await client.video_mix_configure({ mix_name, transform_layout: { layout: '3x3' } });
    await client.video_mix_delete({ mix_name });
    await client.me.notify_not_afk();

    const { breakout_uuid = '' } = await client.breakouts({ name: 'Room' });
    const token = await client.breakout(breakout_uuid).request_guest_token();
    const { breakouts } = await control(`conferences/${alias}`, undefined, 'GET');
    const guest = clientFor(breakouts?.[0]?.alias ?? '');
    expect((await guest.join({ display_name: 'Guest', token })).kind).to.equal('joined');
    const heard = new Recorder(guest);
    await heard.next('participant_sync_end');
    expect(guest.state.role).to.equal('guest');
    await client.breakouts_message({ type: 'text/plain', payload: 'Five minutes' });
    expect((await heard.next('message_received')).payload).to.equal('Five minutes');
    await client.breakouts_disconnect();
    expect((await recorder.next('breakout_end')).breakout_uuid).to.equal(breakout_uuid);
    // What has a method here is a request like any other.
    expect(await client.request({ path: 'lock' })).to.equal(true);
    expect((await client.conference_status()).locked).to.equal(true);
  });

  it('being disconnected ends it, in the node’s words', async () => {
    const alias = await createConference();
    const [ann, bob] = [clientFor(alias), clientFor(alias)];
    await ann.join(ANN);
    await bob.join({ display_name: 'Bob' });
    const recorder = new Recorder(bob);
    await recorder.next('participant_sync_end');
    await ann.participant(bob.state.self_uuid ?? '').disconnect();
    const { reason, message } = await recorder.next('left');
    expect(reason).to.equal('disconnected');
    expect(message).not.to.equal('');
  });
});
