/** `<meeting-embed>` in Svelte: `import type {} from 'meeting-embed/svelte'`. Types only. */
import type { HTMLAttributes } from 'svelte/elements';
import type { MeetingEmbedElement, TagProps } from './props.ts';

/** Listeners are `onmeeting-left` and the like, in Svelte 4 `on:meeting-left`. */
export type MeetingEmbedProps = TagProps<HTMLAttributes<MeetingEmbedElement>, 'on' | 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'meeting-embed': MeetingEmbedProps;
  }
}
