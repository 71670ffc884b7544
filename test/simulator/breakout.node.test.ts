/** Breakout rooms, from both sides: hosts stay in the main room's events, guests go. */
import { expect } from 'chai';
import { advance, control, createConference, leaveAll, namesOf, RawClient } from './raw-client.ts';
import type { EventFeed, Json } from './raw-client.ts';

afterEach(leaveAll);

async function meeting() {
  const alias = await createConference({ host_pin: '1', robots: 2 });
  const host = await RawClient.join(alias, { name: 'Host', pin: '1' });
  const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none' });
  const [feed, guestFeed] = await Promise.all([host.listen(), guest.listen()]);
  const robot = feed.all('participant_create').find(({ display_name }) => display_name === 'Bob')
    ?.uuid as string;
  return { alias, host, guest, feed, guestFeed, robot };
}

const open = async (host: RawClient, body: Json = {}): Promise<string> =>
  ((await host.post('breakouts', { name: 'Room 1', ...body })).result as Json)
    .breakout_uuid as string;

const inside = (
  feed: EventFeed,
  event: string,
  fits: (data: Json) => boolean = () => true,
): Promise<Json> =>
  feed.next('breakout_event', (data) => data.event === event && fits(data.data as Json));

describe('a breakout room', () => {
  it('begins for every host with a participant of its own and the room’s events', async () => {
    const { host, feed, guestFeed } = await meeting();
    const uuid = await open(host, { duration: 60, end_action: 'disconnect' });
    const begun = await feed.next('breakout_begin');
    expect(begun.breakout_uuid).to.equal(uuid);
    await inside(feed, 'participant_sync_begin');
    const { data, id } = await inside(feed, 'participant_create');
    expect(data).to.include({ uuid: begun.participant_uuid, display_name: 'Host', role: 'chair' });
    expect(id).to.be.a('string');
    const { data: update } = await inside(feed, 'conference_update');
    expect(update).to.deep.include({
      ...{ breakout: true, breakout_name: 'Room 1', end_action: 'disconnect' },
      ...{ breakout_guests_allowed_to_leave: false, breakoutbuzz: { value: false, time: 0 } },
    });
    expect(Number((update as Json).end_time)).to.be.within(
      Date.now() / 1000 + 50,
      Date.now() / 1000 + 70,
    );
    expect(guestFeed.all('breakout_begin')).to.have.length(0);
  });

  it('gets the people it was opened with: guests by refer, hosts by breakout_refer', async () => {
    const { host, guest, robot, feed, guestFeed } = await meeting();
    const uuid = await open(host, { participants: { main: [guest.uuid, robot, host.uuid] } });
    await inside(feed, 'participant_create', ({ display_name }) => display_name === 'Bob');
    expect(await feed.next('breakout_refer')).to.deep.equal({
      breakout_uuid: uuid,
      breakout_name: 'Room 1',
      requester_uuid: host.uuid,
    });
    const { alias, token, breakout_name } = await guestFeed.next('refer');
    expect(breakout_name).to.equal('Room 1');
    const moved = await RawClient.join(alias as string, { name: 'Guest', token });
    expect(moved.grant.role).to.equal('GUEST');
    await inside(feed, 'participant_create', ({ display_name }) => display_name === 'Guest');
    expect(namesOf((await moved.get('participants')).result)).to.deep.equal([
      'Bob',
      'Guest',
      'Host',
    ]);
    expect(namesOf((await host.get('participants')).result)).to.deep.equal(['Alice', 'Host']);
  });

  it('is run by hosts from outside, and asked about as itself', async () => {
    const { host, robot, feed } = await meeting();
    const uuid = await open(host, { participants: { main: [robot] } });
    const { data } = await inside(
      feed,
      'participant_create',
      ({ display_name }) => display_name === 'Bob',
    );
    await host.post(`breakouts/${uuid}/participants/${String((data as Json).uuid)}/mute`);
    await inside(feed, 'participant_update', ({ is_muted }) => is_muted === 'YES');
    await host.post(`breakouts/${uuid}/message`, { type: 'text/plain', payload: 'Five minutes' });
    await host.post(`breakouts/${uuid}/lock`);
    await inside(feed, 'conference_update', ({ locked }) => locked === true);
    expect(feed.all('conference_update').at(-1)?.locked).to.equal(false);
    const { result } = await host.get(`breakouts/${uuid}/participants`);
    expect(namesOf(result)).to.deep.equal(['Bob', 'Host']);
    expect((await host.get(`breakouts/${uuid}/conference_status`)).result).to.include({
      locked: true,
      breakout_name: 'Room 1',
    });
    expect((await host.get('breakouts/no-such-room/conference_status')).http).to.equal(404);
  });

  it('asks for help, which anyone inside or a host dismisses', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    const uuid = await open(host, { participants: { main: [guest.uuid] } });
    const { alias, token } = await guestFeed.next('refer');
    const moved = await RawClient.join(alias as string, { token });
    expect((await moved.post('breakoutbuzz')).result).to.equal(true);
    const { data } = await inside(
      feed,
      'conference_update',
      ({ breakoutbuzz }) => (breakoutbuzz as Json).value === true,
    );
    expect(((data as Json).breakoutbuzz as Json).time).to.be.greaterThan(1e9);
    await host.post(`breakouts/${uuid}/clearbreakoutbuzz`);
    await inside(
      feed,
      'conference_update',
      ({ breakoutbuzz }) => (breakoutbuzz as Json).value === false,
    );
    expect((await host.post('breakoutbuzz')).result, 'in the main room').to.equal(false);
  });

  for (const allowed of [true, false])
    it(`lets a guest ${allowed ? 'go back' : 'not go back'} where guests_allowed_to_leave is ${allowed}`, async () => {
      const { alias: main, host, guest, guestFeed } = await meeting();
      await open(host, { participants: { main: [guest.uuid] }, guests_allowed_to_leave: allowed });
      const { alias, token } = await guestFeed.next('refer');
      const moved = await RawClient.join(alias as string, { token });
      const feed = await moved.listen();
      expect((await moved.post('leavebreakout')).result).to.equal(allowed);
      if (!allowed) return;
      const back = await feed.next('refer');
      expect(back.alias).to.equal(main);
      const again = await RawClient.join(main, { name: 'Guest', token: back.token });
      expect(namesOf((await again.get('participants')).result)).to.include('Guest');
    });

  it('moves people to another room, and back to their previous one', async () => {
    const { host, robot, feed } = await meeting();
    const first = await open(host, { participants: { main: [robot] } });
    const second = await open(host, { name: 'Room 2' });
    const { data } = await inside(
      feed,
      'participant_create',
      ({ display_name }) => display_name === 'Bob',
    );
    const move = (from: string, breakout_uuid: string, participants: unknown[]) =>
      host.post(`breakouts/${from}/participants/breakout`, { breakout_uuid, participants });
    expect((await move(first, second, [(data as Json).uuid])).result).to.equal(true);
    const moved = await feed.next(
      'breakout_event',
      ({ breakout_uuid, event, data: participant }) =>
        breakout_uuid === second &&
        event === 'participant_create' &&
        (participant as Json).display_name === 'Bob',
    );
    expect((await move(second, 'previous', [])).result).to.equal(true);
    await feed.next(
      'breakout_event',
      ({ breakout_uuid, event, data: participant }) =>
        breakout_uuid === first &&
        event === 'participant_create' &&
        (participant as Json).display_name === 'Bob',
    );
    expect(
      (await move(second, 'main', [(moved.data as Json).uuid])).result,
      'who is there no more',
    ).to.equal(false);
    expect((await host.post('breakouts/empty')).result).to.equal(true);
    await feed.next('participant_create', ({ display_name }) => display_name === 'Bob');
    expect((await move(first, 'nowhere', [])).http).to.equal(400);
  });

  for (const [end_action, event] of [
    ['transfer', 'refer'],
    ['disconnect', 'disconnect'],
  ] as const)
    it(`ends when its time is up: guests get ${event} where end_action is ${end_action}`, async () => {
      const { alias: main, host, guest, feed, guestFeed } = await meeting();
      // From here on, time passes as the test says, however slow the machine is.
      await advance(main, 0);
      const uuid = await open(host, {
        participants: { main: [guest.uuid] },
        duration: 60,
        end_action,
      });
      const { participant_uuid } = await feed.next('breakout_begin');
      const { alias, token } = await guestFeed.next('refer');
      const moved = await RawClient.join(alias as string, { token });
      const inRoom = await moved.listen();
      await advance(main, 59_000);
      expect((await host.get(`breakouts/${uuid}/participants`)).http).to.equal(200);
      await advance(main, 1000);
      await inRoom.next(event);
      expect(await feed.next('breakout_end')).to.deep.equal({
        breakout_uuid: uuid,
        participant_uuid,
      });
      expect((await host.get(`breakouts/${uuid}/participants`)).http).to.equal(404);
    });

  it('hears what is said to every room, and closes with every other', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    const uuid = await open(host, { participants: { main: [guest.uuid] } });
    await feed.next('breakout_begin');
    const { alias, token } = await guestFeed.next('refer');
    const moved = await RawClient.join(alias as string, { token });
    const inRoom = await moved.listen();
    const said = { type: 'text/plain', payload: 'Five minutes' };
    expect((await host.post('breakouts/message', said)).result).to.equal(true);
    expect(await inRoom.next('message_received')).to.include({
      uuid: host.uuid,
      payload: 'Five minutes',
    });
    expect((await host.post('breakouts/disconnect')).result).to.equal(true);
    await inRoom.next('refer');
    expect((await feed.next('breakout_end')).breakout_uuid).to.equal(uuid);
  });

  it('lets a guest in by a token that a host asks for', async () => {
    const { host } = await meeting();
    const room = await open(host);
    const { result: token } = await host.post(`breakouts/${room}/request_guest_token`);
    const status = (await host.get(`breakouts/${room}/conference_status`)).result as Json;
    expect(status.breakout).to.equal(true);
    const { breakouts } = (await control('GET', `conferences/${host.alias}`)) as {
      breakouts: { alias: string }[];
    };
    const guest = await RawClient.join(breakouts[0]!.alias, { token });
    expect(guest.grant.role).to.equal('GUEST');
  });

  it('is told again to a host whose event stream comes back, and to a guest made host', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    const uuid = await open(host);
    const { participant_uuid } = await feed.next('breakout_begin');
    feed.close();
    const again = host.openEvents();
    expect(await again.next('breakout_begin')).to.deep.equal({
      breakout_uuid: uuid,
      participant_uuid,
    });
    await inside(again, 'participant_sync_end');
    again.close();
    await host.on('role', { role: 'chair' }, guest.uuid);
    expect((await guestFeed.next('breakout_begin')).breakout_uuid).to.equal(uuid);
  });
});
