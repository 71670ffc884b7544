/** Events of a registration: what the node sends, with readers, and its own. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { isRecord, shape, text as wholeText, type ReadBy } from '../../../wire/json-reader.ts';
import { text } from './bounded-readers.ts';
import { scrub } from './secrets.ts';

/** What a node sends to a registered alias. */
export const registrationWireEvents = {
  /** Somebody calls: `new PexipClient({ alias: conference_alias }).join({ token })` takes the call. */
  incoming: shape({ conference_alias: text, remote_display_name: text, token: wholeText }),
  /** The call with this `token` rings no more. */
  incoming_cancelled: shape({ token: wholeText }),
};
type WireEvents = typeof registrationWireEvents;

export type RegistrationEventDetails = {
  readonly [K in keyof WireEvents]: ReadBy<WireEvents[K]>;
} & {
  /** `registration.status` has changed. */
  readonly state: { readonly status: RegistrationStatus };
  /** It is over, and not by `unregister()`: the node takes it no more, or the page has gone, and may be back. */
  readonly lost: { readonly error: MeetingError };
  /** Something came that could not be read. */
  readonly 'wire-invalid': { readonly error: MeetingError };
};

/** `reconnecting`: calls do not arrive at the moment. */
export type RegistrationStatus = 'idle' | 'registering' | 'registered' | 'reconnecting';

export type RegistrationEventName = keyof RegistrationEventDetails;
export type RegistrationEvent = {
  [K in RegistrationEventName]: CustomEvent<RegistrationEventDetails[K]> & { readonly type: K };
}[RegistrationEventName];

/**
 * An event that came, without what is secret but the token of the call; undefined: it is none of a registration.
 * Its `detail` is undefined where it cannot be read.
 */
export const readRegistrationEvent = (
  name: string,
  data: string,
  secrets: readonly string[],
):
  | { name: keyof WireEvents; detail: RegistrationEventDetails[keyof WireEvents] | undefined }
  | undefined => {
  if (name !== 'incoming' && name !== 'incoming_cancelled') return undefined;
  const flaws: string[] = [];
  let payload: unknown;
  try {
    const whole: unknown = JSON.parse(data);
    payload = scrub(whole, secrets);
    // What a call is taken with goes back to the node as it came.
    if (isRecord(payload) && isRecord(whole))
      for (const key of ['token', 'conference_alias']) payload[key] = whole[key];
  } catch {
    flaws.push('data');
  }
  const detail = registrationWireEvents[name](payload, flaws);
  // A call that cannot be answered is none.
  if (!detail?.token || flaws.length > 0) return { name, detail: undefined };
  return { name, detail };
};
