/**
 * THE TABLE of bounds: what comes from a node has an end, and so has what is tried again. Past a bound there is one
 * `wire-invalid`, or a cut with a mark, and the meeting goes on. `docs/limits.md` is this table.
 */

/** The longest server-sent event that is kept, in characters. A longer one is said, and the stream is opened again. */
export const EVENT_LENGTH = 8_000_000;
/** The longest answer to a request that is read, in bytes. A longer one is given up. */
export const ANSWER_BYTES = 16_000_000;
/** The longest text that people read: a name, a chat message, a caption, a reason. The rest is cut, and `…` marks it. */
export const TEXT_LENGTH = 32_768;
/** How much of a payload that is no JSON is quoted, in characters. */
export const QUOTE_LENGTH = 1_000;
/** Items of a list within an event or an answer. The rest is left out. */
export const LIST_LENGTH = 10_000;
/** How deep a payload is looked through for secrets; what lies deeper is taken out. */
export const PAYLOAD_DEPTH = 64;
/** Fields of a conference that are kept, those that the client does not know included. */
export const CONFERENCE_FIELDS = 200;
/** Participants in the roster of a room. More are not told. */
export const PARTICIPANTS = 10_000;
/** Chat messages that are kept in a room; the oldest goes first. */
export const MESSAGES = 1_000;
/** Captions that are kept; the oldest goes first. */
export const CAPTIONS = 50;
/** Breakout rooms. More are not told. */
export const ROOMS = 500;
/** Kinds of unreadable events that are said, each once. */
export const REPORTS = 100;
/** Transfers from one conference to the next within `TRANSFERS_MS`: two that refer to each other would never end. */
export const TRANSFERS = 5;
/** For how long a transfer counts, in ms. */
export const TRANSFERS_MS = 60_000;
/** The least life of a token, in ms: a shorter one would be renewed without a pause. */
export const TOKEN_LIFE_MS = 5_000;
/** How long the client tries to be let in again once its token is worth nothing, in ms. */
export const COMEBACK_MS = 120_000;
/** Times it comes back within `COMEBACKS_MS`: a node whose tokens all die at once would be asked for ever. */
export const COMEBACKS = 5;
/** For how long a comeback counts, in ms. */
export const COMEBACKS_MS = 600_000;
/** How long one picture of a presentation may take once a newer one waits, in ms. One is under way at a time. */
export const PICTURE_MS = 10_000;
