/** Presenting in a native meeting: a screen that others see, the floor, and pictures for those without a stream. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { drawn, nextEvent, recordEvents } from '../element.ts';
import { Waits } from '../fakes/waits.ts';
import { decodes, mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { control, openConference } from './node.ts';

const presents = { presenting: true };

describe('presenting in a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, screens } = stand;
  let alias: string;
  let ann: MeetingEmbedElement;
  let bob: MeetingEmbedElement;

  /** Two in a meeting, each with a call. */
  const meet = async (settings = {}) => {
    alias = await openConference(settings);
    ann = await stand.join(alias, { name: 'Ann' });
    await until(() => connections.length === 1);
    bob = await stand.join(alias, { name: 'Bob' });
    await until(() => connections.length === 2);
    for (const connection of connections) await decodes(connection);
  };

  it('shows the others the screen, and tells them who presents, until it stops', async () => {
    await meet();
    const started = nextEvent(bob, 'presentation-changed');
    await ann.setPresenting(presents);
    expect((await started).detail).to.include({ presenting: true, local: false });
    await decodes(connections[1], 'slides');
    const video = await drawn<HTMLVideoElement>(bob, '[part~=presentation] video');
    await until(() => video.videoWidth > 0);
    const stopped = nextEvent(bob, 'presentation-changed');
    await ann.setPresenting({ presenting: false });
    expect((await stopped).detail.presenting).to.equal(false);
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(await requestsOf(alias, 'update')).to.have.lengthOf(0);
  });

  it('that the call does not take is taken back: no screen, no floor, and another try', async () => {
    await meet();
    const { replaceTrack } = RTCRtpSender.prototype;
    RTCRtpSender.prototype.replaceTrack = async () => {
      throw new DOMException('No.', 'InvalidModificationError');
    };
    const error = await ann.setPresenting(presents).then(
      () => undefined,
      (error: unknown) => error as { code: string },
    );
    RTCRtpSender.prototype.replaceTrack = replaceTrack;
    expect(error?.code).to.equal('call-failed');
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    await requested(alias, 'release_floor');
    await ann.setPresenting(presents);
    await decodes(connections[1], 'slides');
  });

  it('takes as long as the person takes who chooses a screen', async () => {
    await meet();
    const { getDisplayMedia } = navigator.mediaDevices;
    const { promise: chosen, resolve: choose } = Promise.withResolvers<void>();
    const { promise: asking, resolve: ask } = Promise.withResolvers<void>();
    navigator.mediaDevices.getDisplayMedia = async (options) => {
      ask();
      await chosen;
      return getDisplayMedia.call(navigator.mediaDevices, options);
    };
    await control('POST', 'faults', { alias, route: 'buzz', kind: 'half-open' });
    ann.commandTimeout = 100;
    const presenting = ann.setPresenting(presents);
    await asking;
    navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
    // Longer than any other command may take.
    const late = await ann.setHandRaised({ raised: true }).catch(({ code }) => code);
    expect(late).to.equal('command-timeout');
    choose();
    expect(await presenting).to.equal('acknowledged');
    await decodes(connections[1], 'slides');
  });

  /** A request of the page's own whose answer waits: `arrived` once the node has given it. */
  const holdAnswer = (name: string) => {
    const { fetch } = window;
    let [arrive, letGo] = [() => {}, () => {}];
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const released = new Promise<void>((resolve) => (letGo = resolve));
    window.fetch = async (...request) => {
      const answer = await fetch(...request);
      if (!String(request[0]).endsWith(`/${name}`)) return answer;
      window.fetch = fetch;
      arrive();
      await released;
      return answer;
    };
    return { arrived, letGo: () => letGo() };
  };

  /** Ann's floor is taken, and before she knows it, Bob has it. */
  const overtaken = async () => {
    await meet();
    const { arrived, letGo } = holdAnswer('take_floor');
    const outcome = ann.setPresenting(presents).catch(({ code }) => code);
    await arrived;
    const other = nextEvent(ann, 'presentation-changed');
    await bob.setPresenting(presents);
    await other;
    return { outcome, letGo };
  };

  it('is taken back while a screen is being chosen: none is shown, and no floor is taken', async () => {
    await meet();
    const { getDisplayMedia } = navigator.mediaDevices;
    let choose = () => {};
    const chosen = new Promise<void>((resolve) => (choose = resolve));
    const asked = new Promise<void>((resolve) => {
      navigator.mediaDevices.getDisplayMedia = async (options) => {
        resolve();
        await chosen;
        return getDisplayMedia.call(navigator.mediaDevices, options);
      };
    });
    const outcome = ann.setPresenting(presents).catch(({ code }) => code);
    await asked;
    navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
    await ann.setPresenting({ presenting: false });
    choose();
    expect(await outcome).to.equal('command-failed');
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(await requestsOf(alias, 'take_floor')).to.have.lengthOf(0);
  });

  it('is taken back while the floor is being taken, and the floor given back', async () => {
    await meet();
    const { arrived, letGo } = holdAnswer('take_floor');
    const outcome = ann.setPresenting(presents).catch(({ code }) => code);
    await arrived;
    await ann.setPresenting({ presenting: false });
    letGo();
    expect(await outcome).to.equal('command-failed');
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    await requested(alias, 'release_floor');
  });

  it('is taken back while the call takes the screen: the last that is told is that nobody presents', async () => {
    await meet();
    const { replaceTrack } = RTCRtpSender.prototype;
    let letGo = () => {};
    const released = new Promise<void>((resolve) => (letGo = resolve));
    const replacing = new Promise<void>((resolve) => {
      RTCRtpSender.prototype.replaceTrack = async function (this: RTCRtpSender, track) {
        RTCRtpSender.prototype.replaceTrack = replaceTrack;
        resolve();
        await released;
        return replaceTrack.call(this, track);
      };
    });
    const told = recordEvents(ann, 'presentation-changed');
    const outcome = ann.setPresenting(presents).catch(({ code }) => code);
    await replacing;
    const ended = ann.setPresenting({ presenting: false });
    letGo();
    expect(await outcome).to.equal('command-failed');
    await ended;
    expect(told.at(-1)![1]).to.include({ presenting: false });
    await requested(alias, 'release_floor');
  });

  it('leaves the floor to somebody who took it before it was known to be one’s own, and says so', async () => {
    const { outcome, letGo } = await overtaken();
    letGo();
    expect(await outcome).to.equal('command-failed');
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    await decodes(connections[0], 'slides');
    expect(await requestsOf(alias, 'take_floor')).to.have.lengthOf(2);
    expect(await requestsOf(alias, 'release_floor')).to.have.lengthOf(0);
  });

  it('leaves no timer behind while it waits for who has the floor', async () => {
    const { outcome, letGo } = await overtaken();
    const waits = new Waits((ms) => ms === 2000);
    try {
      letGo();
      await waits.next();
      ann.remove();
      expect(await outcome).to.equal('session-closed');
      await until(() => waits.pending.length === 0);
      expect(screens[0]!.readyState).to.equal('ended');
    } finally {
      waits.restore();
    }
  });

  it('takes the floor once from somebody who is told to present while it is being asked for', async () => {
    await meet();
    const { fetch } = window;
    window.fetch = async (...request) => {
      if (String(request[0]).endsWith('/take_floor')) {
        window.fetch = fetch;
        const other = nextEvent(ann, 'presentation-changed');
        await bob.setPresenting(presents);
        await other;
      }
      return fetch(...request);
    };
    await ann.setPresenting(presents);
    await until(() => screens[1]!.readyState === 'ended');
    expect(screens[0]!.readyState).to.equal('live');
    await decodes(connections[1], 'slides');
    expect(await requestsOf(alias, 'take_floor')).to.have.lengthOf(2);
  });

  it('whose floor may have been taken without an answer gives it back', async () => {
    await meet();
    await control('POST', 'faults', { alias, route: 'take_floor', kind: 'drop', after: true });
    const outcome = await ann.setPresenting(presents).catch(({ code }) => code);
    expect(outcome).to.equal('request-failed');
    await requested(alias, 'release_floor');
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
  });

  for (const removed of [false, true])
    it(`chosen before there is a call ${removed ? 'ends with the element' : 'is shown once there is one'}`, async () => {
      alias = await openConference();
      if (!removed) {
        await stand.join(alias, { name: 'Bob' });
        await until(() => connections.length === 1);
      }
      let allow = () => {};
      const allowed = new Promise<void>((resolve) => (allow = resolve));
      stand.devices = async (constraints, real) => {
        await allowed;
        return real(constraints);
      };
      ann = await stand.join(alias, { name: 'Ann' });
      const presenting = ann.setPresenting(presents);
      const outcome = presenting.catch(({ code }) => code);
      await until(() => screens.length === 1);
      expect(await ann.setPresenting(presents).catch(({ code }) => code)).to.equal(
        'command-failed',
      );
      if (removed) {
        ann.remove();
        expect(await outcome).to.equal('session-closed');
        await until(() => screens[0]!.readyState === 'ended');
        allow();
        await until(() => stand.tracks.length === 2);
        await until(() => stand.tracks.every(({ readyState }) => readyState === 'ended'));
        return;
      }
      allow();
      expect(await outcome).to.equal('acknowledged');
      await decodes(connections[0], 'slides');
    });

  it('asks for one screen at a time', async () => {
    await meet();
    const [first, second] = await Promise.allSettled([
      ann.setPresenting(presents),
      ann.setPresenting(presents),
    ]);
    expect(first.status).to.equal('fulfilled');
    expect(second).to.include({ status: 'rejected' });
    expect((second as PromiseRejectedResult).reason.code).to.equal('command-failed');
    expect(screens).to.have.lengthOf(1);
  });

  it('ends by the browser’s own button, and gives the floor back', async () => {
    await meet();
    await ann.setPresenting(presents);
    const ended = nextEvent(ann, 'presentation-changed');
    screens[0]!.dispatchEvent(new Event('ended'));
    expect((await ended).detail).to.deep.equal({ presenting: false, local: true });
    await requested(alias, 'release_floor');
  });

  it('ends when somebody else takes the floor, who keeps it', async () => {
    await meet();
    await ann.setPresenting(presents);
    const ended = new Promise<void>((resolve) =>
      ann.addEventListener('presentation-changed', ({ detail }) => {
        if (detail.local && !detail.presenting) resolve();
      }),
    );
    await bob.setPresenting(presents);
    await ended;
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    await decodes(connections[0], 'slides');
    expect(await requestsOf(alias, 'release_floor')).to.have.lengthOf(0);
  });

  it('that the node denies is refused, and shares no screen', async () => {
    alias = await openConference({ robots: 1 });
    ann = await stand.join(alias);
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    await control('POST', 'faults', { alias, route: 'take_floor', kind: 'status', status: 403 });
    expect(await ann.setPresenting(presents).catch(({ code }: { code: string }) => code)).to.equal(
      'request-failed',
    );
    expect(screens.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
  });

  it('that is not shared after all takes no floor', async () => {
    alias = await openConference({ robots: 1 });
    ann = await stand.join(alias);
    await until(() => connections.length === 1);
    const { getDisplayMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getDisplayMedia = async () => {
      throw new DOMException('No.', 'NotAllowedError');
    };
    const refused = await ann.setPresenting(presents).catch(({ code }: { code: string }) => code);
    navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
    expect(refused).to.equal('media-denied');
    expect(await requestsOf(alias, 'take_floor')).to.have.lengthOf(0);
  });

  it('is seen as pictures that change where there is no call; the token is in a header alone', async () => {
    // No picture comes but those that are sent for.
    alias = await openConference({ robots: 1, clock: 'held' });
    ann = await stand.join(alias, { callType: 'none' });
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    const picture = await drawn<HTMLImageElement>(ann, '[part~=presentation] img');
    const first = picture.src;
    expect(first).to.match(/^blob:/);
    await picture.decode();
    expect(picture.naturalWidth).to.equal(640);
    await control('POST', `conferences/${alias}/presentation`, { action: 'frame' });
    await until(() => picture.src !== first);
    for (const { path, headers } of await requested(alias, 'presentation.jpeg')) {
      expect(path).to.match(/\?id=[^&]+$/);
      expect(headers.token).to.be.a('string');
    }
    await control('POST', `conferences/${alias}/presentation`, { action: 'stop' });
    await until(() => !ann.shadowRoot!.querySelector('[part~=presentation]'));
    expect(await fetch(first).catch(() => 'revoked')).to.equal('revoked');
    expect(connections).to.deep.equal([]);
    expect(ann.supports('setPresenting')).to.equal(false);
  });

  it('is seen as pictures where it has no video, and as a stream where it has: nothing comes twice', async () => {
    alias = await openConference({ robots: 1 });
    ann = await stand.join(alias);
    await until(() => connections.length === 1);
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    await decodes(connections[0], 'slides');
    await control('POST', `conferences/${alias}/presentation`, { action: 'frame' });
    await drawn(ann, '[part~=presentation] video');
    expect(await requestsOf(alias, 'presentation.jpeg')).to.have.lengthOf(0);
    await control('POST', `conferences/${alias}/presentation`, { action: 'stop' });
    const still = { action: 'start', source: 'static' };
    await control('POST', `conferences/${alias}/presentation`, still);
    await drawn(ann, '[part~=presentation] img');
  });
});
