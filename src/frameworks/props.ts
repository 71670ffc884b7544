/** What a template may write on the tag, from the tables: shared by the types of every framework. */
import type { EmbedAttributes, MeetingEmbedEventMap } from '../element/element-types.ts';
import type { MeetingEmbedElement } from '../element/meeting-embed.ts';

type EventName = keyof MeetingEmbedEventMap & string;

/** Listeners under the names that a framework gives them: a prefix and the event's own name. */
type Listeners<Prefix extends string> = {
  [K in EventName as `${Prefix}${K}`]?:
    ((event: MeetingEmbedEventMap[K] & { currentTarget: MeetingEmbedElement }) => void) | undefined;
};

/**
 * A framework's own attributes of any element, and the element's. Where both have a name, the element's counts.
 * `Prefix`: how the framework marks a listener.
 */
export type TagProps<Base, Prefix extends string> = Omit<
  Base,
  keyof EmbedAttributes | keyof Listeners<Prefix>
> &
  EmbedAttributes &
  Listeners<Prefix>;

export type { EmbedAttributes, MeetingEmbedElement, MeetingEmbedEventMap };
