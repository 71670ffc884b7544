/** A meeting with media and without a view: by its class, and by a page that has nothing else. */
import { expect } from '@open-wc/testing';
import {
  PexipMeeting,
  type PexipMeetingEventMap,
  type PexipMeetingOptions,
} from '../../src/providers/pexip/native/pexip-meeting.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { mediaStand, requested, until } from './media-stand.ts';
import { nodeUrl, openConference } from './node.ts';

describe('a meeting without a view', function () {
  this.timeout(60_000);
  mediaStand();
  const meetings: PexipMeeting[] = [];
  const open = async (alias: string, options: Partial<PexipMeetingOptions> = {}) => {
    const meeting = new PexipMeeting({ address: await nodeUrl(), alias, name: 'Ann', ...options });
    meetings.push(meeting);
    return meeting;
  };
  const next = <K extends keyof PexipMeetingEventMap>(meeting: PexipMeeting, type: K) =>
    new Promise<PexipMeetingEventMap[K]>((resolve) =>
      meeting.addEventListener(type, resolve as (event: Event) => void, { once: true }),
    );
  // The stand looks for what is left open after this.
  const closeAll = () => meetings.splice(0).forEach((meeting) => meeting.close());

  /** Until its state is as wanted, told by `change`. */
  const stateIs = (meeting: PexipMeeting, wanted: (state: PexipMeeting['state']) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!wanted(meeting.state)) return;
        meeting.removeEventListener('change', look);
        resolve();
      };
      meeting.addEventListener('change', look);
      look();
    });

  it('asks for the PIN, joins, shows moving video in an element, and gives everything back', async () => {
    const alias = await openConference({ host_pin: '1234', robots: 1 });
    const meeting = await open(alias);
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true });
    document.body.append(video);
    meeting.attach(video);
    const asked = next(meeting, 'meeting-prompt');
    const joining = meeting.join();
    expect((await asked).detail).to.include({ kind: 'pin' });
    expect(meeting.state.status).to.equal('prompt');
    await meeting.commands.answerPrompt({ value: '1234' });
    await joining;
    expect(meeting.state.status).to.equal('joined');
    expect(meeting.state).to.equal(meeting.state);
    expect(meeting.state).to.be.frozen;
    await until(() => video.videoWidth > 0);
    const { currentTime } = video;
    await until(() => video.currentTime > currentTime + 0.2);
    closeAll();
    expect(video.srcObject).to.equal(null);
    await requested(alias, 'release_token');
    video.remove();
  });

  it('is over once, and by itself: hangup tells so, and closes the camera', async () => {
    const meeting = await open(await openConference());
    await meeting.join();
    const left: string[] = [];
    meeting.addEventListener('meeting-left', ({ detail }) => left.push(detail.reason));
    await meeting.commands.hangup();
    expect(left).to.deep.equal(['closed']);
    expect(meeting.state.status).to.equal('left');
    await meeting.commands.setAudioMuted({ muted: true }).catch(() => {});
    closeAll();
    expect(left).to.have.lengthOf(1);
  });

  it('keeps no listener that can never be called again', async () => {
    const meeting = await open(await openConference(), { callType: 'none' });
    const abort = new AbortController();
    meeting.addEventListener('meeting-joined', () => undefined, { once: true });
    meeting.addEventListener('change', () => undefined, { signal: abort.signal });
    expect(meeting.getListenerCount()).to.equal(2);
    await meeting.join();
    abort.abort();
    expect(meeting.getListenerCount()).to.equal(0);
    closeAll();
  });

  it('left at a question, join() is over as well', async () => {
    const meeting = await open(await openConference({ host_pin: '1234' }), { callType: 'none' });
    const asked = next(meeting, 'meeting-prompt');
    const joining = meeting.join().catch(({ code }: { code: string }) => code);
    await asked;
    const left = next(meeting, 'meeting-left');
    await meeting.execute('hangup');
    expect((await left).detail.reason).to.equal('closed');
    expect(await joining).to.equal('session-closed');
  });

  it('refuses what is no argument, and what a guest may not do', async () => {
    const alias = await openConference({ host_pin: '1234', allow_guests: true });
    const host = await open(alias, { callType: 'none', pin: '1234' });
    await host.join();
    const guest = await open(alias, { callType: 'none', joinRole: 'guest' });
    await guest.join();
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
    expect(await code(host.give('setLocked', {}))).to.equal('argument-invalid');
    expect(await code(host.give('setLocked', { locked: 'yes' }))).to.equal('argument-invalid');
    expect(await code(guest.execute('setLocked', { locked: true }))).to.equal(
      'command-unsupported',
    );
    expect(host.supports('setLocked')).to.equal(true);
    expect(await code(host.execute('setLocked', { locked: true }))).to.equal('taken');
    await stateIs(guest, ({ conference }) => conference.locked);
    closeAll();
  });

  it('of a page of forty lines joins, shows video and slides, mutes, shares the screen, and leaves', async () => {
    const alias = await openConference();
    const bob = await open(alias, { name: 'Bob' });
    await bob.join();
    const query = new URLSearchParams({ address: await nodeUrl(), alias, name: 'Page' });
    const frame = document.createElement('iframe');
    frame.allow = 'camera; microphone; display-capture; autoplay';
    frame.src = `/demo/headless.html?${query}`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument!;
    const find = <T extends HTMLElement>(id: string) => page.getElementById(id) as T;
    const picture = movingPicture('green');
    frame.contentWindow!.navigator.mediaDevices.getDisplayMedia = async () =>
      new MediaStream([picture.track]);

    const entry = () =>
      [...bob.state.participants.values()].find(({ display_name }) => display_name === 'Page');
    await stateIs(bob, () => !!entry());
    await until(() => find<HTMLVideoElement>('main').videoWidth > 0);

    find('mute').click();
    await stateIs(bob, () => !!entry()?.is_client_muted);
    expect(find('mute').textContent).to.equal('Unmute');

    await until(() => !find<HTMLButtonElement>('share').disabled);
    find('share').click();
    await stateIs(bob, ({ presentation, streams }) => !!presentation && !!streams.presentation);
    // The others hear of it before the page's own command is done.
    await until(() => find('share').textContent === 'Stop sharing');
    find('share').click();
    await stateIs(bob, ({ presentation }) => !presentation);

    await bob.commands.setPresenting({ presenting: true });
    await until(() => find<HTMLVideoElement>('slides').videoWidth > 0);

    const gone = next(bob, 'participant-left');
    find('leave').click();
    expect((await gone).detail.name).to.equal('Page');
    await until(() => find('status').textContent === 'left: closed');
    picture.stop();
    frame.remove();
    closeAll();
  });
});
