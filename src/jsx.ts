/** Props of `<meeting-embed>` in JSX and templates, from the tables. Types only: `import 'meeting-embed/jsx'`. */
import type {
  EmbedProperties,
  MeetingEmbedElement,
  MeetingEmbedEventMap,
} from './element/meeting-embed.ts';

/** HTML's names beside the properties, since frameworks write attributes. */
type Attributes = EmbedProperties & {
  [
    K in
      | 'allowed-origins'
      | 'audio-input'
      | 'audio-output'
      | 'command-timeout'
      | 'join-role'
      | 'load-timeout'
      | 'p2p-enabled'
      | 'prejoinConfig-enabled'
      | 'prejoinConfig-hideDisplayName'
      | 'room-lang'
      | 'url-style'
      | 'video-input'
      | 'whiteboard-enabled'
  ]?: string | undefined;
};

/** A listener for each event, as React 19 and Preact name them: `onmeeting-joined`. */
type Listeners = {
  [K in keyof MeetingEmbedEventMap as `on${K}`]?: (event: MeetingEmbedEventMap[K]) => void;
};

/** What a framework's own attributes of any element are, without those that the tables have. */
type Props<Base> = Omit<Base, keyof Attributes | keyof Listeners> & Attributes & Listeners;

export interface MeetingEmbedProps extends Props<object> {
  readonly ref?: unknown;
  readonly key?: string | number | null;
  readonly id?: string;
  readonly className?: string;
  readonly class?: string;
  readonly style?: unknown;
  readonly title?: string;
  readonly children?: unknown;
}

declare global {
  // React up to 18, Preact and Solid's classic types look here; React 19 in its own module.
  // eslint-disable-next-line @typescript-eslint/no-namespace -- JSX types are looked up by this name.
  namespace JSX {
    interface IntrinsicElements {
      'meeting-embed': MeetingEmbedProps;
    }
  }
}

export type { MeetingEmbedElement };
