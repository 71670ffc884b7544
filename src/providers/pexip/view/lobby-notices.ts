/** The notice of who waits to be let in. */
import { isWaiting } from './attention.ts';
import { nameOf, type Context } from './context.ts';
import type { Notice } from './notice.ts';
import { switchPanel } from './toolbar.ts';

/** Who waits is seen for as long as they wait, unless the list of people is open. */
export const lobbyNotices = (
  context: Context,
  dismissed: ReadonlySet<string>,
): readonly Notice[] => {
  const { model, text, ui, may, has, run } = context;
  if (!may('admit') || ui.panel === 'people') return [];
  const waiting = [...model.participants.values()].filter(
    (entry) => isWaiting(entry) && !dismissed.has(entry.uuid),
  );
  const [one] = waiting;
  if (!one) return [];
  const common = { key: 'lobby', urgent: true } as const;
  // Where there is no list of people, one after the other.
  if (waiting.length === 1 || !has('people'))
    return [
      {
        ...common,
        waiting: [one.uuid],
        icon: 'guest',
        text: text.wantsIn(nameOf(context, one)),
        action: {
          label: text.admit,
          run: () => void run('admit', { participantId: one.uuid }),
        },
      },
    ];
  return [
    {
      ...common,
      waiting: waiting.map(({ uuid }) => uuid),
      icon: 'people',
      text: text.notices.waiting(waiting.length),
      action: { label: text.notices.show, run: () => switchPanel(context, 'people') },
    },
  ];
};
