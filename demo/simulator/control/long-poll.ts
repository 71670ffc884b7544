/**
 * Long polling: a GET of the control interface that is answered once its answer says what is waited for. The query
 * says what that is:
 *
 * - `until`: where in the answer, as keys between dots; `*` stands for any key, `length` for how many there are.
 * - `is` or `at_least`: the value wanted there, or the least number. Without either: any value but `null` and `false`.
 * - `wait_ms`: how long at most; 504 after it, so that nobody takes what is not so for what is.
 */
import type { ServerResponse } from 'node:http';
import type { Pulse } from '../conference/pulse.ts';

/** How long a request waits if it does not say, and the longest it may say, in ms. */
const WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 120_000;
/** Pause between two looks at what happens all the time, such as frames, in ms. */
const LOOK_MS = 20;

/** Thrown when the time is up. */
export class NotInTime extends Error {}

export async function waitUntil<Answer>(
  look: () => Answer | Promise<Answer>,
  { query, pulse, outgoing }: { query: URLSearchParams; pulse: Pulse; outgoing: ServerResponse },
): Promise<Answer> {
  const path = query.get('until');
  if (path === null) return look();
  const wanted = wantedBy(query);
  const keys = path.split('.');
  const waiting = Math.min(Number(query.get('wait_ms') ?? WAIT_MS), LONGEST_WAIT_MS);
  const end = performance.now() + waiting;
  for (;;) {
    // Asked for before the look, so that nothing that happens during it is missed.
    const happened = nextBeat(pulse, outgoing, end);
    const answer = await look();
    if (valuesAt(answer, keys).some(wanted)) {
      happened.cancel();
      return answer;
    }
    if (performance.now() >= end || outgoing.destroyed) {
      happened.cancel();
      throw new NotInTime(`${path} was not as wanted within ${waiting} ms.`);
    }
    await happened.promise;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The next time something happens; at the latest when the time is up or the asker has gone. */
function nextBeat(pulse: Pulse, outgoing: ServerResponse, end: number) {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const takeBack = pulse.next(resolve);
    const timer = setTimeout(resolve, Math.max(0, end - performance.now()));
    outgoing.once('close', resolve);
    cancel = () => {
      takeBack();
      clearTimeout(timer);
      outgoing.off('close', resolve);
    };
  });
  void promise.then(cancel);
  return { promise, cancel };
}

function wantedBy(query: URLSearchParams): (value: unknown) => boolean {
  const [is, least] = [query.get('is'), query.get('at_least')];
  if (least !== null) return (value) => typeof value === 'number' && value >= Number(least);
  if (is !== null)
    return (value) => (typeof value === 'string' ? value : JSON.stringify(value)) === is;
  return (value) => value !== undefined && value !== null && value !== false;
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (key === '*') return Object.values(value).flatMap((one) => valuesAt(one, rest));
  return key in value ? valuesAt((value as Record<string, unknown>)[key], rest) : [];
}
