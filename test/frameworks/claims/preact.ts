/** The claims in Preact. */
import { h, render } from 'preact';
import type { Show } from './claims.ts';

export const show: Show = (container, first, heard) => {
  const change: ReturnType<Show>['change'] = ({ isShown, ...given }) =>
    render(
      isShown
        ? h(
            'meeting-embed',
            {
              ...{ provider: 'jitsi', room: 'claims', ...given },
              ...{ 'onmeeting-ready': heard, onlowercaseevent: heard, oncamelEvent: heard },
              ...{ onCAPSEVENT: heard, onPascalEvent: heard },
            },
            h('p', { slot: 'waiting' }, given.displayName),
          )
        : null,
      container,
    );
  change(first);
  return { change, close: () => render(null, container) };
};
