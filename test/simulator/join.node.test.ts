/** Coming in: PINs, receptions, identity providers, the waiting room, tokens and their end. */
import { expect } from 'chai';
import {
  advance,
  conferencePath,
  control,
  controlOf,
  createConference,
  leaveAll,
  namesOf,
  node,
  RawClient,
  request,
} from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(leaveAll);

const requestToken = (alias: string, body: Json = {}, pin?: string) =>
  request('POST', `${conferencePath(alias)}/request_token`, {
    body,
    headers: pin === undefined ? {} : { pin },
  });

const PIN_TABLE: { settings: Json; pin?: string; http: number; result: Json | string }[] = [
  { settings: {}, http: 200, result: { role: 'HOST' } },
  { settings: { host_pin: '1234' }, http: 403, result: { pin: 'required', guest_pin: 'none' } },
  { settings: { host_pin: '1234' }, pin: '1234', http: 200, result: { role: 'HOST' } },
  { settings: { host_pin: '1234' }, pin: 'none', http: 200, result: { role: 'GUEST' } },
  { settings: { host_pin: '1234' }, pin: '9999', http: 403, result: 'Invalid PIN' },
  {
    settings: { host_pin: '1234', guest_pin: '5678' },
    http: 403,
    result: { pin: 'required', guest_pin: 'required' },
  },
  {
    settings: { host_pin: '1234', guest_pin: '5678' },
    pin: '5678',
    http: 200,
    result: { role: 'GUEST' },
  },
  {
    settings: { host_pin: '1234', guest_pin: '5678' },
    pin: 'none',
    http: 403,
    result: 'Invalid PIN',
  },
  {
    settings: { host_pin: '1234', allow_guests: false },
    pin: 'none',
    http: 403,
    result: 'Invalid PIN',
  },
];

describe('coming into a conference', () => {
  for (const { settings, pin, http, result } of PIN_TABLE)
    it(`answers ${http} ${JSON.stringify(result)} to the pin ${pin ?? '(no header)'} where ${JSON.stringify(settings)}`, async () => {
      const answer = await requestToken(await createConference(settings), {}, pin);
      expect(answer.http).to.equal(http);
      expect(answer.status).to.equal('success');
      if (typeof result === 'string') expect(answer.result).to.equal(result);
      else expect(answer.result).to.include(result);
    });

  it('answers 404 for an alias that nobody has', async () => {
    expect(await requestToken('nobody')).to.deep.equal({
      http: 404,
      status: 'failed',
      result: 'Neither conference nor gateway found',
    });
  });

  for (const alias of ['with/slash', 'alice@example.com', 'räume süd', '100%?#&'])
    it(`knows the alias ${alias} when it is encoded as one segment`, async () => {
      await control('POST', 'conferences', { alias });
      const client = await RawClient.join(alias);
      const { result } = await client.get('participants');
      expect(namesOf(result)).to.deep.equal(['Ann']);
      await control('DELETE', `conferences/${encodeURIComponent(alias)}`);
    });

  it('asks for an extension at a Virtual Reception and goes on under its alias', async () => {
    expect((await requestToken('meet.reception')).result).to.deep.equal({
      conference_extension: 'required',
      conference_extension_type: 'standard',
    });
    const target = await createConference();
    const client = await RawClient.join('meet.reception', { conference_extension: target });
    expect((await client.get('conference_status')).http).to.equal(200);
    expect((await controlOf(target)('GET', '')) as Json)
      .to.have.property('participants')
      .with.lengthOf(1);
    expect(
      (await requestToken('meet.reception', { conference_extension: 'nowhere' })).http,
    ).to.equal(404);
  });

  it('asks for an extension, and says that there is none, in the older form where it is set to', async () => {
    const alias = await createConference({ older_answers: true, virtual_reception: {} });
    const asked = await requestToken(alias, { conference_extension: '' });
    expect(asked.result).to.include({ conference_extension: 'standard' });
    expect(await requestToken(alias, { conference_extension: 'nowhere' })).to.include({
      http: 404,
      status: 'success',
    });
  });

  it('holds guests until a host with media or start_conference begins', async () => {
    const alias = await createConference({ host_pin: '1234' });
    const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none' });
    expect(guest.grant.current_service_type).to.equal('waiting_room');
    const host = await RawClient.join(alias, { name: 'Host', pin: '1234' });
    const feed = await guest.listen();
    expect(namesOf(feed.all('participant_create'))).to.deep.equal(['Guest']);
    expect((await guest.post('start_conference')).result).to.equal(false);
    expect((await host.post('start_conference')).result).to.equal(true);
    await feed.next(
      'participant_update',
      ({ uuid, service_type }) => uuid === guest.uuid && service_type === 'conference',
    );
    await feed.next('participant_create', ({ display_name }) => display_name === 'Host');
  });

  it('holds newcomers of a locked conference until a host admits them', async () => {
    const alias = await createConference({ host_pin: '1234', robots: 1 });
    const host = await RawClient.join(alias, { name: 'Host', pin: '1234' });
    const feed = await host.listen();
    await host.post('lock');
    await feed.next('conference_update', ({ locked }) => locked === true);
    const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none' });
    await feed.next('participant_create', ({ service_type }) => service_type === 'waiting_room');
    expect((await host.on('unlock', undefined, guest.uuid)).result).to.equal(true);
    await feed.next('participant_update', ({ service_type }) => service_type === 'conference');
    const second = await RawClient.join(alias, { name: 'Second', pin: 'none' });
    await host.post('unlock');
    await feed.next(
      'participant_update',
      ({ uuid, service_type }) => uuid === second.uuid && service_type === 'conference',
    );
  });
});

describe('a token', () => {
  it('is refreshed for another and released for good', async () => {
    const client = await RawClient.join(await createConference());
    const { result } = await client.post('refresh_token');
    expect(result).to.have.keys('token', 'expires');
    expect((result as Json).expires).to.equal('120');
    await client.post('release_token');
    expect(await client.get('conference_status')).to.deep.equal({
      http: 403,
      status: 'success',
      result: 'Invalid token',
    });
  });

  it('expires, and its participant is gone for the others', async () => {
    const alias = await createConference({ clock: 'held' });
    const watcher = await RawClient.join(await createConference());
    expect((await watcher.get('conference_status')).http).to.equal(200);
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    await advance(alias, 119_000);
    expect((await client.get('conference_status')).http).to.equal(200);
    await advance(alias, 1000);
    expect(await feed.next('disconnect')).to.deep.equal({
      reason: 'Timer expired awaiting token refresh',
    });
    expect((await client.post('refresh_token')).http).to.equal(403);
  });

  it('is good for its own conference only', async () => {
    const client = await RawClient.join(await createConference());
    const other = await createConference();
    const answer = await request('GET', `${conferencePath(other)}/conference_status`, {
      headers: { token: client.token },
    });
    expect(answer.http).to.equal(403);
  });
});

describe('the node', () => {
  it('says 503 in maintenance, by the name it is in maintenance under', async () => {
    const host = `m-${crypto.randomUUID()}.localhost`;
    const url = `${node.replace(/\/\/[^:]+/, `//${host}`)}/api/client/v2/status`;
    expect(await request('GET', url)).to.deep.equal({ http: 200, status: 'success', result: 'OK' });
    await control('POST', 'maintenance', { enabled: true, host });
    expect(await request('GET', url)).to.deep.equal({
      http: 503,
      status: 'failed',
      result: 'Maintenance mode',
    });
    await control('POST', 'maintenance', { enabled: false, host });
    expect((await request('GET', url)).http).to.equal(200);
  });
});
