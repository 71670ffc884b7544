/** `<meeting-embed>` for JSX that is looked up in the global namespace, as React up to 18 does: `import type {} from 'meeting-embed/jsx'`. Types only. */
import type { MeetingEmbedElement, TagProps } from './frameworks/props.ts';

/** What every such framework writes on any element. */
interface AnyElement {
  ref?: unknown;
  key?: string | number | null;
  id?: string;
  className?: string;
  class?: string;
  style?: unknown;
  title?: string;
  slot?: string;
  hidden?: boolean;
  children?: unknown;
}

export type MeetingEmbedProps = TagProps<AnyElement, 'on'>;

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- JSX types are looked up by this name.
  namespace JSX {
    interface IntrinsicElements {
      'meeting-embed': MeetingEmbedProps;
    }
  }
}

export type { MeetingEmbedElement };
