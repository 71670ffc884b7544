/** The claims in Vue. */
// @ts-expect-error Vue has types for the build without a compiler alone.
import { createApp, shallowRef } from 'vue/dist/vue.esm-bundler.js';
import type { App, ShallowRef } from 'vue';
import type { Given, Show } from './claims.ts';

export const show: Show = (container, first, heard) => {
  const given = shallowRef(first) as ShallowRef<Given>;
  const app = createApp({
    setup: () => ({ given, heard }),
    template: `<meeting-embed v-if="given.isShown" provider="jitsi" room="claims"
      :address="given.address" :displayName="given.displayName" :loadTimeout="given.loadTimeout"
      :startWithAudioMuted="given.startWithAudioMuted" :toolbarButtons="given.toolbarButtons"
      :configOverwrite.prop="given.configOverwrite" :getToken.prop="given.getToken"
      @meeting-ready="heard" @lowercaseevent="heard" @camelEvent="heard" @CAPSEVENT="heard" @PascalEvent="heard"
    ><p slot="waiting">{{ given.displayName }}</p></meeting-embed>`,
  }) as App;
  app.config.compilerOptions.isCustomElement = (tag) => tag === 'meeting-embed';
  app.mount(container);
  return { change: (value) => void (given.value = value), close: () => app.unmount() };
};
