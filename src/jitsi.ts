/** Registers `<meeting-embed>` as `define.ts` does, with Jitsi Meet in the same file: no other is fetched before its frame. */
import { registerProvider } from './element/registry.ts';
import { provider } from './providers/jitsi/jitsi.ts';

export * from './define.ts';

registerProvider(provider);
