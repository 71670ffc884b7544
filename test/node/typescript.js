/** Lets Node import TypeScript, for tests and the servers they talk to: `node --import ./test/node/typescript.js`. */
import { register } from 'node:module';

// A stack names the lines that were written.
process.setSourceMapsEnabled(true);
register('./typescript-hooks.js', import.meta.url);
