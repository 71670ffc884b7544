/** What the control interface does with a clock. */
import * as z from 'zod/mini';
import type { Clock } from '../conference/clock.ts';

const clockRequest = z.object({
  /** It stands still, or goes with the machine's time again. */
  held: z.optional(z.boolean()),
  /** Moves it by so much, and holds it there. */
  advance_ms: z.optional(z.number().check(z.gte(0))),
});

export async function moveClock(clock: Clock, body: unknown): Promise<void> {
  const { held, advance_ms } = clockRequest.parse(body);
  if (advance_ms !== undefined) await clock.advance(advance_ms);
  else if (held === true) clock.hold();
  else if (held === false) clock.go();
}

/** `now`: Unix time in ms. `pending`: what is yet to come, in ms from now. */
export const clockReport = (clock: Clock) => ({
  now: clock.now(),
  held: clock.held,
  pending: clock.pending,
});
