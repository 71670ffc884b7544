/** `<meeting-embed>` in React 19: `import type {} from 'meeting-embed/react'`. Types only. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MeetingEmbedElement, TagProps } from './props.ts';

/** Listeners are `onmeeting-left` and the like: React 19 takes what follows `on` as the event's name. */
export type MeetingEmbedProps = TagProps<
  DetailedHTMLProps<HTMLAttributes<MeetingEmbedElement>, MeetingEmbedElement>,
  'on'
>;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- JSX types are looked up by this name.
  namespace JSX {
    interface IntrinsicElements {
      'meeting-embed': MeetingEmbedProps;
    }
  }
}
