/** What a meeting is opened with. Types only. */
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { MediaValues } from '../media/media-hosts.ts';
import type { JoinValues } from './join-dialogue.ts';

export interface PexipMeetingOptions extends JoinValues, MediaValues {
  /** Nodes, in the order to try: `vc.example.com`, `https://10.0.0.1:8443`. http: on loopback only. */
  readonly address: string | readonly string[];
  /** The conference: `meet.alice`, `meet@example.com`. */
  readonly alias: string;
  /** Show live captions from the start, where the conference has them. Default: false. */
  readonly captions?: boolean;
  /**
   * Signs in with an identity provider. Default: in a window of its own.
   * @returns The token; undefined where it was given up, `blocked` where the browser allowed no window.
   */
  readonly signIn?: (url: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Hears every event, before its listeners do: for who passes all of them on. */
  readonly onEvent?: (event: MeetingEvent) => void;
}
