/** Builds `dist/`: the module that registers, the classic script, and the entries for bundlers. */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: false,
    lib: { entry: { 'meeting-embed': 'src/define.ts' }, formats: ['es'] },
    rollupOptions: {
      // What lazy chunks share with the eager module stays in it.
      preserveEntrySignatures: 'allow-extension',
      output: { minify: true, chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
