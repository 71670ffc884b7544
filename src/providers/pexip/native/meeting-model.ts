/** From what client and call know to what the view draws. Pure: a part that says the same is the same object. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { mayDo } from './native-commands.ts';
import type { CallSnapshot, Statistics } from '../media/media-state.ts';
import { mediaRoom, mediaSelf, type PexipState } from '../client/pexip-state.ts';
import type {
  BreakoutRoom,
  CaptionLine,
  ChatMessage,
  Layouts,
  MeetingModel,
  Prompt,
  Splash,
} from './model.ts';
import type { Grant, Participant } from '../client/wire.ts';

/** Everything a snapshot is made of. */
export interface ModelParts {
  readonly state: PexipState;
  readonly grant: Grant | undefined;
  readonly call: CallSnapshot;
  readonly name: string;
  readonly prompt: Prompt | null;
  readonly transferring: boolean;
  readonly messages: readonly ChatMessage[];
  readonly captions: readonly CaptionLine[];
  readonly layouts: Layouts;
  readonly splash: Splash | null;
  readonly statistics: Statistics | null;
  /** URL of the presentation's newest picture. */
  readonly picture: string | null;
  readonly breakouts: readonly BreakoutRoom[];
  /** The newest error that the meeting goes on after. */
  readonly error: MeetingError | null;
}

/** `next`, or `before` where both say the same, one level deep. */
const keep = <T>(before: T | undefined, next: T): T => {
  if (!before || !next || typeof before !== 'object' || typeof next !== 'object') return next;
  const one = Object.entries(before);
  const other = next as Record<string, unknown>;
  return one.length === Object.keys(other).length &&
    one.every(([key, value]) => Object.is(value, other[key]))
    ? before
    : Object.freeze(next);
};

const keepSet = <T>(before: ReadonlySet<T> | undefined, next: ReadonlySet<T>): ReadonlySet<T> =>
  before && before.size === next.size && [...next].every((item) => before.has(item))
    ? before
    : next;

const statusOf = ({ state, prompt, transferring }: ModelParts): MeetingModel['status'] => {
  if (state.status === 'left') return 'left';
  if (prompt) return 'prompt';
  if (transferring) return 'transferring';
  if (state.status === 'waiting') return 'waiting';
  if (state.status !== 'joined') return 'joining';
  return state.connection === 'reconnecting' ? 'reconnecting' : 'joined';
};

/** A mix of one's own is named `main.!…`, as Pexip's own clients name it. */
export const hasPersonalMix = (self: Participant | undefined): boolean =>
  !!self?.receive_from_video_mix?.mix_name?.startsWith('main.!');

const personalLayoutOf = (self: Participant | undefined): string =>
  hasPersonalMix(self)
    ? (self?.receive_from_video_mix?.mix_config?.transform_layout?.layout ?? '')
    : '';

export const buildModel = (parts: ModelParts, before?: MeetingModel): MeetingModel => {
  const { state, grant, call } = parts;
  const { self, conference } = state;
  const { presentation } = mediaRoom(state);
  const mutedByHost = mediaSelf(state)?.is_muted === 'YES';
  const status = statusOf(parts);
  const model: MeetingModel = {
    status,
    prompt: parts.prompt,
    waitingFor: status !== 'waiting' ? null : conference.locked ? 'admission' : 'host',
    name: grant?.conference_name ?? grant?.service_name ?? '',
    self: keep(before?.self, {
      uuid: state.self_uuid ?? '',
      name: self?.display_name ?? grant?.display_name ?? parts.name,
      role: state.role === 'chair' || state.role === 'HOST' ? 'host' : 'guest',
      audioMuted: call.audioMuted || mutedByHost,
      videoMuted: call.videoMuted,
      mutedByHost,
      speaksMuted: call.speaksMuted,
      handRaised: !!self?.buzz_time,
      captionsShown: !!self?.show_live_captions,
      personalLayout: personalLayoutOf(self),
      microphone: call.microphone,
      camera: call.camera,
      background: call.background,
      noiseSuppression: call.noiseSuppression,
    }),
    participants: state.participants,
    rosterVersion:
      (before?.rosterVersion ?? 0) + Number(before?.participants !== state.participants),
    speakers: state.stage,
    conference: keep(before?.conference, {
      locked: !!conference.locked,
      guestsMuted: !!conference.guests_muted,
      guestsCanUnmute: conference.guests_can_unmute !== false,
      started: conference.started !== false,
      recording:
        before && before.participants === state.participants
          ? before.conference.recording
          : [...state.participants.values()].some(
              ({ is_recording, is_streaming_conference }) =>
                is_recording || is_streaming_conference,
            ),
      banner: state.message_text,
      classification: state.classification ?? null,
      breakout: conference.breakout
        ? keep(before?.conference.breakout ?? undefined, {
            name: conference.breakout_name ?? '',
            endTime: conference.end_time ?? 0,
            mayLeave: conference.breakout_guests_allowed_to_leave !== false,
            helpAsked: !!conference.breakoutbuzz?.value,
          })
        : null,
    }),
    messages: parts.messages,
    captions: parts.captions,
    layouts: parts.layouts,
    presentation:
      presentation || call.presenting
        ? keep(before?.presentation ?? undefined, {
            presenterName: call.presenting ? '' : (presentation?.presenter_name ?? ''),
            local: call.presenting,
            picture: call.streams.presentation ? null : parts.picture,
          })
        : null,
    streams: keep(before?.streams, call.streams),
    call: call.status,
    error: parts.error,
    breakouts: parts.breakouts,
    splash: parts.splash,
    quality: call.quality,
    statistics: parts.statistics,
    devices: call.devices,
    may: keepSet(
      before?.may,
      mayDo({
        state,
        grant,
        media: {
          audio: call.microphone !== 'off',
          video: call.camera !== 'off',
          screen: call.mayPresent,
        },
      }),
    ),
  };
  return Object.freeze(model);
};
