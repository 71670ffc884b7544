/** `<meeting-embed>` in Svelte. */
import { flushSync, mount as mountComponent, unmount } from 'svelte';
import Meeting from './Meeting.svelte';
import type { Mount } from './mount.ts';

export const mount: Mount = (container, props, onReady) => {
  const component = mountComponent(Meeting, {
    target: container,
    props: { ...props, onReady },
  }) as {
    rename(name: string): void;
  };
  flushSync();
  return {
    rename(name) {
      component.rename(name);
      flushSync();
    },
    unmount: () => void unmount(component),
  };
};
