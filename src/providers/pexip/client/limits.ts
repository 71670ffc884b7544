/** What comes from a node has a bound: past it there is one clear error, or a cut with a mark, and the meeting goes on. */

/** The longest event line that is kept, in characters; a longer one ends the connection, and the next begins anew. */
export const EVENT_LENGTH = 8_000_000;
/** The longest answer to a request that is read, in bytes. */
export const ANSWER_BYTES = 16_000_000;
/** How deep a payload is looked through for secrets; what lies deeper is taken out. */
export const PAYLOAD_DEPTH = 64;
/** Transfers from one conference to the next within `TRANSFERS_MS`; two that refer to each other would never end. */
export const TRANSFERS = 5;
export const TRANSFERS_MS = 60_000;
/** The least life of a token, in ms: a shorter one would be renewed without a pause. */
export const TOKEN_LIFE_MS = 5_000;
/** How long the client tries to be let in again once its token is worth nothing, in ms. */
export const COMEBACK_MS = 120_000;
/** Times it comes back within `COMEBACKS_MS`; a node whose tokens all die at once would be asked for ever. */
export const COMEBACKS = 5;
export const COMEBACKS_MS = 600_000;
