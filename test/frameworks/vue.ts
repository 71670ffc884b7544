/** `<meeting-embed>` in Vue. */
import { createApp, h, nextTick, ref } from 'vue';
import type { Mount } from './mount.ts';

export const mount: Mount = (container, props, onReady) => {
  const name = ref('Ann');
  const app = createApp({
    render: () => h('meeting-embed', { ...props, name: name.value, 'onMeeting-ready': onReady }),
  });
  app.config.compilerOptions.isCustomElement = (tag) => tag === 'meeting-embed';
  app.mount(container);
  return {
    rename(value) {
      name.value = value;
      void nextTick();
    },
    unmount: () => app.unmount(),
  };
};
