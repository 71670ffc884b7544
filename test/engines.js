/** The browsers that the tests run in beside Chromium, and what of the tests: what engines do differently. */
import { findFirefox, findWebkit } from './browser.js';

/** Registration, attributes, join URLs, the bridge, the facade, invoker commands, focus, layout. */
const EVERYWHERE = [
  'test/config-error.test.ts',
  'test/frameworks.test.ts',
  'test/join-urls.test.ts',
  'test/lazy-attributes.test.ts',
  'test/meeting-embed.test.ts',
  'test/switching.test.ts',
  'test/pexip-view/prompts.test.ts',
];

/** Media over WebRTC, which WebKitGTK is built without. */
const MEDIA = [
  'test/native/media.test.ts',
  'test/native/devices.test.ts',
  'test/native/direct-media.test.ts',
  'test/native/tabs.test.ts',
];

/** What WebKit's own way with messages and chunks shows, and Firefox lets no test imitate. */
const WEBKIT = [
  'test/chunks.test.ts',
  'test/providers/jitsi.test.ts',
  'test/providers/whereby.test.ts',
];

/** Those that are on this machine. */
export const engines = [
  {
    name: 'WebKit',
    browser: 'webkit',
    found: findWebkit() !== undefined,
    files: [...EVERYWHERE, ...WEBKIT],
  },
  {
    name: 'Firefox',
    browser: 'firefox',
    found: findFirefox() !== undefined,
    files: [...EVERYWHERE, ...MEDIA],
  },
].filter(({ found }) => found);
