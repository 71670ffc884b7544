/** The claims in React. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Show } from './claims.ts';

export const show: Show = (container, first, heard) => {
  const root = createRoot(container);
  const change: ReturnType<Show>['change'] = ({ isShown, ...given }) =>
    flushSync(() =>
      root.render(
        isShown
          ? createElement(
              'meeting-embed',
              {
                ...{ provider: 'jitsi', room: 'claims', ...given },
                ...{ 'onmeeting-ready': heard, onlowercaseevent: heard, oncamelEvent: heard },
                ...{ onCAPSEVENT: heard, onPascalEvent: heard },
              },
              createElement('p', { slot: 'waiting' }, given.displayName),
            )
          : null,
      ),
    );
  change(first);
  return { change, close: () => flushSync(() => root.unmount()) };
};
