/** Every event of the API's table: sent when it should be, in the documented form. */
import { expect } from 'chai';
import { audioOffer } from './audio-offer.ts';
import table from '../data/pexip-client-rest-api.json' with { type: 'json' };
import { control, controlOf, createConference, leaveAll, RawClient } from './raw-client.ts';
import type { EventFeed, Json } from './raw-client.ts';

afterEach(leaveAll);

/** Whether a value has the form the table describes in its own words. */
function fits(form: unknown, value: unknown): boolean {
  if (form === null) return value === null || JSON.stringify(value) === '{}';
  if (Array.isArray(form))
    return Array.isArray(value) && value.every((item) => fits(form[0], item));
  if (typeof form === 'object')
    return Object.entries(form as Json).every(([key, part]) => {
      const item = (value as Json)[key];
      // The text says string, nodes say null as well.
      if (key === 'layout_group' && item === null) return true;
      return (item === undefined && String(part).endsWith('?')) || fits(part, item);
    });
  const words = String(form)
    .replace(/\s*\(.*\)/, '')
    .replace(/\?$/, '');
  if (words.startsWith('{')) return typeof value === 'object';
  if (words.endsWith('[]')) return Array.isArray(value);
  if (words.includes('any event') || words.startsWith("that event's")) return true;
  const kinds = words.split('|').map((word) => word.trim());
  const kind = value === null ? 'null' : typeof value;
  return kinds.some(
    (word) =>
      word === kind ||
      word === String(value) ||
      word.startsWith(`${kind} `) ||
      (word === 'uuid' && kind === 'string') ||
      word.startsWith('{') ||
      word === `"${String(value)}"` ||
      (word.startsWith('number') && kind === 'number'),
  );
}

interface Scene {
  alias: string;
  host: RawClient;
  guest: RawClient;
  feed: EventFeed;
  guestFeed: EventFeed;
  steer: ReturnType<typeof controlOf>;
}

async function scene(settings: Json = {}): Promise<Scene> {
  const alias = await createConference({ host_pin: '1', robots: 1, ...settings });
  const host = await RawClient.join(alias, { name: 'Host', pin: '1', direct_media: true });
  const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none', direct_media: true });
  const [feed, guestFeed] = await Promise.all([host.listen(), guest.listen()]);
  return { alias, host, guest, feed, guestFeed, steer: controlOf(alias) };
}

/** Robots have their media from the node: direct media is for two clients alone. */
const DIRECT = { direct_media: true, robots: 0, host_pin: undefined };

async function direct(): Promise<Scene & { waiting: string; answered: Promise<unknown> }> {
  const made = await scene(DIRECT);
  const { result } = await made.host.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 first' });
  const waiting = (result as Json).call_uuid as string;
  const answered = made.guest.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 second' });
  await made.feed.next('new_offer');
  await made.host.on(`calls/${waiting}/ack`, { sdp: 'v=0 answer' });
  return { ...made, waiting, answered };
}

const room = ({ host }: Scene, body: Json = {}) =>
  host.post('breakouts', { name: 'Room', ...body });

/** How each event is brought about. @returns Its data. */
const PROVOKED: Record<string, () => Promise<unknown>> = {
  presentation_start: async () => {
    const { host, guestFeed } = await scene();
    await host.on('take_floor');
    return guestFeed.next('presentation_start');
  },
  presentation_stop: async () => {
    const { host, guestFeed } = await scene();
    await host.on('take_floor');
    await host.on('release_floor');
    return guestFeed.next('presentation_stop');
  },
  presentation_frame: async () => {
    const { host, guestFeed } = await scene();
    await host.on('take_floor');
    return guestFeed.next('presentation_frame');
  },
  participant_create: async () => {
    const { steer, feed } = await scene();
    await steer('POST', 'robots', {});
    return feed.next('participant_create');
  },
  participant_update: async () => {
    const { guest, feed } = await scene();
    await guest.on('buzz');
    return feed.next('participant_update');
  },
  participant_delete: async () => {
    const { guest, feed } = await scene();
    guest.leave();
    return feed.next('participant_delete');
  },
  participant_sync_begin: async () => (await scene()).feed.events[0]?.data,
  participant_sync_end: async () =>
    (await scene()).feed.events.find(({ name }) => name === 'participant_sync_end')?.data,
  conference_update: async () => {
    const { host, feed } = await scene();
    await host.post('lock');
    return feed.next('conference_update');
  },
  layout: async () => {
    const { host, feed } = await scene();
    await host.post('transform_layout', { transforms: { layout: 'ac' } });
    return feed.next('layout');
  },
  live_captions: async () => {
    const { guest, guestFeed } = await scene();
    await guest.on('show_live_captions');
    return guestFeed.next('live_captions');
  },
  message_received: async () => {
    const { guest, feed } = await scene();
    await guest.post('message', { type: 'text/plain', payload: 'Hello' });
    return feed.next('message_received');
  },
  stage: async () => {
    const { steer, feed } = await scene();
    await steer('POST', 'robots', {});
    return feed.next('stage');
  },
  call_disconnected: async () => {
    const { host, guest, guestFeed } = await scene();
    const offer = { call_type: 'WEBRTC', sdp: audioOffer, present: 'send' };
    const { result } = await guest.on('calls', offer);
    await guest.on(`calls/${String((result as Json).call_uuid)}/ack`);
    await host.on('take_floor');
    return guestFeed.next('call_disconnected');
  },
  disconnect: async () => {
    const { host, guest, guestFeed } = await scene();
    await host.on('disconnect', undefined, guest.uuid);
    return guestFeed.next('disconnect');
  },
  splash_screen: async () => (await scene(DIRECT)).feed.next('splash_screen').catch(() => null),
  new_offer: async () => {
    const { host, guest, feed } = await scene(DIRECT);
    await host.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 first' });
    void guest.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 second' });
    return feed.next('new_offer', ({ sdp }) => sdp === 'v=0 second');
  },
  update_sdp: async () => {
    const { host, waiting, guestFeed, answered } = await direct();
    await answered;
    void host.on(`calls/${waiting}/update`, { sdp: 'v=0 again' });
    return guestFeed.next('update_sdp', ({ sdp }) => sdp === 'v=0 again');
  },
  new_candidate: async () => {
    const { host, waiting, guestFeed } = await direct();
    await host.on(`calls/${waiting}/new_candidate`, {
      candidate: 'candidate:1 1 udp 1 10.0.0.1 9 typ host',
      mid: '0',
      ufrag: 'YAeD',
      pwd: 'x',
    });
    return guestFeed.next('new_candidate');
  },
  peer_disconnect: async () => {
    const { guest, feed, answered } = await direct();
    await answered;
    guest.leave();
    return feed.next('peer_disconnect', () => true);
  },
  refer: async () => {
    const { host, guest, guestFeed } = await scene();
    await host.on(
      'transfer',
      { role: 'guest', conference_alias: await createConference() },
      guest.uuid,
    );
    return guestFeed.next('refer');
  },
  breakout_begin: async () => {
    const made = await scene();
    await room(made);
    return made.feed.next('breakout_begin');
  },
  breakout_event: async () => {
    const made = await scene();
    await room(made);
    return made.feed.next('breakout_event');
  },
  breakout_end: async () => {
    const made = await scene();
    const { result } = await room(made);
    await made.host.post(`breakouts/${String((result as Json).breakout_uuid)}/disconnect`);
    return made.feed.next('breakout_end');
  },
  breakout_refer: async () => {
    const made = await scene();
    await room(made, { participants: { main: [made.host.uuid] } });
    return made.feed.next('breakout_refer');
  },
};

describe('the events of the table', () => {
  for (const { name, data } of table.events as { name: string; data: unknown }[])
    it(`${name} is sent in its form`, async () => {
      const sent = await PROVOKED[name]?.();
      expect(sent, 'the event').not.to.equal(undefined);
      expect(fits(data, sent), JSON.stringify(sent)).to.equal(true);
    });

  it('are known by a form that a wrong payload does not fit', () => {
    const forms = Object.fromEntries(table.events.map(({ name, data }) => [name, data as unknown]));
    expect(fits(forms.live_captions, { data: 'x', is_final: 'true' })).to.equal(false);
    expect(fits(forms.participant_delete, {})).to.equal(false);
    expect(fits(forms.conference_update, { locked: 1 })).to.equal(false);
  });

  it('can be anything a test wants, to one or to all', async () => {
    const { steer, guest, feed, guestFeed } = await scene();
    await steer('POST', 'events', {
      event: 'something_new',
      data: { odd: [1] },
      participant_uuid: guest.uuid,
      id: 'abc',
    });
    expect(await guestFeed.next('something_new')).to.deep.equal({ odd: [1] });
    expect(guestFeed.events.at(-1)?.id).to.equal('abc');
    await steer('POST', 'events', { event: 'something_new', times: 2 });
    await feed.next('something_new');
    await feed.next('something_new');
    expect(feed.all('something_new')).to.deep.equal([null, null]);
  });

  it('do not get lost in a burst: 10,000 updates on a roster of 5,000', async () => {
    const alias = await createConference();
    const steer = controlOf(alias);
    await steer('POST', 'robots', { count: 5000 });
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    expect(feed.all('participant_create')).to.have.length(5001);
    await steer('PATCH', 'robots', { count: 10_000 });
    await feed.next('participant_update', ({ overlay_text }) => overlay_text === 'Update 10000');
    const numbers = feed
      .all('participant_update')
      .map(({ overlay_text }) => Number(String(overlay_text).slice(7)));
    expect(numbers.filter(Number.isFinite)).to.deep.equal(
      Array.from({ length: 10_000 }, (_, index) => index + 1),
    );
    await control('DELETE', `conferences/${alias}`);
  });
});
