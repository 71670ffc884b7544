/** From room to room in a native meeting: the media goes along, in a call of its own, and nothing of the old one stays. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { comes, nextEvent } from '../element.ts';
import { decodes, mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { control, follows, openConference } from './node.ts';

/** The next of Pexip's own events of this name. */
const wire = <T>(element: MeetingEmbedElement, name: string) =>
  new Promise<T>((resolve) =>
    element.addEventListener(
      `pexip-${name}`,
      ({ detail }: CustomEventInit) => resolve(detail as T),
      {
        once: true,
      },
    ),
  );

describe('moving in a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, screens, tracks } = stand;
  let alias: string;
  let host: MeetingEmbedElement;
  let guest: MeetingEmbedElement;
  let guestId: string;

  /** The next connection, and only its predecessor closed for it. */
  const renewed = async (before: number) => {
    await until(() => connections.length === before + 1);
    const next = connections[before]!;
    await decodes(next);
    const open = connections.filter(({ connectionState }) => connectionState !== 'closed');
    expect(open).to.have.lengthOf(2);
    return next;
  };

  beforeEach(async () => {
    alias = await openConference({ host_pin: '1234' });
    host = await stand.join(alias, { name: 'Host', pin: '1234' });
    await until(() => connections.length === 1);
    const met = comes(host, 'Guest');
    guest = await stand.join(alias, { name: 'Guest', 'join-role': 'guest' });
    guestId = (await met).id;
    await until(() => connections.length === 2);
    for (const connection of connections) await decodes(connection);
  });

  it('to another conference ends the old call and opens a new one; the screen is not taken along', async () => {
    const there = await openConference({ robots: 1 });
    await guest.setPresenting({ presenting: true });
    const ended = nextEvent(guest, 'presentation-changed');
    await host.execute('transfer', { participantId: guestId, alias: there, role: 'guest' });
    expect((await ended).detail).to.deep.equal({ presenting: false, local: true });
    await renewed(2);
    expect(screens[0]!.readyState).to.equal('ended');
    expect(await requestsOf(there, 'calls')).to.have.lengthOf(1);
    expect(await requestsOf(there, 'take_floor')).to.have.lengthOf(0);
    await requested(alias, 'release_token');
    // The devices are the same: nobody is asked again.
    expect(tracks).to.have.lengthOf(4);
  });

  it('to a breakout room and back opens a call in each; a host visits the room in the call of its own there', async () => {
    const begun = wire<{ breakout_uuid: string }>(host, 'breakout-begin');
    const there = wire(guest, 'conference-update');
    await host.execute('createBreakout', {
      name: 'Room 1',
      endAction: 'transfer',
      guestsAllowedToLeave: true,
      participantIds: [guestId],
    });
    const { breakout_uuid: breakoutId } = await begun;
    await there;
    await renewed(2);

    await host.execute('joinBreakout', { breakoutId });
    const visit = await renewed(3);
    const calls = await requestsOf(alias, 'calls');
    expect(calls.at(-1)!.path).to.include(`/breakouts/${breakoutId}/participants/`);
    await requested(alias, 'disconnect');
    // What one presents in the room is seen by the other in it.
    await host.setPresenting({ presenting: true });
    await decodes(connections[2], 'slides');
    await host.setPresenting({ presenting: false });

    await host.execute('joinBreakout', { breakoutId: 'main' });
    await renewed(4);
    expect(visit.connectionState).to.equal('closed');

    await guest.execute('leaveBreakout');
    await renewed(5);
    expect(tracks).to.have.lengthOf(4);
  });

  it('out of a room that a host closes brings everyone back', async () => {
    const begun = wire<{ breakout_uuid: string }>(host, 'breakout-begin');
    await host.execute('createBreakout', {
      name: 'Room 1',
      endAction: 'disconnect',
      guestsAllowedToLeave: true,
      participantIds: [],
    });
    const { breakout_uuid: breakoutId } = await begun;
    await host.execute('joinBreakout', { breakoutId });
    await renewed(2);
    // Its call there ends with the room.
    await host.execute('closeBreakout', { breakoutId });
    await renewed(3);
    expect((await requestsOf(alias, 'calls')).at(-1)!.path).not.to.include('/breakouts/');
  });

  it('to a room that is open already is the host’s doing, from the main room as from any other', async () => {
    const begun = wire<{ breakout_uuid: string }>(host, 'breakout-begin');
    const room = { name: 'Room 1', endAction: 'transfer', guestsAllowedToLeave: false };
    await host.execute('createBreakout', { ...room, participantIds: [] });
    const { breakout_uuid: to } = await begun;
    const inRoom = new Promise<string>((resolve) =>
      host.addEventListener('pexip-breakout-event', ({ detail }: CustomEventInit) => {
        const { event, data } = detail as { event: string; data: { [name: string]: string } };
        if (event === 'participant_create' && data.display_name === 'Guest') resolve(data.uuid!);
      }),
    );
    const there = follows(guest);
    await host.execute('moveToBreakout', { participantIds: [guestId], from: 'main', to });
    await renewed(2);
    await there;
    const participantIds = [await inRoom];
    await host.execute('moveToBreakout', { participantIds, from: to, to: 'main' });
    await renewed(3);
  });
});

describe('a gateway call', function () {
  this.timeout(60_000);
  const stand = mediaStand();

  it('takes tones to its other end, of guests as well', async () => {
    const alias = await openConference({ service_type: 'gateway', join_role: 'GUEST', robots: 1 });
    const element = await stand.join(alias);
    const { participants } = (await control('GET', `conferences/${alias}`)) as {
      participants: { uuid: string; display_name: string }[];
    };
    const participantId = participants.find(({ display_name }) => display_name === 'Ann')!.uuid;
    await until(() => stand.connections.length === 1);
    await decodes(stand.connections[0]);
    expect(element.supports('sendDtmf')).to.equal(true);
    await element.execute('sendDtmf', { participantId, digits: '12#' });
    const [tones] = await requestsOf(alias, 'dtmf');
    expect(tones!.route).to.equal('call.dtmf');
    expect(tones!.body).to.deep.equal({ digits: '12#' });
  });
});
