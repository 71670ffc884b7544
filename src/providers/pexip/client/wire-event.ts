/** From the text of a server-sent event to its name and payload, whatever form that has. */
import { wireEvents } from './wire-events.ts';
import type { WireEventName } from './wire-events.ts';
import { isRecord } from '../../../wire/json-reader.ts';

export interface WireEvent {
  readonly name: string;
  readonly detail: unknown;
  /** False: the event is not in the table. */
  readonly known: boolean;
  /** Names of what could not be read; empty: all could. */
  readonly flaws: string[];
}

/** The one-time token of `refer`. */
export function takeToken(payload: unknown): string | undefined {
  if (!isRecord(payload) || !('token' in payload)) return undefined;
  const { token } = payload;
  delete payload.token;
  return typeof token === 'string' ? token : undefined;
}

/** One node writes ' breakout_uuid'. */
const trimKeys = (payload: unknown): unknown =>
  isRecord(payload)
    ? Object.fromEntries(Object.entries(payload).map(([key, value]) => [key.trim(), value]))
    : payload;

/** Reads a payload that JSON.parse has just made. */
export function readEvent(name: string, payload: unknown, id: string): WireEvent {
  const flaws: string[] = [];
  if (!Object.hasOwn(wireEvents, name)) {
    return { name, detail: Object.freeze(payload), known: false, flaws };
  }
  if (name === 'participant_create' || name === 'participant_update') {
    let detail = wireEvents[name](payload, flaws);
    if (detail?.uuid === undefined) {
      flaws.push('uuid');
      detail = Object.freeze({ ...detail, uuid: '' });
    }
    return { name, detail, known: true, flaws };
  }
  let given = payload;
  if (name.startsWith('breakout')) given = trimKeys(payload);
  else if (name === 'presentation_frame') given = { ...(isRecord(payload) && payload), id };
  const detail = wireEvents[name as WireEventName](given, flaws);
  if (detail !== undefined) return { name, detail: Object.freeze(detail), known: true, flaws };
  if (given !== null && given !== undefined) flaws.push('data');
  const empty = name === 'splash_screen' || name === 'stage' ? null : {};
  return { name, detail: Object.freeze(empty), known: true, flaws };
}

/** @returns Undefined where it is not JSON; no data at all is null. */
export function parseData(data: string): unknown {
  if (data === '') return null;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
