/** The state of a client by its events. */
import type { PexipEventDetails, WireEventName } from './wire-events.ts';
import { CAPTIONS } from './limits.ts';
import { PersistentMap } from './persistent-map.ts';
import { emptyRoom, reduceRoom } from './room.ts';
import type { BreakoutRoom, PexipState } from './pexip-state.ts';
import type { Caption, Grant, Participant } from './wire.ts';

export const initialState = (alias: string): PexipState =>
  Object.freeze({
    ...emptyRoom(),
    status: 'idle',
    connection: 'closed',
    alias,
    self: undefined,
    self_uuid: undefined,
    role: undefined,
    presentation_frame: undefined,
    captions: Object.freeze([]),
    breakouts: Object.freeze(new PersistentMap<BreakoutRoom>()),
    media_room: 'main',
    message_text: '',
    classification: undefined,
    splash_screen: undefined,
    left: undefined,
  });

/** The state at the moment a token is granted. */
export const grantedState = (alias: string, grant: Grant): PexipState =>
  Object.freeze({
    ...initialState(alias),
    status: grant.current_service_type === 'waiting_room' ? 'waiting' : 'joined',
    connection: 'connecting',
    self_uuid: grant.participant_uuid,
    role: grant.role === undefined ? undefined : grant.role === 'HOST' ? 'chair' : 'guest',
  });

/**
 * The state once a new token is granted in place of one that died: another participant in the same conference. What
 * was known stays until the event stream tells otherwise.
 */
export const grantedAgainState = (before: PexipState, alias: string, grant: Grant): PexipState => {
  const { status, self_uuid, role } = grantedState(alias, grant);
  const participants = before.participants as PersistentMap<Participant>;
  return Object.freeze({
    ...before,
    ...{ status, self_uuid, role, self: undefined, media_room: 'main' },
    participants: participants.without(before.self_uuid ?? ''),
  });
};

const setBreakout = (
  state: PexipState,
  uuid: string,
  change: Partial<BreakoutRoom>,
): Partial<PexipState> => {
  const rooms = state.breakouts as PersistentMap<BreakoutRoom>;
  const room = rooms.get(uuid) ?? {
    ...emptyRoom(),
    breakout_uuid: uuid,
    participant_uuid: undefined,
  };
  return { breakouts: rooms.with(uuid, Object.freeze({ ...room, ...change })) };
};

/** What concerns oneself. */
function reduceSelf({ self_uuid, status }: PexipState, self: Participant): Partial<PexipState> {
  if (self.uuid !== self_uuid) return {};
  const waits = self.service_type === 'waiting_room';
  const inside = status === 'waiting' || status === 'joined';
  return {
    self,
    ...(self.role !== undefined && { role: self.role }),
    ...(inside && self.service_type !== undefined && { status: waits ? 'waiting' : 'joined' }),
  };
}

const addCaption = (captions: readonly Caption[], caption: Caption): readonly Caption[] => {
  const kept = captions.at(-1)?.is_final === false ? captions.slice(0, -1) : captions;
  return Object.freeze([...kept.slice(1 - CAPTIONS), caption]);
};

function changeOf(
  state: PexipState,
  name: string,
  detail: unknown,
): Partial<PexipState> | undefined {
  const change: Partial<PexipState> | undefined = reduceRoom(state, name, detail);
  switch (name as WireEventName) {
    case 'participant_create':
    case 'participant_update':
      return { ...change, ...reduceSelf(state, detail as Participant) };
    case 'conference_update': {
      const { message_text, classification } = change?.conference ?? {};
      return { ...change, message_text: message_text ?? '', classification };
    }
    case 'presentation_start':
    case 'presentation_stop':
    case 'presentation_ended':
      return { ...change, presentation_frame: undefined };
    case 'presentation_frame':
      return { presentation_frame: (detail as PexipEventDetails['presentation_frame']).id };
    case 'live_captions':
      return { captions: addCaption(state.captions, detail as Caption) };
    case 'splash_screen':
      return { splash_screen: (detail as PexipEventDetails['splash_screen'])?.screen_key };
    case 'breakout_begin': {
      const { breakout_uuid, participant_uuid } = detail as PexipEventDetails['breakout_begin'];
      return breakout_uuid ? setBreakout(state, breakout_uuid, { participant_uuid }) : undefined;
    }
    case 'breakout_event': {
      const { breakout_uuid, event, data } = detail as PexipEventDetails['breakout_event'];
      if (!breakout_uuid) return undefined;
      const room = state.breakouts.get(breakout_uuid) ?? emptyRoom();
      return setBreakout(state, breakout_uuid, reduceRoom(room, event ?? '', data) ?? {});
    }
    case 'breakout_end': {
      const { breakout_uuid = '' } = detail as PexipEventDetails['breakout_end'];
      return {
        breakouts: (state.breakouts as PersistentMap<BreakoutRoom>).without(breakout_uuid),
        ...(state.media_room === breakout_uuid && { media_room: 'main' }),
      };
    }
    case 'breakout_refer': {
      const { breakout_uuid } = detail as PexipEventDetails['breakout_refer'];
      return breakout_uuid ? { media_room: breakout_uuid } : undefined;
    }
    default:
      return change;
  }
}

/** The state after a server-sent event. */
export function reduce(state: PexipState, name: string, detail: unknown): PexipState {
  const change = changeOf(state, name, detail);
  return change ? Object.freeze({ ...state, ...change }) : state;
}
