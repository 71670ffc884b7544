/** A meeting without a node: snapshots to order, and a record of what the view has asked for. */
import { mayDo } from '../../src/providers/pexip/native/native-commands.ts';
import type {
  ActionName,
  MeetingActions,
  MeetingModel,
  RosterEntry,
} from '../../src/providers/pexip/native/model.ts';
import type { ModelSource } from '../../src/providers/pexip/native/view-contract.ts';

const svg = (...places: readonly (readonly [number, number, number, number])[]): string =>
  `<svg width='140' height='88' viewBox='0 0 140 88' fill='none' xmlns='http://www.w3.org/2000/svg'>\n<rect x='0.5' y='0.5' width='139' height='87' rx='3.5' fill='currentColor' stroke='#BBBFC3'></rect>${places
    .map(
      ([x, y, w, h]) =>
        `<rect x='${x}' y='${y}' width='${w}' height='${h}' rx='2' fill='#BBBFC3'></rect>`,
    )
    .join('\n')}</svg>`;

const grid = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, at) => {
    const [width, height] = [132 / columns, 80 / rows];
    return [
      4 + (at % columns) * width,
      4 + Math.floor(at / columns) * height,
      width - 2,
      height - 2,
    ] as const;
  });

const strip = (count: number) =>
  Array.from({ length: count }, (_, at) => [4 + at * 19, 66, 18, 14] as const);

export const participant = (
  uuid: string,
  display_name: string,
  rest: Partial<RosterEntry> = {},
): RosterEntry =>
  Object.freeze({
    uuid,
    display_name,
    role: 'guest',
    service_type: 'conference',
    buzz_time: 0,
    spotlight: 0,
    is_muted: 'NO',
    is_client_muted: false,
    is_video_muted: false,
    is_presenting: 'NO',
    mute_supported: 'YES',
    disconnect_supported: 'YES',
    transfer_supported: 'YES',
    fecc_supported: 'NO',
    protocol: 'webrtc',
    ...rest,
  });

export const people: readonly RosterEntry[] = [
  participant('self', 'Alice Bennett', { role: 'chair' }),
  participant('maya', 'Maya Okafor', { role: 'chair', spotlight: 1700000001 }),
  participant('jonas', 'Jonas Weber', { buzz_time: 1700000000.5 }),
  participant('camille', 'Camille Laurent', { is_client_muted: true }),
  participant('board', 'Boardroom North', { fecc_supported: 'YES', protocol: 'sip' }),
  participant('tomas', 'Tomás Rivera', { is_external: true, is_presenting: 'YES' }),
  participant('dial', '+44 20 7946 0123', { service_type: 'connecting', protocol: 'sip' }),
  participant('wait', 'Priya Natarajan', { service_type: 'waiting_room' }),
  participant('noor', 'Noor Haddad', { is_muted: 'YES' }),
  participant('lin', 'Lin Wei'),
];

/** Everything that a role may do anywhere, in the room or in a breakout room. */
const mayAs = (role: string) =>
  mayDo({
    state: {
      status: 'joined',
      role,
      self: { uuid: 'self', can_receive_personal_mix: true },
      conference: {
        live_captions_available: true,
        breakout_rooms: true,
        breakout: true,
        breakout_guests_allowed_to_leave: true,
      },
    },
    grant: undefined,
    media: { audio: true, video: true, screen: true },
  });
export const guestMay = mayAs('guest');
export const hostMay = mayAs('chair');

const roster = (entries: readonly RosterEntry[]) =>
  new Map(entries.map((entry) => [entry.uuid, entry]));

/** A host among ten people, without streams. */
export const hostModel: MeetingModel = {
  status: 'joined',
  prompt: null,
  waitingFor: null,
  name: 'Season review',
  self: {
    uuid: 'self',
    name: 'Alice Bennett',
    role: 'host',
    audioMuted: false,
    videoMuted: false,
    mutedByHost: false,
    speaksMuted: false,
    handRaised: false,
    captionsShown: false,
    personalLayout: '',
    microphone: 'ready',
    camera: 'ready',
    background: 'none',
    noiseSuppression: 'off',
  },
  participants: roster(people),
  rosterVersion: 1,
  speakers: [
    { participant_uuid: 'maya', stage_index: 0, vad: 100 },
    { participant_uuid: 'jonas', stage_index: 1, vad: 0 },
  ],
  conference: {
    locked: false,
    guestsMuted: false,
    guestsCanUnmute: true,
    started: true,
    recording: false,
    banner: '',
    classification: { levels: { 0: 'Unclassified', 1: 'Official', 2: 'Secret' }, current: null },
    breakout: null,
  },
  messages: [],
  captions: [],
  layouts: {
    available: ['1:0', '1:7', '4:0', '9:0', '16:0', '5:7'].map((name) => ({ name })),
    svgs: {
      '1:0': svg([4, 4, 132, 80]),
      '1:7': svg([33, 12, 74, 45], ...strip(7)),
      '4:0': svg(...grid(2, 2)),
      '9:0': svg(...grid(3, 3)),
      '16:0': svg(...grid(4, 4)),
      '5:7': svg([4, 4, 64, 56], [72, 4, 64, 56], ...strip(7)),
    },
    current: '4:0',
    shown: null,
  },
  presentation: null,
  streams: { main: null, self: null, presentation: null, microphone: null },
  call: 'connected',
  error: null,
  breakouts: [],
  splash: null,
  quality: null,
  statistics: null,
  devices: {
    audioinput: [
      { id: 'mic-1', label: 'Built-in microphone' },
      { id: 'mic-2', label: 'Headset' },
    ],
    videoinput: [
      { id: 'cam-1', label: 'Built-in camera' },
      { id: 'cam-2', label: '' },
    ],
    audiooutput: [{ id: 'default', label: 'Loudspeakers' }],
    selected: { audioinput: 'mic-1', videoinput: 'cam-1' },
  },
  may: hostMay,
};

export const guestModel: MeetingModel = {
  ...hostModel,
  self: { ...hostModel.self, role: 'guest' },
  participants: roster([participant('self', 'Alice Bennett'), ...people.slice(1)]),
  may: guestMay,
};

type Call = readonly [ActionName, unknown?];

export class FakeMeeting implements ModelSource {
  model: MeetingModel;
  /** What somebody asked for, in order. */
  readonly calls: Call[] = [];
  /** What the size of the stage asked for, which comes between the others whenever the browser has measured it. */
  readonly ratios: Call[] = [];
  /** Who listens now. */
  readonly listeners = new Set<() => void>();
  /** What the next action fails with; the shape of the picture, which the stage asks for by itself, is another matter. */
  failure: Error | undefined;
  ratioFailure: Error | undefined;
  /** What the next action waits for. */
  pending: Promise<void> | undefined;
  /** The state follows what was asked for, as a node would have it. */
  readonly actions: MeetingActions;

  constructor(model: MeetingModel = hostModel, onCall?: (call: Call, fake: FakeMeeting) => void) {
    this.model = model;
    this.actions = new Proxy({} as MeetingActions, {
      get:
        (_, name: ActionName) =>
        async (args?: unknown): Promise<void> => {
          const call: Call = args === undefined ? [name] : [name, args];
          if (name === 'setAspectRatio') {
            this.ratios.push(call);
            const refused = this.ratioFailure;
            this.ratioFailure = undefined;
            if (refused) throw refused;
            return onCall?.(call, this);
          }
          this.calls.push(call);
          const { failure, pending } = this;
          this.failure = this.pending = undefined;
          if (pending) await pending;
          if (failure) throw failure;
          onCall?.(call, this);
        },
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  update(change: Partial<MeetingModel>): void {
    this.model = Object.freeze({ ...this.model, ...change });
    for (const listener of this.listeners) listener();
  }

  /** Puts participants in, or changes them. */
  put(...entries: readonly RosterEntry[]): void {
    const participants = new Map(this.model.participants);
    for (const entry of entries) participants.set(entry.uuid, entry);
    this.update({ participants, rosterVersion: this.model.rosterVersion + 1 });
  }

  remove(uuid: string): void {
    const participants = new Map(this.model.participants);
    participants.delete(uuid);
    this.update({ participants, rosterVersion: this.model.rosterVersion + 1 });
  }
}
