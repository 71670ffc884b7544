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
  // Where there is no list of people, one after the other.
  if (waiting.length === 1 || !has('people')) {
    const name = nameOf(context, one);
    return [
      {
        // A button of their own: who presses it admits whom they have read of.
        key: `lobby ${one.uuid}`,
        urgent: true,
        waiting: [one.uuid],
        icon: 'guest',
        text: text.wantsIn(name),
        action: {
          label: text.admit,
          name: text.admitName(name),
          run: () => run('admit', { participantId: one.uuid }),
        },
      },
    ];
  }
  return [
    {
      key: 'lobby',
      urgent: true,
      waiting: waiting.map(({ uuid }) => uuid),
      icon: 'people',
      text: text.notices.waiting(waiting.length),
      action: { label: text.notices.show, run: () => switchPanel(context, 'people') },
    },
  ];
};
