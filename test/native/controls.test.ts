/** What people do in a native meeting: two elements on one node, a host and a guest; each act is seen by the other. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { comes, drawn, nextEvent } from '../element.ts';
import { control, follows, mountNative, openConference } from './node.ts';

type Wire = { [name: string]: unknown } | null;
/** The next of Pexip's own events that is as wanted. */
const wire = (
  element: MeetingEmbedElement,
  name: string,
  wanted: (detail: NonNullable<Wire>) => boolean = () => true,
) =>
  new Promise<NonNullable<Wire>>((resolve) => {
    const listen = (event: Event) => {
      const detail = (event as CustomEvent<Wire>).detail ?? {};
      if (!wanted(detail)) return;
      element.removeEventListener(`pexip-${name}`, listen);
      resolve(detail);
    };
    element.addEventListener(`pexip-${name}`, listen);
  });

const CONTROL_ONLY = { callType: 'none' };

describe('in a native meeting', function () {
  this.timeout(60_000);
  let alias: string;
  let host: MeetingEmbedElement;
  let guest: MeetingEmbedElement;
  let guestId: string;

  beforeEach(async () => {
    alias = await openConference({ host_pin: '1234', allow_guests: true });
    host = await mountNative(alias, { ...CONTROL_ONLY, name: 'Host', pin: '1234' });
    await nextEvent(host, 'meeting-joined');
    const met = comes(host, 'Guest');
    let followed: Promise<unknown> | undefined;
    guest = await mountNative(
      alias,
      { ...CONTROL_ONLY, name: 'Guest', 'join-role': 'guest' },
      (heard) => {
        followed = follows(heard);
      },
    );
    const joined = nextEvent(guest, 'meeting-joined');
    guestId = (await met).id;
    // A host without media does not start a conference by coming.
    await host.execute('startConference');
    await Promise.all([joined, followed]);
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  /** What the host does to the guest or the room, and what the guest sees of it. */
  const acts: [
    command: string,
    args: () => object,
    event: string,
    seen: (detail: NonNullable<Wire>) => boolean,
  ][] = [
    [
      'muteParticipant',
      () => ({ participantId: guestId, muted: true }),
      'participant-update',
      (d) => d.uuid === guestId && d.is_muted === 'YES',
    ],
    [
      'muteParticipantVideo',
      () => ({ participantId: guestId, muted: true }),
      'participant-update',
      (d) => d.uuid === guestId && d.is_video_muted === true,
    ],
    [
      'setSpotlight',
      () => ({ participantId: guestId, spotlighted: true }),
      'participant-update',
      (d) => d.uuid === guestId && Number(d.spotlight) > 0,
    ],
    [
      'setRole',
      () => ({ participantId: guestId, role: 'chair' }),
      'participant-update',
      (d) => d.uuid === guestId && d.role === 'chair',
    ],
    [
      'setPresentationAllowed',
      () => ({ participantId: guestId, allowed: false }),
      'participant-update',
      (d) => d.uuid === guestId && d.rx_presentation_policy === 'DENY',
    ],
    ['muteAllGuests', () => ({ muted: true }), 'conference-update', (d) => d.guests_muted === true],
    [
      'setGuestsCanUnmute',
      () => ({ allowed: false }),
      'conference-update',
      (d) => d.guests_can_unmute === false,
    ],
    ['setLocked', () => ({ locked: true }), 'conference-update', (d) => d.locked === true],
    [
      'setBanner',
      () => ({ text: 'Recorded for training' }),
      'conference-update',
      (d) => d.message_text === 'Recorded for training',
    ],
    [
      'setClassification',
      () => ({ level: 2 }),
      'conference-update',
      (d) => (d.classification as { current: number }).current === 2,
    ],
    [
      'dial',
      () => ({ destination: 'bob@example.com', protocol: 'sip', role: 'GUEST' }),
      'participant-create',
      (d) => d.service_type === 'connecting',
    ],
    ['disconnectParticipant', () => ({ participantId: guestId }), 'disconnect', () => true],
    ['disconnectAll', () => ({}), 'disconnect', () => true],
  ];
  for (const [command, args, event, seen] of acts)
    it(`${command} by the host is seen by the guest, and is no command of a guest`, async () => {
      expect(guest.supports(command)).to.equal(false);
      expect(host.supports(command)).to.equal(true);
      const refused = await guest
        .execute(command, args() as Record<string, unknown>)
        .catch(({ code }) => code);
      expect(refused).to.equal('command-unsupported');
      const noticed = wire(guest, event, seen);
      expect(await host.execute(command, args() as Record<string, unknown>)).to.equal(
        'acknowledged',
      );
      await noticed;
    });

  it('the layout that a host chooses is the one that is requested', async () => {
    const changed = wire(
      host,
      'layout',
      (d) => d.requested_layout === '2x2' || JSON.stringify(d.requested_layout).includes('2x2'),
    );
    await host.execute('setLayout', { layout: '2x2' });
    await changed;
  });

  it("a guest's own layout is the guest's alone, until it is the meeting's again", async () => {
    expect(guest.supports('setPersonalLayout')).to.equal(true);
    const own = wire(guest, 'layout', ({ view }) => view === '9:0');
    await guest.execute('setPersonalLayout', { layout: '3x3' });
    await own;
    const another = wire(guest, 'layout', ({ view }) => view === '16:0');
    await guest.execute('setPersonalLayout', { layout: '4x4' });
    await another;
    const meeting = wire(guest, 'layout', ({ view }) => view !== '16:0');
    await guest.execute('setPersonalLayout');
    await meeting;
  });

  it('a narrow page asks for a narrow picture', async () => {
    await guest.execute('setAspectRatio', { ratio: 0.56 });
    const refused = await guest.execute('setAspectRatio', { ratio: 3 }).catch(({ code }) => code);
    expect(refused).to.equal('argument-invalid');
  });

  it('a guest raises a hand by a click, the host lowers all', async () => {
    const raised = nextEvent(guest, 'hand-raised-changed');
    await guest.setHandRaised({ raised: true });
    expect((await raised).detail.raised).to.equal(true);
    const lowered = nextEvent(guest, 'hand-raised-changed');
    await host.execute('lowerAllHands');
    expect((await lowered).detail.raised).to.equal(false);
  });

  it('a direct message reaches the one it is for, and nobody else', async () => {
    const direct = nextEvent(guest, 'chat-message');
    await host.sendMessage({ text: 'Just you', to: guestId });
    expect((await direct).detail).to.include({
      text: 'Just you',
      direct: true,
      local: false,
      from: 'Host',
    });
  });

  it('captions come when they are asked for', async () => {
    const captioned = await openConference({ live_captions_available: true, robots: 1 });
    const element = await mountNative(captioned, CONTROL_ONLY);
    await nextEvent(element, 'meeting-joined');
    await wire(element, 'conference-update', (d) => d.live_captions_available === true);
    await element.execute('setCaptions', { shown: true });
    const caption = wire(element, 'live-captions', (d) => d.is_final === true);
    await control('POST', `conferences/${captioned}/captions`, {
      data: 'Hello everyone.',
      is_final: true,
    });
    expect((await caption).data).to.be.a('string');
  });

  it('a breakout room opens with the guest in it, and everyone comes back', async () => {
    const begun = wire(host, 'breakout-begin');
    const referred = wire(guest, 'refer');
    const inRoom = wireState(guest, (d) => d.breakout === true);
    await host.execute('createBreakout', {
      name: 'Room 1',
      endAction: 'transfer',
      guestsAllowedToLeave: true,
      participantIds: [guestId],
    });
    const { breakout_uuid } = await begun;
    await referred;
    expect((await inRoom).breakout_name).to.equal('Room 1');
    const back = wireState(guest, (d) => !d.breakout);
    await guest.execute('leaveBreakout');
    await back;
    expect(guest.state).to.equal('joined');
    const ended = wire(host, 'breakout-end');
    await host.execute('closeBreakout', { breakoutId: breakout_uuid as string });
    await ended;
  });

  it('hangup resolves, and says that it was acknowledged', async () => {
    expect(await guest.hangup()).to.equal('acknowledged');
    expect(guest.state).to.equal('left');
  });

  it('leaving by the button in the element leaves', async () => {
    const left = nextEvent(guest, 'meeting-left');
    const gone = nextEvent(host, 'participant-left');
    const button = await drawn(guest, '[part~=leave-button]');
    button.click();
    await left;
    expect((await gone).detail.name).to.equal('Guest');
  });
});

/** The conference's state, now or when it has become as wanted. */
const wireState = (element: MeetingEmbedElement, wanted: (detail: NonNullable<Wire>) => boolean) =>
  wire(element, 'conference-update', wanted);
