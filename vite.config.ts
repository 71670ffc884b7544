/** Builds `dist/`: the module that registers, the classic script, and the entries for bundlers. */
import { minify as terser } from 'terser';
import { defineConfig } from 'vite';

/** CSS in templates loses what only people need. */
const minifyCss = {
  name: 'minify-css',
  transform: (code: string) =>
    code.includes('css`')
      ? code.replace(/css`[^`]*`/g, (css) =>
          css
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};:,]) ?/g, '$1')
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
      module: format == 'es',
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
};

export default defineConfig(({ mode }) => ({
  plugins: mode == 'package' ? [minifyCss] : [minifyCss, minify],
  build: {
    target: 'es2022',
    modulePreload: false,
    emptyOutDir: mode == 'production',
    lib:
      mode == 'package'
        ? { entry: packageEntries, formats: ['es'] }
        : {
            entry: { 'meeting-embed': 'src/define.ts' },
            name: 'MeetingEmbed',
            formats: [mode == 'global' ? 'iife' : 'es'],
            fileName: (format) =>
              format == 'iife' ? 'meeting-embed.global.js' : 'meeting-embed.js',
          },
    rollupOptions: {
      external: mode == 'package' ? [/^[^./]/] : [],
      // What lazy chunks share with the eager module stays in it.
      preserveEntrySignatures: mode == 'package' ? 'strict' : 'allow-extension',
      output:
        mode == 'package'
          ? { dir: 'dist/package', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' }
          : mode == 'global'
            ? { minify: true, codeSplitting: false }
            : { minify: true, chunkFileNames: 'chunks/[name].js' },
    },
  },
}));
