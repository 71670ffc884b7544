/** `npm run manifest`: writes `custom-elements.json` and the tables of `docs/` from the source; `--check` fails where they are stale. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { renewTables } from './doc-tables.js';
import {
  commands,
  events,
  furtherCommands,
  nativeCommands,
  ownAttributes,
  providers,
} from './tables.js';

const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);
const MANIFEST = new URL('custom-elements.json', root);

const bare = [
  ...ownAttributes(),
  ...providers().flatMap(({ rows }) => rows),
  ...events(),
  ...commands(),
  ...furtherCommands(),
  ...nativeCommands(),
].filter(({ description }) => !description);
if (bare.length) {
  console.error(`Rows without a doc comment: ${bare.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const before = await readFile(MANIFEST, 'utf8').catch(() => '');
execFileSync(
  'npx',
  ['custom-elements-manifest', 'analyze', '--config', 'test/manifest.config.js', '--quiet'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const stale = (await readFile(MANIFEST, 'utf8')) === before ? [] : ['custom-elements.json'];
for (const document of renewTables()) {
  if (document.before === document.after) continue;
  stale.push(document.path);
  if (!check) await writeFile(new URL(document.path, root), document.after);
}
if (check) {
  await writeFile(MANIFEST, before);
  if (stale.length) {
    console.error(`Stale: ${stale.join(', ')}. Run \`npm run manifest\`.`);
    process.exitCode = 1;
  }
}
