/** `<meeting-embed>` in Vue's templates: `import type {} from 'meeting-embed/vue'`. Types only. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { MeetingEmbedEventMap, TagProps } from './props.ts';

type Camel<K extends string> = K extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<Camel<B>>}`
  : K;

/** What `@meeting-left` is to Vue's compiler. */
type Listeners = {
  [K in keyof MeetingEmbedEventMap & string as `on${Capitalize<Camel<K>>}`]?:
    ((event: MeetingEmbedEventMap[K]) => void) | undefined;
};

export type MeetingEmbedProps = TagProps<HTMLAttributes & ReservedProps, 'on'> & Listeners;

declare module 'vue' {
  /** Vue's own attributes lack it, and the element's children have it. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents {
    'meeting-embed': new () => { $props: MeetingEmbedProps };
  }
}
