/** The last step of `npm run build`: rolls the compiler's declarations into one file an entry, with the types of bundled libraries. */
import { readFile, rm } from 'node:fs/promises';
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
const bundle = await rollup({
  input,
  // Lit, and each framework in the types for its templates.
  external: (id) => !/^[./]/.test(id) && id !== 'typed-event-target',
  plugins: [dts({ includeExternal: ['typed-event-target'] })],
  onwarn(warning) {
    // Types that no entry exports by name are what shared files are for.
    if (!/no public re-export/.test(warning.message)) throw new Error(warning.message);
  },
});
await rm('dist/types', { recursive: true, force: true });
await bundle.write({
  dir: 'dist/types',
  entryFileNames: '[name].d.ts',
  chunkFileNames: ({ name }) => `shared/${name.replace(/\.d$/, '')}.d.ts`,
});
await rm(from, { recursive: true });
