/** The moments at which a fault strikes: the request that meets it, and for how long. */
import type { PexipMeeting } from '../../src/providers/pexip/native/pexip-meeting.ts';
import type { Conference } from '../../demo/simulator/conference/conference.ts';

export interface World {
  readonly meeting: PexipMeeting;
  readonly conference: Conference;
  pass(ms: number): Promise<void>;
  addRobot(): unknown;
  /** Adds to the story. */
  tell(what: string): void;
  join(): void;
}

export interface Moment {
  /** The request that the fault is about; left out: every one, and what is open already. */
  readonly route?: string;
  /** From before the meeting is joined; otherwise a second after. */
  readonly fromStart?: true;
  /** For how long, in ms. */
  readonly ms: number;
  /** With a microphone. */
  readonly call?: true;
  /** The stream opens, and suffers once so many events have passed. */
  readonly after?: { readonly event: string; readonly times: number };
  /** Once the fault has begun. */
  act?(world: World): unknown;
  /** Once it is over: what a person would do. */
  again?(world: World): unknown;
}

/** Robots that have no way into a picture send none: the presentation is one of pictures. */
const present = ({ conference }: World) => {
  const [robot] = [...conference.participants.values()].filter((one) => one.robot);
  if (robot) conference.floor.take(robot, 'static');
};
const send = ({ meeting, tell }: World) =>
  void meeting.commands.sendMessage({ text: 'Hello' }).then(
    () => tell('sent'),
    (error: { code?: string }) => tell(`rejected: ${error.code ?? String(error)}`),
  );

export const moments = {
  request_token: {
    route: 'request_token',
    fromStart: true,
    ms: 60_000,
    again: (world: World) => {
      if (world.meeting.state.status !== 'joined') world.join();
    },
  },
  events: { route: 'events', fromStart: true, ms: 60_000 },
  // Past the end of the token's life.
  refresh_token: { route: 'refresh_token', ms: 150_000 },
  calls: {
    route: 'calls',
    fromStart: true,
    call: true,
    ms: 60_000,
    again: ({ meeting }: World) => meeting.commands.restartCall(),
  },
  ack: { route: 'ack', fromStart: true, call: true, ms: 60_000 },
  candidates: { route: 'new_candidate', fromStart: true, call: true, ms: 60_000 },
  'a command': { route: 'message', ms: 60_000, act: send, again: send },
  'a picture': { route: 'presentation.jpeg', ms: 60_000, act: present },
  'during a sync': {
    route: 'events',
    fromStart: true,
    after: { event: 'participant_create', times: 2 },
    // A stream dead by itself is noticed within a minute.
    ms: 70_000,
    // Somebody comes whom the half of a list does not hold.
    act: ({ addRobot }: World) => addRobot(),
  },
  idle: { ms: 100_000 },
} satisfies Record<string, Moment>;
export type MomentName = keyof typeof moments;
