/** The number that the frame is told in its URL, the same for all: each frame is a window of its own. */
export const EXTERNAL_API_ID = 0;
