/** THE TABLE of Whereby's events: each is a DOM event under its own name. Types only. */

type Nothing = Record<never, never>;
/** A recording or a transcription, on its way to being one. */
type Progress = 'starting' | 'started' | 'stopped';
type Check = 'passed' | 'failed';
/** What the page has told of a participant; null where it has told nothing. */
interface WherebyParticipant {
  metadata: string | null;
  externalId: string | null;
}

/**
 * What they say, as on the wire. One that is not in this table is dispatched all the same.
 * @see https://docs.whereby.com/reference/using-the-whereby-embed-element/web-component-events
 */
export interface WherebyEventDetails {
  camera_toggle: { enabled: boolean };
  cancel_knock: Nothing;
  chat_toggle: { open: boolean };
  connection_status_change: { status: 'stable' | 'unstable' };
  deny_device_permission: { denied: boolean };
  grant_device_permission: { granted: boolean };
  join: Nothing;
  knock: Nothing;
  leave: { removed: boolean };
  meeting_end: Nothing;
  microphone_toggle: { enabled: boolean };
  participant_join: { participant: WherebyParticipant };
  participant_leave: { participant: WherebyParticipant };
  participantupdate: { count: number };
  people_toggle: { open: boolean };
  pip_toggle: { open: boolean };
  precall_check_completed: {
    status: Check;
    steps: Record<'camera' | 'speaker' | 'microphone' | 'bandwidth', { status: Check }>;
  };
  precall_check_skipped: Nothing;
  ready: Nothing;
  recording_status_change: { status: Progress };
  screenshare_toggle: { enabled: boolean };
  /** Whereby names no closed list of words here. */
  streaming_status_change: { status: string };
  transcription_status_change: { status: Progress };
}

type Kebab<K extends string> = K extends `${infer A}_${infer B}` ? `${A}-${Kebab<B>}` : K;

/** Whereby's events as the element dispatches them: `whereby-participant-join`; the detail is the payload. */
export type WherebyDomEventMap = {
  [K in keyof WherebyEventDetails as `whereby-${Kebab<K>}`]: CustomEvent<WherebyEventDetails[K]>;
};
