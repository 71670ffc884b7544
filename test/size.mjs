/** `npm run size`: what a page pays, brotli; fails above the budgets, and where a file has none. Reads `dist/`. */
import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);

/**
 * Budgets in bytes, brotli, within 5 % of what the files are: growth is a decision. Names without the build's hash;
 * of several files of one name (languages), the largest.
 * @type {Readonly<Record<string, number>>}
 */
const budgets = {
  // What every page loads.
  'meeting-embed.js': 6_985,
  // The same with a system in it.
  'jitsi/meeting-embed.js': 7_890,
  'whereby/meeting-embed.js': 7_850,
  // The classic script, and the client of the Pexip client REST API: one file each.
  'meeting-embed.global.js': 129_000,
  'pexip.js': 17_510,
  // A Pexip meeting with media and without a view, the client included.
  'pexip-meeting.js': 34_500,
  // Systems and modes, on demand.
  'jitsi.js': 1_140,
  'jitsi-conversation.js': 5_400,
  'whereby.js': 1_060,
  'whereby-conversation.js': 1_240,
  'other-links.js': 242,
  'native-mode.js': 35_400,
  'end-card.js': 1_530,
  'icons.js': 3_470,
  'picture-in-picture.js': 1_164,
  'adopted.js': 270,
  'green-room.js': 3_916,
  // Effects, once they are chosen; their WebAssembly and model beside them.
  'background.js': 1_135,
  'background-worker.js': 1_475,
  'noise.js': 870,
  'tflite-simd.js': 5_450,
  'rnnoise-worklet.js': 10_150,
  'native-view.js': 24_000,
  'seldom.js': 7_950,
  'control.js': 925,
  'effects-control.js': 550,
  'async-directive.js': 612,
  'permalink-mode.js': 6_850,
  // What else is loaded when it is needed, and what these share.
  'awaited-answers.js': 249,
  'bridge.js': 680,
  'catalog.js': 1_500,
  'command-queue.js': 1_400,
  'config-error.js': 1_490,
  'de.js': 4_047,
  'plural.js': 119,
  'es.js': 3_950,
  'fr.js': 4_030,
  'it.js': 4_030,
  'ja.js': 4_090,
  'nl.js': 3_980,
  'pt.js': 3_970,
  'describe-option.js': 190,
  'json-reader.js': 1_575,
  'lazy-attributes.js': 560,
  'jwt.js': 154,
  'learn.js': 368,
  'link.js': 344,
  'placeholder.js': 3_700,
  'screen-text.js': 1_815,
  'languages.js': 165,
  'token-session.js': 1_157,
  'theme.js': 6_200,
};

let failed = false;
const found = new Set();
/** Folders of a system in one file with the eager module: what that loads is what the other loads. */
const folders = ['', 'jitsi/', 'whereby/'];
const files = (
  await Promise.all(
    folders.map(async (folder) =>
      (await readdir(new URL(folder, dist))).map((name) => folder + name),
    ),
  )
)
  .flat()
  .filter((name) => name.endsWith('.js'));
for (const file of files) {
  const name = file in budgets ? file : file.replace(/^.*\/|-[\w-]{8}\d?(?=\.js$)/g, '');
  found.add(name);
  const bytes = brotliCompressSync(await readFile(new URL(file, dist))).length;
  const budget = budgets[name];
  const verdict =
    budget === undefined
      ? 'HAS NO BUDGET'
      : `at most ${budget}${bytes > budget ? ': TOO LARGE' : ''}`;
  failed ||= budget === undefined || bytes > budget;
  console.log(`${name.padEnd(28)} ${String(bytes).padStart(7)} B brotli, ${verdict}`);
}
for (const name of Object.keys(budgets))
  if (!found.has(name)) {
    failed = true;
    console.log(`${name}: missing; run \`npm run build\` first`);
  }
process.exitCode = failed ? 1 : 0;
