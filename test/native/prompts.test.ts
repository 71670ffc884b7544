/** The way into a native meeting: every question, answered by attribute, by command and by click. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import type { MeetingPrompt } from '../../src/meeting/events.ts';
import { comes, drawn, nextEvent, recordEvents } from '../element.ts';
import { requestsOf } from './media-stand.ts';
import { control, mountNative, openConference } from './node.ts';

const prompted = async (element: MeetingEmbedElement): Promise<MeetingPrompt> =>
  (await nextEvent(element, 'meeting-prompt')).detail;

const roleOf = async (alias: string, name: string): Promise<string | undefined> => {
  const { participants } = (await control('GET', `conferences/${alias}`)) as {
    participants: { display_name: string; role: string }[];
  };
  return participants.find(({ display_name }) => display_name === name)?.role;
};

/** Types into the form that the element draws, and sends it. */
const fill = async (element: MeetingEmbedElement, value: string) => {
  const input = await drawn<HTMLInputElement>(element, '.prompt input');
  input.value = value;
  input.form!.requestSubmit();
};

const CONTROL_ONLY = { callType: 'none' };

describe('on the way into a native meeting', function () {
  this.timeout(60_000);
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  it('a PIN given as attribute comes in as host, without a question', async () => {
    const alias = await openConference({ host_pin: '1234', guest_pin: '5678' });
    const element = await mountNative(alias, { ...CONTROL_ONLY, pin: '1234' });
    const events = recordEvents(element, 'meeting-prompt');
    await nextEvent(element, 'meeting-joined');
    expect(await roleOf(alias, 'Ann')).to.equal('chair');
    expect(events).to.deep.equal([]);
  });

  it('a wrong PIN is asked for again, and says that it was wrong', async () => {
    const alias = await openConference({ host_pin: '1234', guest_pin: '5678' });
    const element = await mountNative(alias, { ...CONTROL_ONLY, pin: '9999' });
    expect(await prompted(element)).to.deep.include({ kind: 'pin', wrong: true });
    expect(element.state).to.equal('waiting');
    await drawn(element, '.wrong');
    await expect(element).to.be.accessible();
    const joined = nextEvent(element, 'meeting-joined');
    await fill(element, '1234');
    await joined;
    expect(await roleOf(alias, 'Ann')).to.equal('chair');
  });

  it('a guest comes in without a PIN where only the host has one: by a click, by command, by join-role', async () => {
    for (const way of ['click', 'command', 'attribute']) {
      const alias = await openConference({ host_pin: '1234', allow_guests: true });
      const element = await mountNative(alias, {
        ...CONTROL_ONLY,
        ...(way === 'attribute' && { 'join-role': 'guest' }),
      });
      const landed = new Promise((resolve) => {
        element.addEventListener('meeting-joined', resolve, { once: true });
        element.addEventListener(
          'meeting-prompt',
          ({ detail }) => detail.kind === 'waiting' && resolve(detail),
        );
      });
      if (way !== 'attribute') {
        expect(await prompted(element)).to.deep.equal({ kind: 'pin', optional: true });
        if (way === 'command') await element.answerPrompt({});
        else (await drawn(element, '.prompt button.choice')).click();
      }
      await landed;
      expect(await roleOf(alias, 'Ann')).to.equal('guest');
      element.remove();
    }
  });

  it('no name: it is asked for first', async () => {
    const alias = await openConference();
    let asked: unknown;
    const element = await mountNative(alias, { ...CONTROL_ONLY, name: '' }, (heard) => {
      asked = prompted(heard);
    });
    expect(await asked).to.deep.equal({ kind: 'name' });
    const joined = nextEvent(element, 'meeting-joined');
    await fill(element, 'Zoë');
    await joined;
    expect(await roleOf(alias, 'Zoë')).to.be.a('string');
  });

  it('a Virtual Reception asks for an extension, by attribute or by form', async () => {
    for (const extension of ['', 'meet.alice']) {
      const element = await mountNative('meet.reception', { ...CONTROL_ONLY, extension });
      const joined = nextEvent(element, 'meeting-joined');
      if (!extension) {
        expect(await prompted(element)).to.deep.equal({ kind: 'extension' });
        await fill(element, 'meet.alice');
      }
      await joined;
      element.remove();
    }
  });

  it('an identity provider is chosen, signed in with in a window of its own, and lets in', async () => {
    const element = await mountNative('meet.sso', CONTROL_ONLY);
    const realOpen = window.open;
    // The sign-in page without its click.
    window.open = (...where) => {
      const popup = realOpen(...where);
      const onClick = ({ target }: Event) => ((target as HTMLAnchorElement).href += '&auto=1');
      popup?.document.addEventListener('click', onClick, true);
      return popup;
    };
    try {
      const { kind, choices } = await prompted(element);
      expect(kind).to.equal('identity-provider');
      expect(choices).not.to.have.lengthOf(0);
      const joined = nextEvent(element, 'meeting-joined');
      (await drawn(element, '.prompt button.choice')).click();
      await joined;
    } finally {
      window.open = realOpen;
    }
  });

  it('an identity provider or a PIN: both are offered, and each lets in', async () => {
    const idp = [{ name: 'Example ID', uuid: 'e0a0f4d6-0000-4000-8000-000000000001' }];
    const alias = await openConference({ idp, host_pin: '1234', allow_guests: true });
    const asked = {
      kind: 'identity-provider',
      choices: [{ id: idp[0]!.uuid, name: 'Example ID' }],
      pin: true,
      optional: true,
    };
    const element = await mountNative(alias, { ...CONTROL_ONLY, name: 'Hanna' });
    expect(await prompted(element)).to.deep.equal(asked);
    await drawn(element, '.prompt button.choice');
    const again = prompted(element);
    await fill(element, '4321');
    expect(await again).to.deep.equal({ ...asked, wrong: true });
    await drawn(element, '.wrong');
    const joined = nextEvent(element, 'meeting-joined');
    await fill(element, '1234');
    await joined;
    expect(await roleOf(alias, 'Hanna')).to.equal('chair');
    const guest = await mountNative(alias, { ...CONTROL_ONLY, 'join-role': 'guest', name: 'Gus' });
    // Nobody has started the meeting: a host without media does not.
    expect((await prompted(guest)).kind).to.equal('waiting');
    expect(await roleOf(alias, 'Gus')).to.equal('guest');
    const other = await mountNative(alias, { ...CONTROL_ONLY, name: 'Olga' });
    await prompted(other);
    await fill(other, '4321');
    expect(await prompted(other)).to.have.property('wrong', true);
    const { open } = window;
    window.open = () => null;
    try {
      const blocked = nextEvent(other, 'meeting-error');
      (await drawn(other, '.prompt button.choice')).click();
      await blocked;
    } finally {
      window.open = open;
    }
    // Who signs in after a wrong PIN sends none.
    const { body, headers } = (await requestsOf(alias, 'request_token')).at(-1)!;
    expect(body).to.include({ chosen_idp: idp[0]!.uuid });
    expect(headers).not.to.have.property('pin');
  });

  it('a locked conference holds a guest until a host lets it in', async () => {
    const alias = await openConference({ host_pin: '1234', allow_guests: true });
    const host = await mountNative(alias, { ...CONTROL_ONLY, name: 'Host', pin: '1234' });
    await nextEvent(host, 'meeting-joined');
    await host.execute('setLocked', { locked: true });
    const guest = await mountNative(alias, {
      ...CONTROL_ONLY,
      name: 'Guest',
      'join-role': 'guest',
    });
    const seen = comes(host, 'Guest');
    expect((await prompted(guest)).kind).to.equal('waiting');
    expect(guest.state).to.equal('waiting');
    const joined = nextEvent(guest, 'meeting-joined');
    await host.execute('admit', { participantId: (await seen).id });
    await joined;
    expect(guest.state).to.equal('joined');
  });

  it('cancel at the door leaves', async () => {
    const alias = await openConference({ host_pin: '1234', guest_pin: '5678' });
    const element = await mountNative(alias, CONTROL_ONLY);
    await prompted(element);
    const left = nextEvent(element, 'meeting-left');
    (await drawn(element, '.prompt button.plain')).click();
    await left;
    expect(element.state).to.equal('left');
  });

  it('nobody there, and an unreachable node, are errors that say so', async () => {
    const missing = await mountNative('no.such.conference', CONTROL_ONLY);
    const { detail } = await nextEvent(missing, 'meeting-error');
    expect(detail.code).to.equal('request-failed');
    expect(detail.status).to.equal(404);
    expect(missing.state).to.equal('failed');
  });

  it('the node ends it: the page hears why', async () => {
    const alias = await openConference();
    let synced: Promise<unknown> | undefined;
    const element = await mountNative(alias, CONTROL_ONLY, (heard) => {
      synced = new Promise((resolve) =>
        heard.addEventListener('pexip-participant-sync-end', resolve, { once: true }),
      );
    });
    await synced;
    const left = nextEvent(element, 'meeting-left');
    await control('POST', `conferences/${alias}/disconnect`, {
      reason: 'API initiated participant disconnect',
    });
    expect((await left).detail.reason).to.equal('API initiated participant disconnect');
    expect(element.state).to.equal('left');
  });

  it('a transfer goes to the other conference, and the page stays joined', async () => {
    const [from, to] = [await openConference(), await openConference({ robots: 1 })];
    const element = await mountNative(from, CONTROL_ONLY);
    const followed = new Promise((resolve) =>
      element.addEventListener('pexip-participant-sync-end', resolve, { once: true }),
    );
    const { participantId } = (await nextEvent(element, 'meeting-joined')).detail;
    // A node tells nobody of the transfer who does not follow its events yet.
    await followed;
    const moved = new Promise((resolve) =>
      element.addEventListener('pexip-refer', resolve, { once: true }),
    );
    const met = nextEvent(element, 'participant-joined');
    await element.execute('transfer', { participantId, alias: to, role: 'host' });
    await moved;
    await met;
    expect(element.state).to.equal('joined');
    expect(await roleOf(to, 'Ann')).to.be.a('string');
  });

  it('what a page puts into the slots waiting and prompt is drawn in their place in the view', async () => {
    const host = { host_pin: '1234' };
    for (const [slot, settings] of [
      ['prompt', { ...host, guest_pin: '5678' }],
      ['waiting', { ...host, allow_guests: true }],
    ] as const) {
      const alias = await openConference(settings);
      const element = await mountNative(
        alias,
        { ...CONTROL_ONLY, ...(slot === 'waiting' && { 'join-role': 'guest' }) },
        (element) => {
          element.innerHTML = `<p slot="${slot}">Ours</p>`;
        },
      );
      await prompted(element);
      await drawn(element, `.view slot[name="${slot}"]`);
      const own = element.querySelector('p')!;
      while (!own.assignedSlot?.closest('.view'))
        await new Promise((resolve) => requestAnimationFrame(resolve));
      element.remove();
    }
  });
});
