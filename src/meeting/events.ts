/** The events common to all meeting systems: every name, its detail, and the state it leads to. */
import type { MeetingError } from './errors.ts';

/** What the element dispatches; each bubbles and is composed. */
export interface MeetingEventDetails {
  /** The meeting is being opened: its frame was requested, or its server was asked. */
  'meeting-loading': null;
  /** The frame's document has loaded or, where the system gives a sign of life, has given it. Of a silent system it says no more: the document may be the meeting, a question for a name, or an error page. Commands are sent from here on. */
  'meeting-ready': null;
  /** The system asks something before the meeting can go on. Answered by the command `answerPrompt`. */
  'meeting-prompt': MeetingPrompt;
  /** The local participant is in the meeting; `again`: reconnected, or in another conference. */
  'meeting-joined': { participantId?: string; again?: boolean };
  /** The connection is lost and being restored. */
  'meeting-reconnecting': null;
  /** The meeting is over for the local participant. */
  'meeting-left': { reason: string };
  /** Something went wrong; with `fatal`, the meeting cannot go on. The detail is the error itself. */
  'meeting-error': MeetingError;
  /** Someone else has come in, or was there already. */
  'participant-joined': Participant;
  /** Someone's name, role or mutes have changed. */
  'participant-changed': Participant;
  /** Someone has left. */
  'participant-left': Participant;
  /** The local microphone was muted or unmuted. */
  'audio-muted-changed': { muted: boolean };
  /** The local camera was muted or unmuted. */
  'video-muted-changed': { muted: boolean };
  /** Someone started or stopped presenting. */
  'presentation-changed': { presenting: boolean; participantId?: string; local?: boolean };
  /** The local participant's hand was raised or lowered. */
  'hand-raised-changed': { raised: boolean };
  /** A recording was started or stopped. */
  'recording-changed': { recording: boolean };
  /** A chat message came, or was sent. */
  'chat-message': {
    text: string;
    from: string;
    participantId?: string;
    direct: boolean;
    local: boolean;
  };
}

/** A participant, in the words common to all systems. */
export interface Participant {
  readonly id: string;
  readonly name?: string;
  readonly role?: 'host' | 'guest';
  readonly audioMuted?: boolean;
  readonly videoMuted?: boolean;
  readonly handRaised?: boolean;
}

/** What the system wants to know before the meeting goes on. */
export interface MeetingPrompt {
  /** `waiting`: nothing to answer, a host must act. */
  readonly kind: 'name' | 'pin' | 'extension' | 'identity-provider' | 'waiting' | 'start';
  /** `pin`, `identity-provider`: one may come in without, by an answer without a value. */
  readonly optional?: boolean;
  /** The answer before was wrong. */
  readonly wrong?: boolean;
  /** `identity-provider`: the ones to choose from. */
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
  /** `identity-provider`: a PIN is an answer, too. */
  readonly pin?: boolean;
  /** `waiting`, `start`: what is going on, in a sentence for people. */
  readonly message?: string;
}

/** An event of one system, under the name that the system gives it, behind the system's own. */
export interface SystemEvent {
  readonly type: `${'pexip' | 'jitsi' | 'whereby'}-${string}`;
  /** The payload as on the wire. */
  readonly detail: unknown;
}

/** An event on its way from a session to the element. */
export type MeetingEvent =
  | {
      [K in keyof MeetingEventDetails]: {
        readonly type: K;
        readonly detail: MeetingEventDetails[K];
      };
    }[keyof MeetingEventDetails]
  | SystemEvent;

/** The events as listeners get them. */
export type MeetingEventMap = {
  [K in keyof MeetingEventDetails]: CustomEvent<MeetingEventDetails[K]>;
};
