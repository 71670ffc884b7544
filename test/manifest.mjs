/** `npm run manifest`: writes `custom-elements.json` and the README's tables from the source; `--check` fails where they are stale. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { commands, events, nativeCommands, ownAttributes, providers } from './tables.js';

const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);
/** @param {string} name */
const read = (name) => readFile(new URL(name, root), 'utf8').catch(() => '');

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');
/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

const sections = {
  attributes: [
    table(
      ['attribute', 'values', 'meaning'],
      ownAttributes().map(({ name, type, description }) => [
        `\`${name}\``,
        `\`${type}\``,
        description,
      ]),
    ),
    ...providers().map(
      ({ name, label, rows }) =>
        `\n<details>\n<summary><b>${label}</b>, <code>provider="${name}"</code></summary>\n\n` +
        table(
          ['attribute', 'values', 'meaning'],
          rows.map(({ name, type, description }) => [`\`${name}\``, `\`${type}\``, description]),
        ) +
        '\n\n</details>',
    ),
  ].join('\n'),
  events: table(
    ['event', 'detail', 'meaning'],
    events().map(({ name, type, description }) => [`\`${name}\``, `\`${type}\``, description]),
  ),
  commands: table(
    ['method', 'meaning'],
    commands().map(({ name, type, description }) => [`\`${name}(${type})\``, description]),
  ),
  'native-commands': table(
    ['command', 'arguments', 'meaning'],
    nativeCommands().map(({ name, type, description }) => [
      `\`${name}\``,
      type ? `\`${type}\`` : '',
      description,
    ]),
  ),
};

const bare = [
  ...ownAttributes(),
  ...providers().flatMap(({ rows }) => rows),
  ...events(),
  ...commands(),
  ...nativeCommands(),
].filter(({ description }) => !description);
if (bare.length) {
  console.error(`Rows without a doc comment: ${bare.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const before = { manifest: await read('custom-elements.json'), readme: await read('README.md') };
execFileSync(
  'npx',
  ['custom-elements-manifest', 'analyze', '--config', 'test/manifest.config.js', '--quiet'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const manifest = await read('custom-elements.json');
let readme = before.readme;
for (const [name, text] of Object.entries(sections))
  readme = readme.replace(
    new RegExp(`(<!-- table: ${name} -->\n)[^]*?(<!-- end -->)`),
    (_, start, end) => `${start}\n${text}\n\n${end}`,
  );
if (check) {
  await writeFile(new URL('custom-elements.json', root), before.manifest);
  const stale = [
    manifest !== before.manifest && 'custom-elements.json',
    readme !== before.readme && 'README.md',
  ].filter(Boolean);
  if (stale.length) {
    console.error(`Stale: ${stale.join(', ')}. Run \`npm run manifest\`.`);
    process.exit(1);
  }
} else await writeFile(new URL('README.md', root), readme);
