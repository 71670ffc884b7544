/** Registers `<meeting-embed>` as `define.ts` does, with Whereby in the same file: no other is fetched before its frame. */
import { registerProvider } from './element/registry.ts';
import { provider } from './providers/whereby/whereby.ts';

export * from './define.ts';

registerProvider(provider);
