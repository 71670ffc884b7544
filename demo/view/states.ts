/** Every state of the view, by name: what is shown, and what is clicked to get there. */
import { MeetingError } from '../../src/meeting/errors.ts';
import type { MeetingModel } from '../../src/providers/pexip/native/model.ts';
import type { EndOptions } from '../../src/providers/pexip/native/view-contract.ts';
import { guestModel, hostModel, people } from './fake-meeting.ts';

export interface ViewState {
  readonly model: MeetingModel;
  /** Selectors, clicked one after the other. */
  readonly clicks?: readonly string[];
  readonly stage?: readonly ('main' | 'self' | 'presentation')[];
  readonly controls?: 'none';
  readonly prejoin?: true;
  /** What changes once the view is there. */
  readonly then?: Partial<MeetingModel>;
  /** It is over: a card is shown in place of the view. */
  readonly end?: Pick<EndOptions, 'error' | 'left' | 'alias'>;
}

const withEnd = (left: string, error?: MeetingError): ViewState => ({
  model: guestModel,
  end: { left, error, alias: 'season.review' },
});

const withPrompt = (prompt: MeetingModel['prompt']): ViewState => ({
  model: { ...guestModel, status: 'prompt', prompt },
});

const messages: MeetingModel['messages'] = [
  ['maya', 'Maya Okafor', 'Good morning! The numbers for the season are in.', false, false],
  ['jonas', 'Jonas Weber', 'Finally! Can everyone see the slides?', false, false],
  ['self', 'Alice Bennett', 'Yes, clear and sharp.', false, true],
  ['camille', 'Camille Laurent', 'Could you share the file afterwards?', true, false],
  ['self', 'Alice Bennett', 'Of course, right after the meeting.', true, true],
  ['noor', 'Noor Haddad', 'مرحبا بالجميع، سألتحق بعد قليل', false, false],
].map(([uuid, name, text, direct, local], at) => ({
  id: at + 1,
  time: Date.UTC(2026, 4, 12, 9, at * 2),
  uuid: String(uuid),
  name: String(name),
  text: String(text),
  type: 'text/plain',
  direct: !!direct,
  local: !!local,
  ...(direct && local ? { to: 'Camille Laurent' } : {}),
}));

const captions: MeetingModel['captions'] = [
  { id: 1, text: 'So this is where the season took us,', final: true },
  { id: 2, text: 'and July was the best month we have ever had', final: false },
];

const presentation: MeetingModel['presentation'] = {
  presenterName: 'Tomás Rivera',
  local: false,
  picture: null,
};

/** Unix time in s, some minutes ahead. */
const soon = (minutes: number): number => Math.floor(Date.now() / 1000) + minutes * 60;

const breakouts: MeetingModel['breakouts'] = [
  {
    id: 'room-1',
    name: 'Budget',
    endTime: soon(12),
    helpAsked: true,
    participants: [
      { uuid: 'a', name: 'Ines Duarte' },
      { uuid: 'b', name: 'Sam Carter' },
    ],
  },
  { id: 'room-2', name: 'Programme', endTime: 0, helpAsked: false, participants: [] },
];

const statistics: MeetingModel['statistics'] = {
  audio: {
    sent: { codec: 'opus', bitrate: 63.7, packets: 9140, packetsLost: 0 },
    received: { codec: 'opus', bitrate: 64.4, jitter: 2, packets: 9120, packetsLost: 3 },
  },
  video: {
    sent: { codec: 'VP8', bitrate: 2089.3, resolution: '1280x720', fps: 30, packets: 36330 },
    received: { codec: 'VP8', bitrate: 2215.7, resolution: '1280x720', fps: 30, packets: 42060 },
  },
};

const talk = { model: hostModel, stage: ['main', 'self'] } as const satisfies ViewState;
const shown = { ...hostModel, presentation };

export const states = {
  joining: { model: { ...guestModel, status: 'joining' } },
  'prompt-name': withPrompt({ kind: 'name' }),
  'prompt-pin': withPrompt({ kind: 'pin', role: 'both' }),
  'prompt-pin-optional': withPrompt({ kind: 'pin', role: 'host', optional: true }),
  'prompt-pin-wrong': withPrompt({ kind: 'pin', role: 'host', optional: true, wrong: true }),
  'prompt-extension': withPrompt({ kind: 'extension' }),
  'prompt-identity': withPrompt({
    kind: 'identity-provider',
    choices: [
      { name: 'Northwind', uuid: 'idp-1', img: '' },
      { name: 'Contoso Staff', uuid: 'idp-2', img: '' },
    ],
  }),
  'prompt-identity-pin': withPrompt({
    kind: 'identity-provider',
    choices: [{ name: 'Northwind', uuid: 'idp-1', img: '' }],
    role: 'host',
    optional: true,
  }),
  'prompt-start': withPrompt({ kind: 'start' }),
  'green-room': {
    ...withPrompt({ kind: 'name', value: 'Alice Bennett' }),
    stage: ['self'],
    prejoin: true,
  },
  'green-room-devices': {
    ...withPrompt({ kind: 'name' }),
    stage: ['self'],
    prejoin: true,
    clicks: ['summary'],
  },
  'green-room-pin': {
    ...withPrompt({ kind: 'pin', role: 'host', optional: true }),
    stage: ['self'],
    prejoin: true,
  },
  'green-room-denied': {
    model: {
      ...guestModel,
      status: 'prompt',
      prompt: { kind: 'name' },
      self: {
        ...guestModel.self,
        microphone: 'denied',
        camera: 'denied',
        audioMuted: true,
        videoMuted: true,
      },
    },
    prejoin: true,
  },
  'green-room-bare': {
    model: {
      ...guestModel,
      status: 'prompt',
      prompt: { kind: 'name' },
      self: { ...guestModel.self, microphone: 'off', camera: 'off' },
    },
    prejoin: true,
  },
  'waiting-host': { model: { ...guestModel, status: 'waiting', waitingFor: 'host' } },
  'waiting-locked': { model: { ...guestModel, status: 'waiting', waitingFor: 'admission' } },
  transferring: { model: { ...guestModel, status: 'transferring' } },
  left: { model: { ...guestModel, status: 'left' } },
  'over-left': withEnd('closed'),
  'over-ended': withEnd('Conference terminated by a Host participant'),
  'over-removed': withEnd('Disconnected by another participant'),
  'over-not-found': withEnd(
    'closed',
    new MeetingError('request-failed', 'request_token: the node answered 404, "Neither found".', {
      status: 404,
      said: 'Neither conference nor gateway found',
    }),
  ),
  'over-unavailable': withEnd(
    'closed',
    new MeetingError('request-failed', 'request_token: the node answered 503.', {
      status: 503,
      said: 'The service is being maintained until 12:00 UTC.',
    }),
  ),
  host: talk,
  guest: { ...talk, model: guestModel },
  notices: {
    ...talk,
    then: {
      messages: [
        {
          ...messages[0]!,
          id: 90,
          text: 'Good morning! The numbers for the season are in, and they look better than ever.',
        },
      ],
      presentation: { presenterName: 'Tomás Rivera', local: false, picture: null },
    },
  },
  'audio-only': { model: hostModel },
  reconnecting: { ...talk, model: { ...hostModel, status: 'reconnecting' } },
  presentation: { model: shown, stage: ['main', 'self', 'presentation'] },
  'presentation-chat': {
    model: { ...shown, messages },
    stage: ['main', 'self', 'presentation'],
    clicks: ['.opens-chat'],
  },
  'presentation-alone': {
    model: shown,
    stage: ['main', 'self', 'presentation'],
    clicks: ['.choices button:nth-child(2)'],
  },
  people: { ...talk, clicks: ['.opens-people'] },
  'participant-menu': { ...talk, clicks: ['.opens-people', '[data-uuid="board"] .quiet'] },
  'people-guest': { ...talk, model: guestModel, clicks: ['.opens-people'] },
  chat: { ...talk, model: { ...hostModel, messages }, clicks: ['.opens-chat'] },
  captions: {
    ...talk,
    model: { ...hostModel, captions, self: { ...hostModel.self, captionsShown: true } },
  },
  more: { ...talk, clicks: ['.opens-more'] },
  'more-guest': { ...talk, model: guestModel, clicks: ['.opens-more'] },
  'leave-menu': { ...talk, clicks: ['.leave'] },
  end: { ...talk, clicks: ['.leave', '.menu .danger'] },
  manage: { ...talk, clicks: ['.opens-more', '@manage'] },
  layout: { ...talk, clicks: ['.opens-more', '@layout'] },
  dial: { ...talk, clicks: ['.opens-more', '@phone'] },
  rooms: { ...talk, model: { ...hostModel, breakouts }, clicks: ['.opens-more', '@rooms'] },
  'create-room': {
    ...talk,
    model: { ...hostModel, breakouts },
    clicks: ['.opens-more', '@rooms', '.panel .primary'],
  },
  'in-room': {
    ...talk,
    model: {
      ...guestModel,
      conference: {
        ...guestModel.conference,
        breakout: { name: 'Budget', endTime: soon(7), mayLeave: true, helpAsked: false },
      },
    },
  },
  devices: {
    ...talk,
    model: {
      ...hostModel,
      self: { ...hostModel.self, camera: 'denied', videoMuted: true, audioMuted: true },
    },
    clicks: ['.opens-more', '@devices'],
  },
  effects: {
    model: { ...hostModel, self: { ...hostModel.self, background: 'blur' } },
    stage: ['main', 'self'],
    clicks: ['.opens-more', '@devices'],
  },
  statistics: {
    ...talk,
    model: { ...hostModel, statistics },
    clicks: ['.opens-more', '@statistics'],
  },
  keypad: { ...talk, clicks: ['.opens-people', '[data-uuid="board"] .quiet', '@keypad'] },
  camera: { ...talk, clicks: ['.opens-people', '[data-uuid="board"] .quiet', '@joystick'] },
  transfer: { ...talk, clicks: ['.opens-people', '[data-uuid="lin"] .quiet', '@transfer'] },
  announced: {
    ...talk,
    model: {
      ...hostModel,
      conference: {
        ...hostModel.conference,
        locked: true,
        recording: true,
        banner: 'This meeting is recorded.\nThe recording is kept for 30 days.',
        classification: { levels: { 0: 'Unclassified', 2: 'Official sensitive' }, current: 2 },
      },
    },
  },
  splash: {
    model: {
      ...hostModel,
      splash: {
        background: null,
        elements: [
          { type: 'text', text: 'Welcome', color: 0xffffffff },
          { type: 'text', text: 'You are the first one here.', color: 0xffffffff },
        ],
      },
    },
  },
  'large-roster': {
    ...talk,
    model: {
      ...hostModel,
      participants: new Map(
        [
          ...people,
          ...Array.from({ length: 4990 }, (_, at) => ({
            ...people[9]!,
            uuid: `guest-${at}`,
            display_name: `Guest ${at + 1}`,
          })),
        ].map((entry) => [entry.uuid, entry]),
      ),
    },
    clicks: ['.opens-people'],
  },
  bare: { ...talk, controls: 'none' },
} satisfies Record<string, ViewState>;

export type StateName = keyof typeof states;
