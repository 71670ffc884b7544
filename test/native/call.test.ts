/** The call of a native meeting: what it is made with, how it is restarted, what is measured, and how it ends. */
import { expect } from '@open-wc/testing';
import { drawn, nextEvent, recordEvents } from '../element.ts';
import { decodes, mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { control, follows, mountNative, openConference } from './node.ts';

const sectionsOf = (sdp: unknown) => String(sdp).match(/^m=\w+/gm);

describe('the call of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections } = stand;

  it('reaches its node by the STUN and TURN servers of the token', async () => {
    const alias = await openConference({
      stun: [{ url: 'stun:stun.example.com' }, '192.0.2.7:3478'],
      turn: [
        {
          urls: ['turn:192.0.2.8:3478?transport=udp', 'turn:192.0.2.8:443?transport=tcp'],
          username: 'ann',
          credential: 'secret',
        },
      ],
    });
    await stand.join(alias);
    await until(() => connections.length === 1);
    const { iceServers, iceTransportPolicy } = connections[0]!.getConfiguration();
    expect(iceServers?.map(({ urls, username = '' }) => [[urls].flat(), username])).to.deep.equal([
      [['stun:stun.example.com'], ''],
      [['stun:192.0.2.7:3478'], ''],
      [['turn:192.0.2.8:3478?transport=udp', 'turn:192.0.2.8:443?transport=tcp'], 'ann'],
    ]);
    expect(iceTransportPolicy).to.equal('all');
  });

  it('goes by relays alone where the node wants that: it tells no other way', async () => {
    const alias = await openConference({ direct_media: true, use_relay_candidates_only: true });
    await stand.join(alias);
    await until(() => connections[0]?.iceGatheringState === 'complete');
    expect(connections[0]!.getConfiguration().iceTransportPolicy).to.equal('relay');
    // The end of candidates comes last, and comes alone.
    const candidates = await requested(alias, 'new_candidate');
    expect(candidates.map(({ body }) => body)).to.deep.equal([{ candidate: '', mid: '0' }]);
  });

  it('a server that the browser takes for none is an error, not silence', async () => {
    const alias = await openConference({ turn: [{ urls: ['turn:'], username: 'a' }] });
    const element = await mountNative(alias);
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.code).to.equal('call-failed');
    expect(connections).to.have.lengthOf(0);
  });

  it('offers audio, video and slides; with callType audioonly no video, and asks for pictures instead', async () => {
    const alias = await openConference({ robots: 1 });
    await stand.join(alias);
    const [video] = await requested(alias, 'calls');
    expect(sectionsOf(video!.body!.sdp)).to.deep.equal(['m=audio', 'm=video', 'm=video']);
    expect(String(video!.body!.sdp)).to.match(/m=video[^]*m=video[^]*a=content:slides\r\n$/);
    expect(video!.body!.media_type).to.equal('video');
    const element = await stand.join(alias, { name: 'Bob', callType: 'audioonly' });
    const [, audio] = await requested(alias, 'calls', 2);
    expect(sectionsOf(audio!.body!.sdp)).to.deep.equal(['m=audio']);
    expect(audio!.body!.media_type).to.equal('audio');
    expect(element.supports('setPresenting')).to.equal(false);
    expect(element.supports('setVideoMuted')).to.equal(false);
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    await drawn(element, '[part~=presentation] img');
  });

  it('sends no more than the bandwidth allows', async () => {
    const alias = await openConference({ robots: 1 });
    await stand.join(alias, { bandwidth: '300' });
    const [call] = await requested(alias, 'calls');
    expect(String(call!.body!.sdp).match(/^b=.*/gm)).to.deep.equal([
      'b=AS:300',
      'b=TIAS:300000',
      'b=AS:300',
      'b=TIAS:300000',
    ]);
    await until(() => connections[0]!.remoteDescription !== null);
    expect(connections[0]!.remoteDescription!.sdp).to.match(/^b=(AS:300|TIAS:300000)/m);
  });

  const losses: [name: string, lose: () => void][] = [
    ['its connection fails', () => connections[0]!.pretend('failed')],
    ['its connection is lost for a while', () => connections[0]!.pretend('disconnected')],
    ['the network comes back', () => window.dispatchEvent(new Event('online'))],
    [
      'everything happens at once',
      () => {
        connections[0]!.pretend('disconnected');
        connections[0]!.pretend('failed');
        window.dispatchEvent(new Event('online'));
      },
    ],
  ];
  for (const [name, lose] of losses)
    it(`is restarted by an update when ${name}: pictures go on in the same connection`, async () => {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias);
      const errors = recordEvents(element, 'meeting-error');
      await until(() => connections.length === 1);
      await decodes(connections[0]);
      const [call] = await requestsOf(alias, 'calls');
      lose();
      const updates = await requested(alias, 'update');
      const credentials = (sdp: unknown) => /a=ice-ufrag:(\S+)/.exec(String(sdp))?.[1];
      expect(credentials(updates[0]!.body!.sdp)).not.to.equal(credentials(call!.body!.sdp));
      expect(sectionsOf(updates[0]!.body!.sdp)).to.deep.equal(['m=audio', 'm=video', 'm=video']);
      await until(() => connections[0]!.signalingState === 'stable');
      await decodes(connections[0]);
      expect(connections).to.have.lengthOf(1);
      expect(await requestsOf(alias, 'calls')).to.have.lengthOf(1);
      expect(await requestsOf(alias, 'update')).to.have.lengthOf(1);
      expect(errors).to.deep.equal([]);
    });

  it('is restarted on another network, not by another speed; Firefox tells nothing of networks', async function () {
    if (!('connection' in navigator) || !(navigator.connection instanceof EventTarget)) this.skip();
    const { connection } = navigator;
    const alias = await openConference({ robots: 1 });
    await stand.join(alias);
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    connection.dispatchEvent(new Event('change'));
    Object.defineProperty(connection, 'type', { value: 'cellular', configurable: true });
    connection.dispatchEvent(new Event('change'));
    connection.dispatchEvent(new Event('change'));
    await requested(alias, 'update');
    await decodes(connections[0]);
    Reflect.deleteProperty(connection, 'type');
    expect(await requestsOf(alias, 'update')).to.have.lengthOf(1);
  });

  for (const [why, fault] of [
    ['is out of reach as well', { kind: 'drop' }],
    ['is busy', { kind: 'status', status: 503 }],
  ] as const)
    it(`tries again where its node ${why}, without a word`, async () => {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias);
      const errors = recordEvents(element, 'meeting-error');
      await until(() => connections.length === 1);
      await decodes(connections[0]);
      await control('POST', 'faults', { alias, route: 'update', times: 1, ...fault });
      connections[0]!.pretend('failed');
      await requested(alias, 'update', 2);
      await until(() => connections[0]!.signalingState === 'stable');
      await decodes(connections[0]);
      expect(errors).to.deep.equal([]);
    });

  it('that its node knows no more is over, and made again where somebody asks for it', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    await control('POST', 'faults', {
      alias,
      route: 'update',
      kind: 'status',
      status: 404,
      times: 1,
    });
    const failed = nextEvent(element, 'meeting-error');
    connections[0]!.pretend('failed');
    expect((await failed).detail).to.include({ code: 'call-failed', fatal: false });
    await until(() => stand.tracks.every(({ readyState }) => readyState === 'ended'));
    await element.execute('restartCall');
    await until(() => connections.length === 2);
    await decodes(connections[1]);
  });

  it('that has another in its place takes nothing of it along', async () => {
    const alias = await openConference({ host_pin: '1234' });
    await control('POST', 'faults', { alias, route: 'ack', kind: 'half-open' });
    let followed: Promise<unknown> | undefined;
    const element = await mountNative(alias, { pin: '1234' }, (heard) => {
      followed = follows(heard);
    });
    const errors = recordEvents(element, 'meeting-error');
    const { participantId } = (await nextEvent(element, 'meeting-joined')).detail;
    await followed;
    await requested(alias, 'ack');
    const room = await openConference({ robots: 1 });
    await element.execute('transfer', { participantId, alias: room, role: 'host' });
    await until(() => connections.length === 2);
    await decodes(connections[1]);
    expect(errors).to.deep.equal([]);
  });

  it('takes the further relays of an answer, for the restart that may need them', async () => {
    const urls = ['turn:192.0.2.9:443?transport=tcp'];
    const alias = await openConference({
      robots: 1,
      stun: [{ url: 'stun:192.0.2.7' }],
      call_turn: [{ urls, username: 'ann', credential: 'secret' }],
    });
    await stand.join(alias);
    await until(() => connections[0]?.getConfiguration().iceServers?.length === 2);
    const { iceServers, bundlePolicy } = connections[0]!.getConfiguration();
    expect(iceServers!.map(({ urls }) => [urls].flat())).to.deep.equal([['stun:192.0.2.7'], urls]);
    expect(bundlePolicy).to.equal('max-bundle');
    await decodes(connections[0]);
  });

  it('is measured while somebody watches: plausible figures that go on, and stop with the element', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    const { setInterval: start, clearInterval: stop } = window;
    const running = new Set<unknown>();
    window.setInterval = ((...args: Parameters<typeof start>) => {
      const id = start(...args) as unknown;
      running.add(id);
      return id;
    }) as typeof start;
    window.clearInterval = (id) => (running.delete(id), stop(id));
    try {
      (await drawn(element, '.opens-more')).click();
      (await drawn(element, '.menu [data-icon=statistics]')).click();
      /** What is received as video, by the row's name. */
      const figures = (): Record<string, string> => {
        const tables = [...element.shadowRoot!.querySelectorAll('.panel table')];
        const table = tables.find(
          (one) => one.querySelector('caption')!.textContent.trim() === 'Video',
        );
        const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
        return Object.fromEntries(
          rows.map(({ children: [name, , received] }) => [
            name!.textContent.trim(),
            received!.textContent.trim(),
          ]),
        );
      };
      await until(() => parseInt(figures()['Bit rate'] ?? '') > 0);
      const { Codec: codec, Resolution: resolution, Packets: packets } = figures();
      expect(codec).to.match(/^(VP8|VP9|H264|AV1)$/);
      expect(resolution).to.match(/^\d+x\d+$/);
      await until(() => figures().Packets !== packets);
      expect(running.size).to.be.greaterThan(0);
      element.remove();
      expect(running.size).to.equal(0);
    } finally {
      Object.assign(window, { setInterval: start, clearInterval: stop });
    }
  });

  const instants: [name: string, until: (alias: string) => Promise<unknown>][] = [
    ['its devices are asked for', () => until(() => asked)],
    ['its call is asked for', (alias) => requested(alias, 'calls')],
    ['it goes on', () => until(() => connections[0]?.connectionState === 'connected')],
  ];
  let asked = false;
  for (const [name, instant] of instants)
    it(`leaves nothing behind when the element goes while ${name}`, async () => {
      let answer = () => {};
      const answered = new Promise<void>((resolve) => (answer = resolve));
      asked = false;
      stand.devices = async (constraints, real) => {
        asked = true;
        if (name.includes('devices')) await answered;
        return real(constraints);
      };
      const alias = await openConference({ robots: 1 });
      if (name.includes('call'))
        await control('POST', 'faults', { alias, route: 'calls', kind: 'half-open' });
      const element = await stand.join(alias);
      await instant(alias);
      const { fetch } = window;
      const begun: string[] = [];
      // What the page begins: a request of before may reach the node after the last one.
      window.fetch = (input, init) => {
        const url = String(input);
        if (url.includes('/api/client/')) begun.push(url.replace(/.*\//, ''));
        return fetch(input, init);
      };
      try {
        element.remove();
        answer();
        await requested(alias, 'release_token');
        await until(() => stand.tracks.length === 2);
        await until(() => stand.tracks.every(({ readyState }) => readyState === 'ended'));
      } finally {
        window.fetch = fetch;
      }
      expect(connections.map(({ connectionState }) => connectionState)).to.deep.equal(
        name.includes('devices') ? [] : ['closed'],
      );
      expect(begun).to.deep.equal(['release_token']);
    });
});
