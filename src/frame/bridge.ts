/** postMessage with one window and one origin. */
import type { MeetingEvent } from '../events.ts';
import type { Provider } from '../providers/provider.ts';

export interface Bridge {
  post(message: unknown): void;
  close(): void;
}

/**
 * What comes in passes four gates, in this order: it is from the frame's window, from the meeting's origin, of a
 * shape that the provider knows, and becomes events. What goes out goes to that origin, or nowhere.
 */
export const openBridge = (
  frame: HTMLIFrameElement,
  origin: string,
  { incoming }: Provider,
  onEvents: (events: readonly MeetingEvent[]) => void,
): Bridge => {
  const onMessage = ({ source, origin: from, data }: MessageEvent) => {
    if (source == frame.contentWindow && from == origin) onEvents(incoming!(data));
  };
  if (incoming) addEventListener('message', onMessage);
  return {
    post: (message) => frame.contentWindow?.postMessage(message, origin),
    close: () => removeEventListener('message', onMessage),
  };
};
