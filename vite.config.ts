/** Builds `dist/`: the module that registers, the classic script, and the entries for bundlers. */
import { minify as terser } from 'terser';
import { defineConfig } from 'vite';

/** CSS in templates loses what only people need. */
const minifyCss = {
  name: 'minify-css',
  transform: (code: string) =>
    /css\(?`/i.test(code)
      ? code.replace(/css\(?`[^`]*`/gi, (css) =>
          css
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,`]) ?/g, '$1')
            // Not the space before a colon: `.view :is(button)` is another selector without it.
            .replaceAll(': ', ':')
            .replaceAll(';}', '}'),
        )
      : undefined,
};

/** Vite leaves a library's white space alone; people who take the file as it is do not want it. */
const minify = {
  name: 'minify',
  async renderChunk(code: string, _chunk: unknown, { format }: { format: string }) {
    const compress = {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      keep_fargs: false,
    };
    return terser(code, {
      module: format === 'es',
      ecma: 2020,
      compress,
      format: { comments: false },
    }) as Promise<{ code: string }>;
  },
};

/** For bundlers: entries that share their modules, with the packages they use left outside. */
const packageEntries = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  'pexip-client': 'src/providers/pexip/client/pexip-client.ts',
  'eyeson-client': 'src/providers/eyeson/client/eyeson-client.ts',
};

const CATALOG = /\/catalog\.ts$/;

/**
 * What is built, by mode. `production`: the module that registers, with all that it loads on demand but the catalog.
 * `catalog`: that one, on its own, so that what it shares with the eager module does not leave that for a chunk.
 * `global`: the classic script, one file. `pexip`: the client, one file. `package`: for bundlers.
 */
const builds = {
  production: { entry: { 'meeting-embed': 'src/define.ts' }, format: 'es', external: [CATALOG] },
  catalog: { entry: { catalog: 'src/element/catalog.ts' }, format: 'es', external: [] },
  pexip: {
    entry: { pexip: 'src/providers/pexip/client/pexip-client.ts' },
    format: 'es',
    external: [],
  },
  global: { entry: { 'meeting-embed.global': 'src/define.ts' }, format: 'iife', external: [] },
  package: { entry: packageEntries, format: 'es', external: [/^[^./]/] },
} as const;

export default defineConfig(({ mode }) => {
  const { entry, format, external } = builds[mode as keyof typeof builds];
  return {
    plugins: mode === 'package' ? [minifyCss] : [minifyCss, minify],
    build: {
      target: 'es2022',
      modulePreload: false,
      emptyOutDir: mode === 'production',
      outDir: mode === 'package' ? 'dist/package' : 'dist',
      lib: {
        entry,
        name: 'MeetingEmbed',
        formats: [format],
        fileName: (_format, name) => `${name}.js`,
      },
      rollupOptions: {
        external: [...external],
        // What lazy chunks share with the eager module stays in it.
        preserveEntrySignatures: mode === 'package' ? 'strict' : 'allow-extension',
        output: {
          minify: mode !== 'package',
          // `pexip.js` is the client.
          chunkFileNames: ({ name }) => (name === 'pexip' ? 'pexip-link.js' : '[name].js'),
          paths: (id: string) => (CATALOG.test(id) ? './catalog.js' : id),
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  };
});
