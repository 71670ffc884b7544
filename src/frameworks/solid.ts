/** `<meeting-embed>` in Solid: `import type {} from 'meeting-embed/solid'`. Types only. */
import type { JSX as SolidJSX } from 'solid-js';
import type { EmbedAttributes, MeetingEmbedElement, TagProps } from './props.ts';

/** Solid's ways to say which of the two a name is. */
type Forced = {
  [K in keyof EmbedAttributes as `attr:${K}` | `prop:${K}`]?: EmbedAttributes[K];
};

/** Listeners are `on:meeting-left` and the like. */
export type MeetingEmbedProps = TagProps<SolidJSX.HTMLAttributes<MeetingEmbedElement>, 'on:'> &
  Forced;

declare module 'solid-js' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- JSX types are looked up by this name.
  namespace JSX {
    interface IntrinsicElements {
      'meeting-embed': MeetingEmbedProps;
    }
  }
}
