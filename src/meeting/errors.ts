/** The one error class, and the closed list of what can go wrong. */

/** What went wrong, by kind. */
export type ErrorCode =
  // The page's author: an attribute, a property, the name of a provider.
  | 'config-invalid'
  | 'provider-unknown'
  // The caller of a command or request.
  | 'argument-invalid'
  | 'command-unsupported'
  | 'command-failed'
  | 'command-timeout'
  | 'session-closed'
  // The frame or the server.
  | 'frame-timeout'
  | 'load-failed'
  | 'request-failed'
  | 'unauthorized'
  | 'token-expired'
  | 'wire-invalid'
  | 'events-lost'
  // The meeting's link, and what it leads to.
  | 'link-invalid'
  | 'link-expired'
  | 'meeting-over'
  | 'meeting-locked'
  // Media.
  | 'media-denied'
  | 'media-missing'
  | 'effect-failed'
  | 'call-failed';

/** One thing wrong with one attribute. */
export interface ConfigIssue {
  /** The attribute as HTML spells it, in the provider's own case. */
  readonly attribute: string;
  /** The value that came; absent where it is a secret or was not given. */
  readonly value?: string;
  /** What was wanted, as the end of a sentence: "a whole number from 256 to 2464". */
  readonly wanted: string;
}

export interface MeetingErrorOptions extends ErrorOptions {
  readonly issues?: readonly ConfigIssue[];
  readonly status?: number;
  readonly said?: string;
  readonly device?: 'microphone' | 'camera';
  readonly fatal?: boolean;
}

/** An error with a closed code and a sentence that names the attribute or endpoint. Holds no secret. */
export class MeetingError extends Error {
  declare readonly code: ErrorCode;
  /** `config-invalid`, `provider-unknown`: what is wrong, attribute by attribute. */
  declare readonly issues: readonly ConfigIssue[];
  /** Where a server refused: the HTTP status. `request-failed` without one: no answer came. */
  declare readonly status: number | undefined;
  /** The server's own sentence, where it gave one: a stranger's text, in a language of its choice. */
  declare readonly said: string | undefined;
  /** `media-denied`, `media-missing`, `effect-failed`, natively: what it is of; of a shared screen: undefined. */
  declare readonly device: 'microphone' | 'camera' | undefined;
  /** The meeting cannot go on: the element's state is `failed`. Default: false. */
  declare readonly fatal: boolean;

  constructor(code: ErrorCode, message: string, options?: MeetingErrorOptions) {
    super(message, options);
    Object.assign(this, { name: 'MeetingError', code, issues: [], fatal: false }, options);
  }
}

/** For `catch()`: a part of this package did not arrive, `fatal` where no meeting is without it. Errors of ours pass. */
export const loadFailed =
  (what: string, fatal = true) =>
  (cause: unknown): never => {
    // By name: a part that loads on demand may have a copy of the class.
    throw (cause as Error).name === 'MeetingError'
      ? cause
      : new MeetingError('load-failed', `${what} could not be loaded.`, { cause, fatal });
  };
