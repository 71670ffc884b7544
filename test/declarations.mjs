/** The last step of `npm run build`: rolls the compiler's declarations into one file an entry, with the types of bundled libraries. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const from = 'dist/declarations';
const { exports } = JSON.parse(await readFile('package.json', 'utf8'));

/** Where the source of an entry is not named like it. @type {{ [entry: string]: string }} */
const sources = {
  pexip: 'providers/pexip/client/pexip-client',
  'pexip-meeting': 'providers/pexip/native/pexip-meeting',
  'pexip-registration': 'providers/pexip/client/registration',
  eyeson: 'providers/eyeson/client/eyeson-client',
};
const input = Object.fromEntries(
  Object.values(exports).flatMap(({ types }) => {
    const [, name] = /^\.\/dist\/types\/(.*)\.d\.ts$/.exec(types ?? '') ?? [];
    return name ? [[name, `${from}/${sources[name] ?? name}.d.ts`]] : [];
  }),
);
/**
 * Where a type is inferred the compiler names the module that is nearest by its path, which is the index with all of the
 * element behind it: its own module takes that place. The clients name nothing of Lit then, and need none.
 */
const index = await readFile(`${from}/index.d.ts`, 'utf8');
/** @type {Map<string, string>} Modules by what the index exports of them. */
const homes = new Map();
for (const [, names = '', home = ''] of index.matchAll(/\{([^}]*)\} from '\.\/(.*?)'/g))
  for (const name of names.split(',')) homes.set(name.trim(), home);
for (const file of await readdir(from, { recursive: true })) {
  if (!file.endsWith('.d.ts')) continue;
  const text = await readFile(`${from}/${file}`, 'utf8');
  const own = text.replace(
    /import\("((?:\.\.?\/)+)index\.ts"\)\.(\w+)/g,
    (_, up, name) => `import("${up}${homes.get(name)}").${name}`,
  );
  if (own !== text) await writeFile(`${from}/${file}`, own);
}
/** @type {import('rollup').GetManualChunk} What both name is in a file of neither: a bundler's choice would be the index. */
const manualChunks = (id, { getModuleInfo }) => {
  const importers = new Set([id]);
  for (const one of importers)
    for (const importer of getModuleInfo(one)?.importers ?? []) importers.add(importer);
  const entries = [...importers].flatMap((one) => (getModuleInfo(one)?.isEntry ? [one] : []));
  const ofClients = entries.filter((entry) => /\/providers\//.test(entry));
  const needsMedia = ofClients.every((entry) => entry.endsWith('/pexip-meeting.d.ts'));
  return !entries.includes(id) && ofClients.length && ofClients.length < entries.length
    ? needsMedia
      ? 'media'
      : 'meeting'
    : undefined;
};
/** Its last step leads what an entry shares with another by way of that other's file: the clients', by way of the index. */
const { generateBundle: _, ...plugin } = dts({ includeExternal: ['typed-event-target'] });
const bundle = await rollup({
  input,
  // Lit, and each framework in the types for its templates.
  external: (id) => !/^[./]/.test(id) && id !== 'typed-event-target',
  plugins: [plugin],
  onwarn(warning) {
    throw new Error(warning.message);
  },
});
await rm('dist/types', { recursive: true, force: true });
await bundle.write({
  dir: 'dist/types',
  entryFileNames: '[name].d.ts',
  manualChunks,
  chunkFileNames: ({ name }) => `shared/${name.replace(/\.d$/, '')}.d.ts`,
});
/** @param {string} name @param {(text: string) => string} change */
const rewrite = async (name, change) =>
  writeFile(`dist/types/${name}`, change(await readFile(`dist/types/${name}`, 'utf8')));
// A name that pages alone have globally; who has Node's types has the method that it is for.
await rewrite('shared/listener-target.d.ts', (text) =>
  text.replace(
    /\bAddEventListenerOptions\b/g,
    "Exclude<NonNullable<Parameters<EventTarget['addEventListener']>[2]>, boolean>",
  ),
);
// A meeting with media names streams and media elements, whatever libraries its consumer's project lists.
await rewrite('pexip-meeting.d.ts', (text) => `/// <reference lib="dom" />\n${text}`);
await rm(from, { recursive: true });
