/** Every row of the API's table: answered as documented, and no row without a route. */
import { expect } from 'chai';
import { loadImage } from '@napi-rs/canvas';
import { audioOffer } from './audio-offer.ts';
import table from '../data/pexip-client-rest-api.json' with { type: 'json' };
import {
  conferencePath,
  control,
  createConference,
  leaveAll,
  node,
  RawClient,
  request,
} from './raw-client.ts';
import type { Json } from './raw-client.ts';

interface Row {
  group: string;
  name: string;
  method: string;
  path: string;
  token?: boolean;
  result?: string;
}
const rows = table.requests as Row[];
const PREFIX = '/api/client/v2/conferences/{conference_alias}/';

afterEach(leaveAll);

/** Bodies of the requests that need one. */
const BODIES: Record<string, Json> = {
  dial: { role: 'GUEST', destination: 'bob@example.com', protocol: 'sip' },
  set_guests_can_unmute: { setting: true },
  message: { type: 'text/plain', payload: 'Hello' },
  transform_layout: { transforms: { layout: '2x2' } },
  silent_video_detection: { config: { enable: true } },
  set_classification_level: { level: 4 },
  breakouts: { name: 'Room' },
  set_message_text: { text: 'Hello' },
  set_pinning_config: { pinning_config: 'basic_backfill' },
  dtmf: { digits: '1234' },
  overlaytext: { text: 'The Dude' },
  pres_in_mix: { state: true },
  role: { role: 'guest' },
  fecc: { action: 'start', movement: [{ axis: 'pan', direction: 'left' }], timeout: 1000 },
  statistics: { audio: {} },
  preferred_aspect_ratio: { aspect_ratio: 0.5625 },
  layout_group: { layout_group: 'red' },
  send_to_audio_mixes: { mixes: [{ mix_name: 'main', prominent: true }] },
  receive_from_audio_mix: { mix_name: 'main' },
  new_candidate: { candidate: '', mid: '0', ufrag: '', pwd: '' },
  breakout_move: { breakout_uuid: 'main', participants: [] },
};

const isUuid = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const object = (value: unknown, ...keys: string[]) => {
  expect(value)
    .to.be.an('object')
    .that.includes.keys(...keys);
};

/** What a result must look like. Those not listed answer true. */
const RESULTS: Record<string, (result: unknown) => void> = {
  'client.request_token': (result) =>
    object(result, 'token', 'expires', 'participant_uuid', 'role', 'version', 'conference_name'),
  'client.refresh_token': (result) => object(result, 'token', 'expires'),
  'conference.dial': (result) => expect((result as unknown[]).every(isUuid)).to.equal(true),
  'conference.conference_status': (result) => object(result, ...Object.keys(statusFields())),
  'conference.participants': (result) =>
    object((result as unknown[])[0], ...Object.keys(table.participant)),
  'conference.get_classification_level': (result) => object(result, 'levels', 'current'),
  'conference.theme': (result) => object(result, 'direct_media_welcome'),
  'conference.available_layouts': (result) => expect(result).to.include('1:7'),
  'conference.layout_svgs': (result) => expect((result as Json)['1:7']).to.match(/^<svg /),
  'conference.breakouts': (result) => expect(isUuid((result as Json).breakout_uuid)).to.equal(true),
  'conference.get_message_text': (result) => object(result, 'text', 'set_time'),
  'conference.get_pinning_config': (result) => object(result, 'pinning_config'),
  'participant.calls': (result) => object(result, 'call_uuid', 'sdp'),
  'call.update': (result) => expect(result).to.match(/^v=0/),
};
/** Those that real nodes answer with null. */
const NULLS = [
  ...['participant.show_live_captions', 'participant.hide_live_captions'],
  ...['participant.take_floor', 'participant.release_floor', 'participant.statistics'],
  ...['call.disconnect', 'call.new_candidate'],
];
const BYTES = ['theme_resource', 'avatar.jpg', 'presentation.jpeg', 'presentation_high.jpeg'];

function statusFields(): Json {
  const { breakoutbuzz, ...fields } = table.events.find(({ name }) => name === 'conference_update')
    ?.data as Json;
  void breakoutbuzz;
  return fields;
}

/** A host, a robot to act upon, and whatever else the row's path names. */
async function scene(row: Row) {
  const alias = await createConference({ robots: 1, direct_media: false });
  const client = await RawClient.join(alias);
  await client.listen();
  const robot = client.feed.all('participant_create').find(({ has_media }) => has_media)
    ?.uuid as string;
  const target =
    row.name === 'unlock'
      ? await waiting(alias, client)
      : row.group === 'call' || row.name === 'calls'
        ? client.uuid
        : robot;
  const params: Record<string, string> = {
    conference_alias: encodeURIComponent(alias),
    participant_uuid: target,
    resource_path: 'background.jpg',
  };
  if (row.group === 'breakout') {
    const { result } = await client.post('breakouts', {
      name: 'Room',
      guests_allowed_to_leave: true,
      participants: { main: [robot] },
    });
    params.breakout_uuid = (result as Json).breakout_uuid as string;
  }
  if (row.group === 'call') {
    const { result } = await client.on('calls', {
      call_type: 'WEBRTC',
      sdp: audioOffer,
      fecc_supported: true,
      media_type: 'audio',
    });
    params.call_uuid = (result as Json).call_uuid as string;
  }
  if (row.group === 'resource')
    await control('POST', `conferences/${params.conference_alias}/presentation`, {
      action: 'start',
    });
  return { alias, client, params, robot };
}

async function waiting(alias: string, client: RawClient): Promise<string> {
  await client.post('lock');
  return (await RawClient.join(alias, { name: 'Waiting' })).uuid;
}

const bodyOf = async (row: Row): Promise<Json | undefined> => {
  if (row.name === 'transfer') return { role: 'guest', conference_alias: await createConference() };
  return row.name === 'calls' || row.name === 'update'
    ? { ...(row.name === 'calls' && { call_type: 'WEBRTC' }), sdp: audioOffer }
    : BODIES[row.name];
};

function check(key: string, answer: { http: number; status: string; result: unknown }): void {
  expect(answer.http, key).to.equal(200);
  expect(answer.status, key).to.equal('success');
  if (NULLS.includes(key)) expect(answer.result, key).to.equal(null);
  else (RESULTS[key] ?? ((result: unknown) => expect(result, key).to.equal(true)))(answer.result);
}

const fill = (path: string, params: Record<string, string>) =>
  path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => params[name] ?? expect.fail(`no ${name} for ${path}`),
  );

describe('the table of requests', () => {
  it('has 80 rows and 25 events', () => {
    expect(rows).to.have.length(80);
    expect(table.events).to.have.length(25);
  });

  for (const row of rows) {
    if (row.path.includes('_request}') || row.name === 'events' || row.group === 'node') continue;
    it(`${row.method} ${row.path.replace(PREFIX, '')} is answered`, async () => {
      const { client, params } = await scene(row);
      if (['breakoutbuzz', 'clearbreakoutbuzz', 'leavebreakout'].includes(row.name))
        return inRoom(row);
      const url = node + fill(row.path, params);
      const body = await bodyOf(row);
      if (BYTES.includes(row.name)) return isJpeg(url, client.token);
      const headers: Record<string, string> = row.token === false ? {} : { token: client.token };
      check(
        `${row.group}.${row.name}`,
        await request(row.method, url, { headers, ...(body && { body }) }),
      );
      if (row.token !== false) {
        const without = await request(row.method, url, body ? { body } : {});
        expect(without).to.deep.equal({ http: 403, status: 'success', result: 'Invalid token' });
      }
      return undefined;
    });
  }

  /** Those that only somebody inside a breakout room can ask for. */
  async function inRoom(row: Row): Promise<void> {
    const alias = await createConference({ host_pin: '1', join_role: 'GUEST' });
    const host = await RawClient.join(alias, { pin: '1' });
    await host.listen();
    await host.post('start_conference');
    const guest = await RawClient.join(alias, { pin: 'none' });
    await guest.listen();
    await host.post('breakouts', {
      name: 'Room',
      guests_allowed_to_leave: true,
      participants: { main: [guest.uuid] },
    });
    const refer = await guest.feed.next('refer');
    const inside = await RawClient.join(refer.alias as string, { token: refer.token });
    check(`breakout.${row.name}`, await inside.post(row.name));
  }

  async function isJpeg(url: string, token: string): Promise<void> {
    for (const [headers, query] of [
      [{ token, id: 'MTAuNDQuOTkuMl8xOA==' }, ''],
      [{}, `?id=MTAuNDQuOTkuMl8xOA%3D%3D&token=${encodeURIComponent(token)}`],
    ] as [Record<string, string>, string][]) {
      const response = await fetch(url + query, { headers });
      expect(response.headers.get('content-type')).to.equal('image/jpeg');
      const picture = await loadImage(await response.arrayBuffer());
      expect(picture.width).to.be.greaterThan(50);
    }
    expect((await fetch(url)).status).to.equal(403);
  }

  for (const [group, prefix] of [
    ['conference', ''],
    ['participant', 'participants/{participant_uuid}/'],
  ] as const)
    it(`answers every ${group} request under a breakout room`, async () => {
      const requests = rows.filter(
        (row) =>
          row.group === group &&
          !['breakouts', 'disconnect', 'theme_resource', 'avatar.jpg'].includes(row.name),
      );
      expect(requests.length).to.be.greaterThan(20);
      for (const row of requests) {
        const { client, params, robot } = await scene({ ...row, group: 'breakout', name: 'room' });
        const created = await client.feed.next(
          'breakout_event',
          ({ event, data }) =>
            event === 'participant_create' && (data as Json).display_name === 'Alice',
        );
        const room = params.breakout_uuid ?? '';
        const begun = client.feed
          .all('breakout_begin')
          .find(({ breakout_uuid }) => breakout_uuid === room);
        expect((created.data as Json).uuid).not.to.equal(robot);
        let target =
          row.name === 'calls'
            ? (begun?.participant_uuid as string)
            : ((created.data as Json).uuid as string);
        if (row.name === 'unlock' && group === 'participant') {
          await client.post(`breakouts/${room}/lock`);
          target = await waitingIn(client, room);
        }
        const path = row.path.replace(PREFIX, `${PREFIX}breakouts/{breakout_uuid}/`);
        const url = node + fill(path, { ...params, participant_uuid: target });
        const body = await bodyOf(row);
        expect(url).to.include(prefix.replace('{participant_uuid}', target));
        check(
          `${row.group}.${row.name}`,
          await request(row.method, url, {
            headers: { token: client.token },
            ...(body && { body }),
          }),
        );
        client.leave();
      }
    });

  async function waitingIn(client: RawClient, room: string): Promise<string> {
    const { breakouts } = (await control('GET', `conferences/${client.alias}`)) as {
      breakouts: { alias: string; uuid: string }[];
    };
    const alias = breakouts.find(({ uuid }) => uuid === room)?.alias ?? '';
    return (await RawClient.join(alias, { name: 'Waiting' })).uuid;
  }

  it('lists a route for each row', async () => {
    const routes = (await control('GET', 'routes')) as Row[];
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const missing = rows
      .filter(({ path, group }) => path.startsWith(PREFIX) && group !== 'node')
      .map(
        ({ method, path }) =>
          `${method} ${path.replace(/breakouts\/\{breakout_uuid\}\/(?=.)/, '')}`,
      )
      .filter((key) => !known.has(key) && !key.includes('_request}'));
    expect(missing).to.deep.equal([]);
  });

  it('answers 404 to a path that is in no row', async () => {
    const client = await RawClient.join(await createConference());
    expect((await client.post('no_such_request')).http).to.equal(404);
    expect(
      (
        await request('POST', `${conferencePath(client.alias)}/participants/x/mute`, {
          headers: { token: client.token },
        })
      ).http,
    ).to.equal(404);
  });
});
