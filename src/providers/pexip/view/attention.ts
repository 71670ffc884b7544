/** What a host would open the list of people for: a number on its button, and its words. */
import type { RosterEntry } from '../native/model.ts';
import type { Context } from './context.ts';

/** In the waiting room. */
export const isWaiting = (entry: RosterEntry | undefined): boolean =>
  entry?.service_type === 'waiting_room';

/** How many wait to be let in by this participant, and how many others have a hand up. */
export const attention = ({
  model,
  may,
}: Context): { readonly waiting: number; readonly hands: number } => {
  let waiting = 0;
  let hands = 0;
  for (const entry of model.participants.values()) {
    if (isWaiting(entry)) waiting += Number(may('admit'));
    else if (entry.buzz_time && entry.uuid !== model.self.uuid) hands++;
  }
  return { waiting, hands };
};

/** The same in words, after the number of people. */
export const attentionHint = (context: Context): string => {
  const { waiting, hands } = attention(context);
  const { text, model } = context;
  return [
    text.count(model.participants.size),
    ...(waiting ? [text.notices.waiting(waiting)] : []),
    ...(hands ? [text.notices.hands(hands)] : []),
  ].join(', ');
};
