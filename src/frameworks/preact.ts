/** `<meeting-embed>` in Preact: `import type {} from 'meeting-embed/preact'`. Types only. */
import type { HTMLAttributes } from 'preact';
import type { MeetingEmbedElement, TagProps } from './props.ts';

/** Listeners are `onmeeting-left` and the like. */
export type MeetingEmbedProps = TagProps<HTMLAttributes<MeetingEmbedElement>, 'on'>;

declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- JSX types are looked up by this name.
  namespace JSX {
    interface IntrinsicElements {
      'meeting-embed': MeetingEmbedProps;
    }
  }
}
