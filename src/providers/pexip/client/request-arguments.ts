/** What several rows of the tables take. */
import { listOf, objectOf, optional, record, string, within, word } from './argument.ts';

export const mediaType = word('video', 'video-only', 'audio');
export const chat = { type: word('text/plain', 'application/json'), payload: string };
export const digits = { digits: string };
export const cameraControl = {
  action: word('start', 'stop', 'continue'),
  movement: listOf(
    objectOf({
      axis: word('pan', 'tilt', 'zoom'),
      direction: word('left', 'right', 'up', 'down', 'in', 'out'),
    }),
  ),
  /** In ms. Recommended: 1000 to start, 200 to continue. */
  timeout: within(0, Infinity),
};
export const statistics = {
  audio: optional(record),
  video: optional(record),
  presentation: optional(record),
};
