/**
 * What is promised for each fault at each moment: one rule a moment, and its exceptions. What holds everywhere stands
 * in `flaws`. The sources are docs/meeting.md, docs/limits.md and docs/native.md.
 */
import { faults } from './faulty-node.ts';
import type { Fault } from './faulty-node.ts';
import type { Outcome } from './cell.ts';
import type { MomentName } from './moments.ts';

export interface Promised {
  /** While the fault lasts, at its end. A minute after it, a meeting that has not ended is joined. */
  readonly during: 'joined' | 'reconnecting' | 'failed' | 'left';
  /** What the page hears, each once, in the order it comes first. */
  readonly story: readonly string[];
  /** At most, of the request in question; of all requests where the fault strikes all. */
  readonly requests: number;
  /** At least, of the same: what is given up is given up late. */
  readonly tries?: number;
  /** A participant of this name stays when one has left, for as long as a token lives: two minutes. */
  readonly ghost?: true;
}

interface Rule {
  readonly sentence: string;
  readonly each: Promised;
  readonly but: readonly (readonly [readonly Fault[], Partial<Promised>])[];
}

/** Slow is no fault: nothing is lost, so nothing is said. */
const HARMLESS: readonly Fault[] = ['2 s latency', 'one-byte chunks'];
/** The node says no, and would say so again. */
const REFUSED: readonly Fault[] = ['401', '403', '404'];
/** The node has done what it was asked, and its answer is lost. */
const ANSWER_LOST: readonly Fault[] = ['FIN', 'RST', 'truncated JSON'];
/** What comes is no answer. */
const NO_ANSWER: readonly Fault[] = ['wrong content type', 'endless body'];
/** Streams that are open already go on. */
const NEW_REQUESTS_ALONE: readonly Fault[] = [
  ...(['redirect', '429', '500', '503', 'wrong content type'] as const),
];

const JOINED = { during: 'joined', story: ['joined'] } as const;
const RESTORED = ['joined', 'reconnecting', 'joined again', 'error: events-lost'];

export const matrix: Readonly<Record<MomentName, Rule>> = {
  request_token: {
    sentence: 'The node is asked once. Whoever is not let in is told, and may ask again.',
    each: { during: 'failed', story: ['failed: request-failed', 'joined'], requests: 1 },
    but: [
      [HARMLESS, JOINED],
      [[...NO_ANSWER, 'truncated JSON'], { story: ['failed: wire-invalid', 'joined'] }],
    ],
  },
  events: {
    sentence: 'It is opened again and again, with growing pauses, until the node gives it.',
    each: { during: 'reconnecting', story: RESTORED, requests: 9, tries: 4 },
    but: [
      [HARMLESS, { ...JOINED, requests: 1, tries: 1 }],
      // Why it cannot be had is said where a page could do something about it.
      [['redirect'], { story: ['joined', 'error: request-failed', ...RESTORED.slice(1)] }],
      [['endless body'], { story: ['joined', 'error: wire-invalid', ...RESTORED.slice(1)] }],
    ],
  },
  refresh_token: {
    sentence: 'It is tried until the token is over; then the meeting is joined again by itself.',
    each: { during: 'joined', story: RESTORED, requests: 7, tries: 4 },
    but: [
      [HARMLESS, { ...JOINED, requests: 2, tries: 1 }],
      // Twice is the last word.
      [REFUSED, { requests: 4 }],
      // The node has renewed a token that nobody knows.
      [ANSWER_LOST, { ghost: true }],
    ],
  },
  calls: {
    sentence: 'The meeting goes on without a call, says so, and makes one when it is asked to.',
    each: { during: 'joined', story: ['joined', 'error: call-failed'], requests: 1 },
    but: [[HARMLESS, JOINED]],
  },
  ack: {
    sentence:
      'It is sent again, with growing pauses; without it there is no call, and that is said.',
    each: { during: 'joined', story: ['joined', 'error: call-failed'], requests: 4, tries: 4 },
    but: [
      [HARMLESS, { ...JOINED, requests: 1, tries: 1 }],
      // It is over before the second has waited for too long.
      [['half-open'], { ...JOINED, requests: 2, tries: 2 }],
      [REFUSED, { requests: 1, tries: 1 }],
      // A status of 200 is enough.
      [['truncated JSON'], { ...JOINED, requests: 1, tries: 1 }],
    ],
  },
  candidates: {
    sentence: 'One candidate less ends no call: each is sent once.',
    each: { ...JOINED, requests: 4 },
    but: [],
  },
  'a command': {
    sentence: 'It is sent once, and rejected: who gave it decides whether it is given again.',
    each: { during: 'joined', story: ['joined', 'rejected: request-failed', 'sent'], requests: 1 },
    but: [
      [[...HARMLESS, 'truncated JSON'], { story: ['joined', 'sent'] }],
      [NO_ANSWER, { story: ['joined', 'rejected: wire-invalid', 'sent'] }],
    ],
  },
  'a picture': {
    sentence:
      'One at a time, at most one for each that the node tells of; one that fails is left out.',
    each: { ...JOINED, requests: 31 },
    but: [[['half-open'], { requests: 7 }]],
  },
  'during a sync': {
    sentence: 'Half a list is no list: the stream is opened again, and the roster is right.',
    each: { during: 'reconnecting', story: RESTORED, requests: 11 },
    but: [
      [HARMLESS, { ...JOINED, requests: 1 }],
      // Dead by itself, it is noticed within a minute, and the next one opens.
      [['half-open'], { during: 'joined' }],
      [
        ['redirect'],
        { story: ['joined', 'reconnecting', 'error: request-failed', ...RESTORED.slice(2)] },
      ],
      [['endless body'], { story: ['joined', 'error: wire-invalid', ...RESTORED.slice(1)] }],
    ],
  },
  idle: {
    sentence: 'What is open and well goes on; what is lost comes back; only a refusal ends it.',
    each: { during: 'reconnecting', story: RESTORED, requests: 25 },
    but: [
      [[...HARMLESS, ...NEW_REQUESTS_ALONE], JOINED],
      [HARMLESS, { requests: 2 }],
      [REFUSED, { during: 'left', story: ['joined', 'reconnecting', 'fatal: token-expired'] }],
      [['endless body'], { story: ['joined', 'error: wire-invalid', ...RESTORED.slice(1)] }],
    ],
  },
};

export const promisedOf = (fault: Fault, moment: MomentName): Promised => {
  const { each, but } = matrix[moment];
  const exceptions = but.filter(([named]) => named.includes(fault)).map(([, what]) => what);
  return Object.assign({}, each, ...exceptions) as Promised;
};

export const cells = (Object.keys(matrix) as MomentName[]).flatMap((moment) =>
  faults.map((fault) => ({ fault, moment })),
);

/** In what an outcome is not what was promised; none: it is. */
export function flaws(outcome: Outcome, promised: Promised): string[] {
  const { during, after, story, requests, streams, roster, ghosts, open, strayed } = outcome;
  const [seen, there] = roster;
  const [left, forgotten] = ghosts;
  const over = promised.during === 'left';
  const wanted = promised.story.join(', ');
  return [
    during !== promised.during && `${during} while it lasts, not ${promised.during}`,
    after !== (over ? 'left' : 'joined') && `${after} a minute after it`,
    story.join(', ') !== wanted && `the page heard "${story.join(', ')}", not "${wanted}"`,
    requests > promised.requests && `${requests} requests, not at most ${promised.requests}`,
    requests < (promised.tries ?? 1) && `${requests} requests, not at least ${promised.tries}`,
    streams > 1 && `${streams} event streams at once`,
    !over && seen !== there && `${seen} people are shown, and ${there} are there`,
    left > (promised.ghost ? 1 : 0) && `${left} stay in the conference after leaving`,
    forgotten > 0 && `${forgotten} stay in the conference for ever`,
    open.length > 0 && `left open: ${open.join(', ')}`,
    strayed > 0 && `${strayed} requests went to a server that nobody has named`,
  ].filter((flaw) => flaw !== false);
}
