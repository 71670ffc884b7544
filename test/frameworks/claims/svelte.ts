/** The claims in Svelte. */
import { flushSync, mount, unmount } from 'svelte';
import Meeting from './Meeting.svelte';
import type { Given, Show } from './claims.ts';

export const show: Show = (container, first, heard) => {
  const component = mount(Meeting, { target: container, props: { first, heard } }) as {
    change(given: Given): void;
  };
  flushSync();
  return {
    change(given) {
      component.change(given);
      flushSync();
    },
    close: () => void unmount(component),
  };
};
