/** What hosts and guests do in a conference, and what the others hear of it. */
import { expect } from 'chai';
import {
  advance,
  controlOf,
  createConference,
  leaveAll,
  namesOf,
  RawClient,
} from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(leaveAll);

/** A host with its events, and a guest. */
async function meeting(settings: Json = {}) {
  const alias = await createConference({ host_pin: '1234', robots: 1, ...settings });
  const host = await RawClient.join(alias, { name: 'Host', pin: '1234' });
  const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none' });
  const [feed, guestFeed] = await Promise.all([host.listen(), guest.listen()]);
  const updated = (fits: (data: Json) => boolean) => feed.next('participant_update', fits);
  return { alias, host, guest, feed, guestFeed, updated, steer: controlOf(alias) };
}

describe('a conference', () => {
  it('begins an event stream with the whole roster between sync_begin and sync_end, each with an id', async () => {
    const { feed } = await meeting();
    const names = feed.events.map(({ name }) => name);
    expect(names[0]).to.equal('participant_sync_begin');
    const end = names.indexOf('participant_sync_end');
    expect(names.slice(1, end).every((name) => name === 'participant_create')).to.equal(true);
    expect(namesOf(feed.all('participant_create'))).to.deep.equal(['Alice', 'Guest', 'Host']);
    expect(names).to.include.members(['conference_update', 'layout', 'stage']);
    const ids = feed.events.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(atob(ids[0] ?? '')).to.match(/^[\d.]+_\d+$/);
  });

  it('hides from guests who calls from where', async () => {
    const { guestFeed, feed } = await meeting();
    expect(
      guestFeed
        .all('participant_create')
        .every(({ uri, vendor, protocol }) => `${uri}${vendor}${protocol}` === ''),
    ).to.equal(true);
    expect(feed.all('participant_create').every(({ vendor }) => vendor !== '')).to.equal(true);
  });

  it('lets nobody but hosts run it: others are answered false', async () => {
    const { guest, host } = await meeting();
    for (const [path, body] of [
      ['lock'],
      ['unlock'],
      ['muteguests'],
      ['unmuteguests'],
      ['start_conference'],
      ['disconnect'],
      ['clearallbuzz'],
      ['clearspotlights'],
      ['dial', { role: 'GUEST', destination: 'bob@example.com', protocol: 'sip' }],
      [`participants/${host.uuid}/mute`],
      [`participants/${host.uuid}/disconnect`],
      [`participants/${host.uuid}/role`, { role: 'guest' }],
      ['transform_layout', { transforms: { layout: '1:7' } }],
      ['breakouts', { name: 'Room' }],
    ] as [string, Json?][])
      expect((await guest.post(path, body)).result, path).to.equal(false);
  });

  it('mutes guests, lets them unmute themselves or not, and mutes those who come later', async () => {
    const { alias, host, guest, feed, updated } = await meeting();
    await host.post('muteguests');
    await updated(({ uuid, is_muted }) => uuid === guest.uuid && is_muted === 'YES');
    expect((await feed.next('conference_update')).guests_muted).to.equal(true);
    expect((await guest.on('unmute')).result).to.equal(true);
    await updated(({ uuid, is_muted }) => uuid === guest.uuid && is_muted === 'NO');
    await host.post('set_guests_can_unmute', { setting: false });
    expect((await feed.next('conference_update')).guests_can_unmute).to.equal(false);
    await guest.on('mute');
    expect((await guest.on('unmute')).result).to.equal(false);
    await RawClient.join(alias, { name: 'Late', pin: 'none' });
    expect((await feed.next('participant_create')).is_muted).to.equal('YES');
    await host.post('unmuteguests');
    await updated(({ display_name, is_muted }) => display_name === 'Late' && is_muted === 'NO');
    await host.on('mute', undefined, host.uuid);
    await updated(({ uuid, is_muted }) => uuid === host.uuid && is_muted === 'YES');
  });

  const CHANGES: [string, Json | undefined, (data: Json) => boolean][] = [
    ['video_muted', undefined, ({ is_video_muted }) => is_video_muted === true],
    ['video_unmuted', undefined, ({ is_video_muted }) => is_video_muted === false],
    ['client_mute', undefined, ({ is_client_muted }) => is_client_muted === true],
    ['client_unmute', undefined, ({ is_client_muted }) => is_client_muted === false],
    [
      'buzz',
      undefined,
      ({ buzz_time }) =>
        Math.abs(Number(buzz_time) - Date.now() / 1000) < 60 && !Number.isInteger(buzz_time),
    ],
    ['clearbuzz', undefined, ({ buzz_time }) => buzz_time === 0],
    [
      'spotlighton',
      undefined,
      ({ spotlight }) => Number(spotlight) > 1e9 && !Number.isInteger(spotlight),
    ],
    ['spotlightoff', undefined, ({ spotlight }) => spotlight === 0],
    [
      'denyrxpresentation',
      undefined,
      ({ rx_presentation_policy }) => rx_presentation_policy === 'DENY',
    ],
    [
      'allowrxpresentation',
      undefined,
      ({ rx_presentation_policy }) => rx_presentation_policy === 'ALLOW',
    ],
    ['overlaytext', { text: 'The Dude' }, ({ overlay_text }) => overlay_text === 'The Dude'],
    [
      'pres_in_mix',
      { state: true },
      ({ needs_presentation_in_mix }) => needs_presentation_in_mix === true,
    ],
    ['layout_group', { layout_group: 'red' }, ({ layout_group }) => layout_group === 'red'],
    ['role', { role: 'chair' }, ({ role }) => role === 'chair'],
    [
      'send_to_audio_mixes',
      { mixes: [{ mix_name: 'main.french', prominent: true }] },
      ({ send_to_audio_mixes }) =>
        JSON.stringify(send_to_audio_mixes) === '[{"mix_name":"main.french","prominent":true}]',
    ],
    [
      'send_to_audio_mixes',
      { mixes: [] },
      ({ send_to_audio_mixes }) =>
        JSON.stringify(send_to_audio_mixes) === '[{"mix_name":"main","prominent":false}]',
    ],
    [
      'receive_from_audio_mix',
      { mix_name: 'main.french' },
      ({ receive_from_audio_mix }) => receive_from_audio_mix === 'main.french',
    ],
    [
      'receive_from_audio_mix',
      { mix_name: null },
      ({ receive_from_audio_mix }) => receive_from_audio_mix === null,
    ],
  ];
  it('tells everyone of each change to a participant, in the form of the wire', async () => {
    const { host, guest, updated } = await meeting();
    for (const [name, body, fits] of CHANGES) {
      expect(await host.on(name, body, guest.uuid), name).to.deep.equal({
        http: 200,
        status: 'success',
        result: true,
      });
      await updated((data) => data.uuid === guest.uuid && fits(data));
    }
  });

  const ILLEGAL: [string, unknown][] = [
    ['participants/ME/role', { role: 'HOST' }],
    ['participants/ME/preferred_aspect_ratio', { aspect_ratio: 2.1 }],
    ['participants/ME/receive_from_audio_mix', { mix_name: 'french..main' }],
    ['participants/ME/receive_from_audio_mix', { mix_name: 'french.main' }],
    ['participants/ME/dtmf', { digits: 'hello' }],
    ['participants/ME/fecc', { action: 'jump' }],
    ['transform_layout', { transforms: { layout: 'no:such' } }],
    ['transform_layout', { transforms: { guest_layout: '1:7' } }],
    ['silent_video_detection', { config: { silent_after: 121 } }],
    ['set_classification_level', { level: 99 }],
    ['set_pinning_config', { pinning_config: 'unheard of' }],
    ['set_guests_can_unmute', { setting: 'yes' }],
    ['message', { type: 'text/html', payload: '<b>' }],
    ['dial', { role: 'chair', destination: 'bob', protocol: 'sip' }],
  ];
  it('answers 400 Illegal value to what the text does not allow', async () => {
    const { host } = await meeting();
    for (const [path, body] of ILLEGAL)
      expect(await host.post(path.replace('ME', host.uuid), body), path).to.deep.equal({
        http: 400,
        status: 'success',
        result: 'Illegal value',
      });
  });

  it('carries chat to everyone else, and direct messages to one', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    await guest.post('message', { type: 'text/plain', payload: 'Hello <b>' });
    expect(await feed.next('message_received')).to.deep.equal({
      origin: 'Guest',
      uuid: guest.uuid,
      type: 'text/plain',
      payload: 'Hello <b>',
      direct: false,
    });
    await host.on('message', { type: 'application/json', payload: '{"a":1}' }, guest.uuid);
    expect(await guestFeed.next('message_received')).to.include({
      direct: true,
      type: 'application/json',
      origin: 'Host',
    });
    await host.post('lock');
    await guestFeed.next('conference_update');
    expect(guestFeed.all('message_received')).to.have.length(1);
  });

  it('refuses chat where it is switched off', async () => {
    const { host } = await meeting({ chat_enabled: false });
    expect((await host.post('message', { type: 'text/plain', payload: 'x' })).result).to.equal(
      false,
    );
  });

  it('lowers all hands and all spotlights at once', async () => {
    const { host, guest, updated } = await meeting();
    await guest.on('buzz');
    await host.on('spotlighton', undefined, guest.uuid);
    await updated(({ spotlight, buzz_time }) => Number(spotlight) > 0 && Number(buzz_time) > 0);
    await host.post('clearallbuzz');
    await updated(({ uuid, buzz_time }) => uuid === guest.uuid && buzz_time === 0);
    await host.post('clearspotlights');
    await updated(({ uuid, spotlight }) => uuid === guest.uuid && spotlight === 0);
  });

  it('tells of classification, banner and pinning, and answers with them', async () => {
    const { host, feed } = await meeting();
    await host.post('set_classification_level', { level: 3 });
    expect((await feed.next('conference_update')).classification).to.have.property('current', 3);
    expect((await host.get('get_classification_level')).result).to.have.property('current', 3);
    await host.post('set_message_text', { text: 'Two\nlines' });
    expect((await feed.next('conference_update')).message_text).to.equal('Two\nlines');
    expect((await host.get('get_message_text')).result).to.have.property('text', 'Two\nlines');
    await host.post('set_message_text', { text: '' });
    expect((await feed.next('conference_update')).message_text).to.equal(null);
    await host.post('set_pinning_config', { pinning_config: 'basic_backfill' });
    expect((await feed.next('conference_update')).pinning_config).to.equal('basic_backfill');
    expect((await host.get('get_pinning_config')).result).to.deep.equal({
      pinning_config: 'basic_backfill',
    });
  });

  const VIEWS: [string, string, string][] = [
    ['2x2', '4:0', '2x2'],
    ['ac', '5:7', 'ac'],
    ['25:0', '25:0', '5x5'],
    ['1:33', '1:33', '1:33'],
    ['two_mains_eight_around', 'two_mains_eight_around', 'two_mains_eight_around'],
  ];
  it('changes the layout and names it as view and as requested layout', async () => {
    const { host, feed } = await meeting();
    for (const [asked, view, requested] of VIEWS) {
      await host.post('transform_layout', {
        transforms: { layout: asked, enable_overlay_text: true },
      });
      expect(await feed.next('layout')).to.deep.equal({
        view,
        participants: [],
        overlay_text_enabled: true,
        requested_layout: { primary_screen: { chair_layout: requested, guest_layout: requested } },
      });
    }
    await host.post('transform_layout', { transforms: {} });
    expect(await feed.next('layout')).to.include({ view: '1:7', overlay_text_enabled: false });
  });

  it('has its own layout for guests in a Virtual Auditorium', async () => {
    const { host, guestFeed } = await meeting({ service_type: 'lecture' });
    await host.post('transform_layout', {
      transforms: { guest_layout: '2:21', host_layout: '4:0' },
    });
    expect((await guestFeed.next('layout')).view).to.equal('2:21');
  });

  it('lists its layouts plain and annotated, and draws each as SVG', async () => {
    const { host } = await meeting();
    const names = (await host.get('available_layouts')).result as string[];
    expect(names).to.include.members(['5:7', '1:7', '4:0', 'teams', 'one_main_twelve_around']);
    const annotated = (await host.get('available_layouts?annotate=true')).result as {
      name: string;
      tags: string[];
    }[];
    expect(annotated.find(({ name }) => name === '2x2')?.tags).to.include('equal');
    const svgs = (await host.get('layout_svgs')).result as Record<string, string>;
    const places = (name: string) => (svgs[name]?.match(/<rect\b/g) ?? []).length - 1;
    for (const [name, count] of [
      ['1:7', 8],
      ['4:0', 4],
      ['2x2', 4],
      ['25:0', 25],
      ['1:33', 34],
      ['5:7', 12],
      ['2:21', 23],
      ['1:0', 1],
    ] as const)
      expect(places(name), name).to.equal(count);
    for (const name of names) expect(places(name), name).to.be.greaterThan(0);
  });

  it('disconnects one, then everyone, each told why', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    await host.on('disconnect', undefined, guest.uuid);
    expect(await guestFeed.next('disconnect')).to.deep.equal({
      reason: 'API initiated participant disconnect',
    });
    expect(await feed.next('participant_delete')).to.deep.equal({ uuid: guest.uuid });
    expect((await guest.get('conference_status')).http).to.equal(403);
    await host.post('disconnect');
    expect(await feed.next('disconnect')).to.deep.equal({
      reason: 'API initiated conference disconnect',
    });
  });

  const DESTINATIONS: [
    string,
    (feed: Awaited<ReturnType<typeof meeting>>['feed'], uuid: string) => Promise<Json>,
  ][] = [
    [
      'bob@example.com',
      (feed, uuid) =>
        feed.next(
          'participant_update',
          (data) =>
            data.uuid === uuid && data.service_type === 'conference' && data.has_media === true,
        ),
    ],
    [
      'busy@example.com',
      (feed, uuid) => feed.next('participant_delete', (data) => data.uuid === uuid),
    ],
    [
      'noanswer@example.com',
      (feed, uuid) => feed.next('participant_delete', (data) => data.uuid === uuid),
    ],
  ];
  for (const [destination, outcome] of DESTINATIONS)
    it(`dials ${destination}: connecting first, then as its name says`, async () => {
      const { alias, host, feed } = await meeting({ clock: 'held' });
      const { result } = await host.post('dial', {
        role: 'GUEST',
        destination,
        protocol: 'sip',
        remote_display_name: 'Callee',
      });
      const [uuid] = result as [string];
      expect(await feed.next('participant_create', (data) => data.uuid === uuid)).to.include({
        service_type: 'connecting',
        display_name: 'Callee',
        call_direction: 'out',
        protocol: 'sip',
        uri: destination,
      });
      // The longest that anybody rings.
      await advance(alias, 30_000);
      await outcome(feed, uuid);
    });

  it('dials a fork as two calls of which one stays', async () => {
    const { host, feed } = await meeting();
    const { result } = await host.post('dial', {
      role: 'GUEST',
      destination: 'fork@example.com',
      protocol: 'auto',
    });
    expect(result).to.have.length(2);
    await feed.next('participant_delete', ({ uuid }) => uuid === (result as string[])[1]);
  });

  it('gives somebody a layout of its own, and takes it back', async () => {
    const { guest, guestFeed } = await meeting();
    const mix = 'main.!personal';
    expect((await guest.post('video_mixes/create', { mix_name: mix })).result).to.equal(true);
    const wanted = { transform_layout: { layout: '2x2' } };
    expect((await guest.post(`video_mixes/${mix}/configure`, wanted)).result).to.equal(true);
    await guestFeed.next('layout', ({ view }) => view === '4:0');
    expect((await guest.post(`video_mixes/${mix}/delete`)).result).to.equal(true);
    await guestFeed.next('layout', ({ view }) => view === '1:7');
    expect((await guest.post('video_mixes/create', { mix_name: 'others' })).http).to.equal(400);
  });

  it('is told that somebody is there', async () => {
    const { guest } = await meeting();
    expect((await guest.on('notify_not_afk')).result).to.equal(true);
  });

  it('speaks captions to those who want them, interim and final', async () => {
    const { alias, guest, guestFeed, feed } = await meeting({ clock: 'held' });
    expect(await guest.on('show_live_captions')).to.deep.equal({
      http: 200,
      status: 'success',
      result: null,
    });
    // Five words, and the sentence.
    await advance(alias, 6 * 350);
    expect((await guestFeed.next('live_captions')).is_final).to.equal(false);
    expect(
      (await guestFeed.next('live_captions', ({ is_final }) => is_final === true)).data,
    ).to.match(/^[A-Z].*[.?]$/);
    expect(guestFeed.all('live_captions')).to.have.length(6);
    expect(feed.all('live_captions')).to.have.length(0);
    await guest.on('hide_live_captions');
    await guestFeed.next(
      'participant_update',
      ({ show_live_captions }) => show_live_captions === false,
    );
  });

  for (const [settings, result] of [
    [{ live_captions_available: false }, 'Live captions not available'],
    [{ live_captions_failure: 'Dial out failed' }, 'Dial out failed'],
  ] as const)
    it(`fails captions with ${result}`, async () => {
      const { host } = await meeting(settings);
      expect(await host.on('show_live_captions')).to.include({ status: 'failure', result });
    });

  it('transfers a client by refer with a token that works once, and checks the PIN', async () => {
    const { host, guest, guestFeed, feed } = await meeting();
    const target = await createConference({ host_pin: '77' });
    const move = (pin?: string) =>
      host.on(
        'transfer',
        { role: 'host', conference_alias: target, ...(pin && { pin }) },
        guest.uuid,
      );
    expect((await move('wrong')).result).to.equal(false);
    expect((await move('77')).result).to.equal(true);
    const { alias, token } = await guestFeed.next('refer');
    expect(alias).to.equal(target);
    const moved = await RawClient.join(target, { name: 'Guest', token });
    expect(moved.grant.role).to.equal('HOST');
    expect(await feed.next('participant_delete')).to.deep.equal({ uuid: guest.uuid });
    await RawClient.join(target, { token }).then(
      () => expect.fail('the token worked twice'),
      (error: Error) => expect(error.message).to.include('403'),
    );
  });

  it('relays camera control to those whose camera can be moved', async () => {
    const { host, guest, guestFeed } = await meeting();
    const body = { action: 'start', movement: [{ axis: 'pan', direction: 'left' }], timeout: 1000 };
    expect((await host.on('fecc', body, guest.uuid)).result).to.equal(false);
    await controlOf(host.alias)('PATCH', 'robots', {
      participant_uuid: guest.uuid,
      fields: { fecc_supported: 'YES' },
    });
    expect((await host.on('fecc', body, guest.uuid)).result).to.equal(true);
    expect(await guestFeed.next('fecc')).to.deep.equal(body);
  });

  it('speaks in turns: the stage says who, and who was before', async () => {
    const { steer, feed } = await meeting({ robots: 2 });
    const robots = feed.all('participant_create').filter(({ has_media }) => has_media);
    const last = robots.at(-1)?.uuid as string;
    await steer('POST', 'speak', { participant_uuid: last, speaking: true });
    const stage = await feed.next<Json[]>('stage', ([first]) => first?.vad === 100);
    expect(stage[0]).to.deep.equal({ stage_index: 0, participant_uuid: last, vad: 100 });
    await steer('POST', 'speak', { participant_uuid: last, speaking: false });
    await feed.next<Json[]>('stage', ([first]) => first?.vad === 0);
  });

  it('keeps what a client reports and prefers', async () => {
    const { host, steer } = await meeting();
    await host.on('statistics', { audio: { rx_bitrate: 64.4 } });
    await host.on('preferred_aspect_ratio', { aspect_ratio: 0.5625 });
    await host.post('silent_video_detection', { config: { silent_after: 20 } });
    const { participants, silent_video_detection } = (await steer('GET', '')) as {
      participants: Json[];
      silent_video_detection: Json;
    };
    expect(participants.find(({ uuid }) => uuid === host.uuid)).to.deep.include({
      aspect_ratio: 0.5625,
      statistics: { audio: { rx_bitrate: 64.4 } },
    });
    expect(silent_video_detection).to.include({ silent_after: 20, reactivate_after: 2 });
  });
});
