/** What several rows of the tables take. */
import {
  listOf,
  objectOf,
  record,
  string,
  within,
  wordLike,
} from '../../../meeting/json-option.ts';
import { optional } from '../../../meeting/option.ts';

export const mediaType = wordLike('video', 'video-only', 'audio');
export const chat = { type: wordLike('text/plain', 'application/json'), payload: string };
export const digits = { digits: string };
export const cameraControl = {
  action: wordLike('start', 'stop', 'continue'),
  movement: listOf(
    objectOf({
      axis: wordLike('pan', 'tilt', 'zoom'),
      direction: wordLike('left', 'right', 'up', 'down', 'in', 'out'),
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
