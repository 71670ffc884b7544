/** What a conference's events mean for one's own media. */
import { expect } from 'chai';
import type { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import type { WireEventName } from '../../src/providers/pexip/client/wire-events.ts';
import { onMediaEvent, type MediaEventHost } from '../../src/providers/pexip/media/media-events.ts';

describe('a host’s mute', () => {
  const inMain = { uuid: 'main-me', is_muted: 'NO' };
  const inRoom = { uuid: 'room-me', is_muted: 'NO' };
  /** What an event makes of the microphone of somebody whose media is in a room. */
  const heard = (media_room: string, [name, detail]: readonly [WireEventName, unknown]) => {
    const room = { participant_uuid: 'room-me', participants: new Map([['room-me', inRoom]]) };
    const state = {
      media_room,
      self_uuid: 'main-me',
      self: inMain,
      breakouts: new Map([['room', room]]),
    };
    const told: unknown[] = [];
    const host = {
      call: () => undefined,
      room: () => media_room,
      setMutedByHost: (muted: boolean) => told.push(muted),
    } as unknown as MediaEventHost;
    onMediaEvent(host, { state } as unknown as PexipClient, name, detail);
    return told;
  };
  const main = (uuid: string) => ['participant_update', { uuid, is_muted: 'YES' }] as const;
  const room = (uuid: string, breakout_uuid = 'room') =>
    [
      'breakout_event',
      { event: 'participant_update', breakout_uuid, data: { uuid, is_muted: 'YES' } },
    ] as const;

  for (const [what, where, event, told] of [
    ['counts in the main room', 'main', main('main-me'), [true]],
    ['of somebody else is theirs', 'main', main('other'), []],
    ['in a room where the media is not counts for nothing', 'main', room('room-me'), []],
    ['in the room where the media is counts', 'room', room('room-me'), [true]],
    ['of somebody else in that room is theirs', 'room', room('other'), []],
    ['in another room counts for nothing', 'room', room('room-me', 'another'), []],
    [
      'in the main room counts for nothing while the media is in another',
      'room',
      main('main-me'),
      [],
    ],
  ] as const)
    it(what, () => expect(heard(where, event)).to.deep.equal(told));
});
