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
  async renderChunk(code: string) {
    const compress = {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      keep_fargs: false,
    };
    return terser(code, {
      module: true,
      ecma: 2020,
      compress,
      format: { comments: false },
    }) as Promise<{ code: string }>;
  },
};

export default defineConfig({
  plugins: [minifyCss, minify],
  build: {
    target: 'es2022',
    modulePreload: false,
    lib: { entry: { 'meeting-embed': 'src/define.ts' }, formats: ['es'] },
    rollupOptions: {
      // What lazy chunks share with the eager module stays in it.
      preserveEntrySignatures: 'allow-extension',
      output: { minify: true, chunkFileNames: 'chunks/[name].js' },
    },
  },
});
