/** From the text of a server-sent event to its name and payload, whatever form that has. */
import { isRecord } from '../../../wire/json-reader.ts';
import { QUOTE_LENGTH } from './limits.ts';
import { isSuspicious, scrub, scrubText } from './secrets.ts';
import { wireEvents } from './wire-events.ts';
import type { WireEventName } from './wire-events.ts';

/** The payload as it came, made when asked for. */
type Raw = () => unknown;

export interface WireEvent {
  readonly name: string;
  /** Undefined: it tells of nobody, and is not delivered. */
  readonly detail: unknown;
  /** False: the event is not in the table. */
  readonly known: boolean;
  /** Names of what could not be read; empty: all could. */
  readonly flaws: string[];
}

export interface Payload {
  /** Without secrets; the text itself where it is no JSON, null where there is none. */
  readonly value: unknown;
  readonly isJson: boolean;
  /** The one-time token of `refer`, which goes back to the node and nowhere else. */
  readonly token: string | undefined;
}

/**
 * Reads the text. A token named in it is taken out, but for `incoming`: the one-time token of a call to a registered
 * alias is what the page is to join with.
 */
export function parsePayload(name: string, data: string, secrets: readonly string[]): Payload {
  if (data === '') return { value: null, isJson: true, token: undefined };
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return { value: scrubText(data, secrets), isJson: false, token: undefined };
  }
  const own = name === 'refer' || name === 'incoming' ? takeToken(value) : undefined;
  if (isSuspicious(data, secrets)) value = scrub(value, secrets);
  if (name === 'incoming' && own !== undefined && isRecord(value)) value.token = own;
  return { value, isJson: true, token: name === 'refer' ? own : undefined };
}

function takeToken(payload: unknown): string | undefined {
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

/** Where a payload keeps what makes its `raw`. */
const RAW = Symbol('raw');

/**
 * One getter for all: with one each, every payload would be of a shape of its own to the engine, and a roster of them
 * ten times as slow to read.
 */
const rawProperty: PropertyDescriptor & ThisType<{ readonly [RAW]?: Raw }> = {
  get() {
    return this[RAW]?.();
  },
  configurable: true,
};

/** Gives a payload its `raw`, which no copy, comparison or JSON of it holds. */
export function withRaw<T>(payload: T, raw: Raw): T {
  if (typeof payload === 'object' && payload !== null) {
    Object.defineProperty(payload, RAW, { value: raw, configurable: true });
    Object.defineProperty(payload, 'raw', rawProperty);
  }
  return payload;
}

/** Reads a payload that JSON.parse has just made. */
export function readEvent(name: string, payload: unknown, id: string, raw: Raw): WireEvent {
  const flaws: string[] = [];
  if (!Object.hasOwn(wireEvents, name))
    return { name, detail: Object.freeze(payload), known: false, flaws };
  let given = payload;
  if (name.startsWith('breakout')) given = trimKeys(payload);
  else if (name === 'presentation_frame') given = { ...(isRecord(payload) && payload), id };
  const detail = wireEvents[name as WireEventName](withRaw(given, raw), flaws);
  if (name === 'participant_create' || name === 'participant_update') {
    const { uuid } = (detail ?? {}) as { uuid?: string };
    if (uuid) return { name, detail, known: true, flaws };
    return { name, detail: undefined, known: true, flaws: [...flaws, 'uuid'] };
  }
  if (detail !== undefined) return { name, detail: Object.freeze(detail), known: true, flaws };
  if (given !== null && given !== undefined) flaws.push('data');
  const empty = name === 'splash_screen' || name === 'stage' ? null : withRaw({}, raw);
  return { name, detail: Object.freeze(empty), known: true, flaws };
}

/** The beginning of a text that could not be read. */
export const quote = (text: string): string =>
  text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH - 1)}…` : text;
