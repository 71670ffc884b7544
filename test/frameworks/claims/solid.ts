/** The claims in Solid. */
import { createMemo, createSignal } from 'solid-js';
import h from 'solid-js/h';
import { render } from 'solid-js/web';
import type { Given, Show } from './claims.ts';

export const show: Show = (container, first, heard) => {
  const [given, change] = createSignal<Given>(first);
  const meeting = () =>
    h(
      'meeting-embed',
      {
        ...{ provider: 'jitsi', room: 'claims', address: () => given().address },
        // Solid writes a name with capitals in lower case, unless it is told that it is a property's.
        ...{ 'prop:displayName': () => given().displayName },
        ...{ 'prop:loadTimeout': () => given().loadTimeout },
        ...{ 'prop:startWithAudioMuted': () => given().startWithAudioMuted },
        ...{ 'prop:toolbarButtons': () => given().toolbarButtons },
        ...{ 'prop:configOverwrite': () => given().configOverwrite },
        // A function is what Solid calls for a value.
        'prop:getToken': () => given().getToken,
        ...{ 'on:meeting-ready': heard, 'on:lowercaseevent': heard, 'on:camelEvent': heard },
        ...{ 'on:CAPSEVENT': heard, 'on:PascalEvent': heard },
      },
      h('p', { slot: 'waiting' }, () => given().displayName),
    );
  const close = render(() => {
    const isShown = createMemo(() => given().isShown);
    return (() => isShown() && meeting()) as never;
  }, container);
  return { change, close };
};
