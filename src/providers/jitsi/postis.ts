/**
 * The envelope of Jitsi's messages, "postis": JSON strings, with a scope. First the two sides shake hands: each says
 * `__ready__` with an identifier of its own, every 50 ms, until the other has sent that identifier back; the frame
 * keeps what it has to say until then. After that each message is an event, a request or the response to one.
 * @see https://github.com/jitsi/js-utils/tree/master/transport
 */
import { EXTERNAL_API_ID } from './external-api-id.ts';

const SCOPE = `jitsi_meet_external_api_${EXTERNAL_API_ID}`;

export type Fields = Readonly<Record<string, unknown>>;
/** Any text that came, or none. */
export const readText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Participants that are kept, as many as an element lists. Of more there are no changes. */
export const PARTICIPANTS = 10_000;
/** The longest name, identifier or address that is kept, in characters. */
const TEXT_LENGTH = 4_000;
/** Text that people read, or an identifier: the rest is cut. */
export const readShort = (value: unknown): string => readText(value).slice(0, TEXT_LENGTH);
/** Jitsi's reason, where it is text: an object may turn into anything. */
export const readReason = (error: unknown): string => readText(error) || 'it gives no reason';
/** `toggleAudio` is `toggle-audio`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());

export type JitsiMessage =
  | { readonly type: 'ready'; readonly id: string }
  | { readonly type: 'event'; readonly name: string; readonly fields: Fields }
  | {
      readonly type: 'response';
      readonly id: unknown;
      readonly result: unknown;
      readonly error: unknown;
    }
  /** A request of the frame: nothing that a page could answer. */
  | { readonly type: 'request' };

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const parse = (data: unknown): unknown => {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
};

/** Undefined: not one of Jitsi's, or not one for this page. */
export const readMessage = (data: unknown): JitsiMessage | undefined => {
  const envelope = parse(data);
  if (!isObject(envelope) || envelope.postis !== true || envelope.scope !== SCOPE) return undefined;
  const { method, params } = envelope;
  if (method === '__ready__')
    return typeof params === 'string' ? { type: 'ready', id: params } : undefined;
  if (method !== 'message' || !isObject(params)) return undefined;
  if (params.type === 'request') return { type: 'request' };
  if (params.type === 'response')
    return { type: 'response', id: params.id, result: params.result, error: params.error };
  if (params.type !== 'event' || !isObject(params.data)) return undefined;
  const { name, ...fields } = params.data;
  return typeof name === 'string' ? { type: 'event', name, fields } : undefined;
};

const write = (method: string, params: unknown): string =>
  JSON.stringify({ postis: true, scope: SCOPE, method, params });

export const writeReady = (id: string): string => write('__ready__', id);
/** A command: an event with its arguments in order. */
export const writeCommand = (name: string, args: readonly unknown[]): string =>
  write('message', { type: 'event', data: { name, data: args } });
export const writeRequest = (id: number, data: Fields): string =>
  write('message', { type: 'request', id, data });
