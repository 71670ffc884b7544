/** Builds `dist/`: the module that registers, the classic script, and the entries for bundlers. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { minify as terser } from 'terser';
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite';

/** CSS stands in template literals without `${}`: it is data for a minifier once it is cut out. */
const minifyCss: Plugin = {
  name: 'minify-css',
  transform: (code, id) =>
    /css\(?`/i.test(code) && !id.includes('/node_modules/')
      ? code.replace(/(css\(?)`([^`]*)`/gi, (_, tag: string, css: string) => {
          if (/\$\{|\\/.test(css))
            throw new Error(`${id}: styles with \${} or \\ are not minified.`);
          const minified = transform({
            filename: id,
            code: new TextEncoder().encode(css),
            minify: true,
          });
          return `${tag}\`${new TextDecoder().decode(minified.code).replace(/[\\`]|\$\{/g, '\\$&')}\``;
        })
      : undefined,
};

const EAGER = 'meeting-embed.js';
/** Loads on demand: the text of each. */
const LOADS = /\bimport\((["'`])(\.\.?\/[^"'`]+)\1\)/g;

/**
 * Chromium remembers of a module that it did not load, for as long as the page lives: who asks for a part once more
 * asks under another address. In `dist/` alone, where a part is a file beside the one that wants it.
 */
const askAgain: Plugin = {
  name: 'ask-again',
  generateBundle({ dir }, bundle) {
    if (dir?.endsWith('package')) return;
    // The chunks of the eager module load with its function.
    const eager = bundle[EAGER];
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const parts = [...chunk.code.matchAll(LOADS)].map(([, , path = '']) => path);
      if (!parts[0]) continue;
      // What all their names end with stands once: one build's hash would compress worse than another's by 30 bytes.
      const end = parts.every((path) => path.endsWith(NAME_END)) ? NAME_END : '';
      const code = chunk.code.replace(
        LOADS,
        (_, quote: string, path: string) =>
          `loadPart$(${quote}${path.slice(0, path.length - end.length)}${quote})`,
      );
      chunk.code =
        eager && chunk !== eager && end
          ? `import{loadPart as loadPart$}from"./${EAGER}";${code}`
          : `${code}\n${chunk === eager ? 'export{loadPart$ as loadPart};' : ''}function loadPart$(url){${end && `url+="${end}";`}return import(url).catch(()=>import(document.querySelector("[type=importmap]")?url:url+"?"+Date.now()))}`;
    }
  },
};

/**
 * Names for the minifier, the letters that are frequent in JavaScript first. By default it counts the letters of each
 * file, the build's hash in the chunks' names included, and the size of one source would differ by 30 bytes.
 */
const LETTERS = 'teisroanlhdcpubfgjkmqvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_';
const nameAt = (index: number): string =>
  (index < LETTERS.length ? '' : nameAt(Math.floor(index / LETTERS.length) - 1)) +
  LETTERS[index % LETTERS.length];

/** What every page loads goes through a second minifier after the bundler's own: it saves 1 % more, in a second. */
const minifyEagerModule: Plugin = {
  name: 'minify-eager-module',
  async generateBundle(_options, bundle) {
    const chunk = bundle[EAGER];
    if (chunk?.type !== 'chunk') return;
    const { code } = await terser(chunk.code, {
      module: true,
      ecma: 2020,
      compress: {
        passes: 2,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_methods: true,
        keep_fargs: false,
      },
      mangle: { nth_identifier: { get: nameAt } },
      format: { comments: false, preserve_annotations: false },
    });
    chunk.code = code ?? chunk.code;
  },
};

/** A library of which a chunk holds code. */
interface Library {
  name: string;
  copyright: string;
  license: string;
  text: string;
}

const readLibrary = (folder: string, name: string): Library => {
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE-MIT'].find((file) =>
    existsSync(`${folder}/${file}`),
  );
  const text = file && readFileSync(`${folder}/${file}`, 'utf8');
  const { license } = JSON.parse(
    readFileSync(`${folder}/package.json`, 'utf8'),
  ) as Partial<Library>;
  const copyright = /Copyright \(c\) (.*?)\.?(?: All rights reserved\.?)?$/im.exec(text ?? '')?.[1];
  if (!text || !license || !copyright) throw new Error(`${name} is bundled and has no licence.`);
  return { name, copyright, license: license.replace(/^\(|\)$/g, ''), text: text.trim() };
};

/** By name, in order. */
const librariesOf = ({ modules }: Rolldown.OutputChunk): Library[] => {
  const found = new Map<string, Library>();
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const [, folder, name] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(id) ?? [];
    if (renderedLength && folder && name) found.set(name, readLibrary(folder, name));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Each file that holds a library names it with its copyright; `licenses.txt` beside it has the licences in full. */
const notices: Plugin = {
  name: 'notices',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const libraries = output.type === 'chunk' ? librariesOf(output) : [];
      if (output.type !== 'chunk' || !libraries.length) continue;
      const lines = libraries.map(
        ({ name, copyright, license }) => `${name} (c) ${copyright}, ${license}`,
      );
      output.code = `/*! ${lines.join('; ')}: licenses.txt */\n${output.code}`;
    }
  },
};

/**
 * In the name of each chunk: a hash of all that the build reads, so that a chunk in a cache never meets another
 * build's entry. One for all that the eager module names, since eight different ones would not compress.
 */
const BUILD = (() => {
  const hash = createHash('sha256');
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));
  for (const path of [...sources.sort(), 'vite.config.ts', 'package-lock.json'])
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 8);
})();

/** How the names of chunks end. */
const NAME_END = `-${BUILD}.js`;

/**
 * Files that effects load, by their paths in packages: what they are called beside the chunks. What ends in `.gz` is
 * packed, and its reader unpacks it: 2.6 MB that few servers pack on their own would be half of the package.
 */
const effectFiles: Readonly<Record<string, string>> = {
  '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js': 'tflite-simd.js',
  '@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm': 'tflite-simd.wasm.gz',
  '@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite':
    'selfie-segmentation.tflite',
  '@sapphi-red/web-noise-suppressor/dist/rnnoise/workletProcessor.js': 'rnnoise-worklet.js',
  '@sapphi-red/web-noise-suppressor/dist/rnnoise.wasm': 'rnnoise.wasm',
  '@sapphi-red/web-noise-suppressor/dist/rnnoise_simd.wasm': 'rnnoise-simd.wasm',
};
const withBuild = (name: string) => name.replace(/\.\w+(\.gz)?$/, `-${BUILD}$&`);

/** Their addresses, relative to the chunk that asks for them: `dist/` has the only copy. */
const effectAddresses: Plugin = {
  name: 'effect-addresses',
  generateBundle({ dir }, bundle) {
    const up = dir?.endsWith('package') ? '../' : './';
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replace(
          /new URL\(\s*(?:\/\*.*?\*\/\s*)?["'`](?:\.\.?\/)+(?:node_modules\/)?([^"'`]+)["'`],\s*/g,
          (whole, path: string) => {
            const name = path.endsWith('.ts') ? path.replace('.ts', '.js') : effectFiles[path];
            return name ? `new URL("${up}${withBuild(name)}",` : whole;
          },
        );
  },
};

/** Modes, built on their own: what they share with the eager module would leave it for a chunk. */
const modes = {
  'native-mode': 'src/providers/pexip/native-mode.ts',
  'permalink-mode': 'src/providers/eyeson/permalink-mode.ts',
};
const LOADED = new RegExp(`/(${Object.keys(modes).join('|')})\\.ts$`);
/** Systems that have a file of their own together with the eager module, in a folder with what that loads. */
const systemEntries = ['jitsi', 'whereby'];
/** For bundlers: entries that share their modules, with Lit left outside: a page has one Lit. */
const packageEntries = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  jitsi: 'src/jitsi.ts',
  whereby: 'src/whereby.ts',
  'pexip-client': 'src/providers/pexip/client/pexip-client.ts',
  'pexip-meeting': 'src/providers/pexip/native/pexip-meeting.ts',
  'pexip-registration': 'src/providers/pexip/client/registration.ts',
  'eyeson-client': 'src/providers/eyeson/client/eyeson-client.ts',
};

interface Bundle {
  entry: Record<string, string>;
  format?: 'es' | 'iife';
  outDir?: string;
  external?: RegExp[];
  minify?: boolean;
  /** Named after the build, as one of the eager module's chunks. */
  isChunk?: boolean;
  /** A page's own script, and no module. */
  isClassic?: boolean;
  /** What does not leave the entry for a chunk, although chunks share it. */
  kept?: RegExp;
}

/** A classic script knows its own address only while it runs for the first time; effects ask later. */
const SCRIPT_ADDRESS = 'const scriptAddress = document.currentScript?.src ?? location.href;';

/** Entries have their own names, chunks the build's. */
const bundle = ({
  entry,
  format = 'es',
  outDir = 'dist',
  external = [],
  minify = true,
  isChunk = false,
  isClassic = false,
  kept,
}: Bundle): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target: 'es2022',
    modulePreload: false,
    emptyOutDir: false,
    outDir,
    lib: {
      entry,
      name: 'MeetingEmbed',
      formats: [format],
      fileName: (_format, name) => name + (isChunk ? NAME_END : '.js'),
    },
    rolldownOptions: {
      external,
      ...(isClassic && { transform: { define: { 'import.meta.url': 'scriptAddress' } } }),
      // What lazy chunks share with the eager module stays in it.
      preserveEntrySignatures: minify ? 'allow-extension' : 'strict',
      output: {
        minify,
        chunkFileNames: isChunk ? '[name]-[hash].js' : `[name]${NAME_END}`,
        paths: (id: string) =>
          id.replace(/^.*\/([\w-]+)\.ts$/, `${outDir === 'dist' ? '.' : '..'}/$1${NAME_END}`),
        ...(format === 'iife' && { codeSplitting: false }),
        ...(isClassic && { intro: SCRIPT_ADDRESS }),
        ...(kept && { codeSplitting: { groups: [{ name: Object.keys(entry)[0]!, test: kept }] } }),
      },
    },
  },
});

/** Built one after another in one run of Vite. */
const environments: Record<string, EnvironmentOptions> = {
  modes: bundle({ entry: modes, isChunk: true }),
  /** The module that registers, with all else that it loads on demand: one file for a system that talks, and one for the small ones. */
  eager: bundle({
    entry: { 'meeting-embed': 'src/define.ts' },
    external: [LOADED],
    kept: /\/src\/(define|wire\/url)\.ts$/,
  }),
  ...Object.fromEntries(
    systemEntries.map((name) => [
      name,
      bundle({
        entry: { 'meeting-embed': `src/${name}.ts` },
        outDir: `dist/${name}`,
        external: [LOADED],
        kept: new RegExp(`/src/(define|${name}|wire/url)\\.ts$`),
      }),
    ]),
  ),
  /** The client of Pexip's REST API, one file. */
  pexip: bundle({ entry: { pexip: 'src/providers/pexip/client/pexip-client.ts' } }),
  /** A Pexip meeting with media and without a view, one file. */
  meeting: bundle({ entry: { 'pexip-meeting': 'src/providers/pexip/native/pexip-meeting.ts' } }),
  /** What runs beside the page. */
  workers: bundle({
    entry: { 'background-worker': 'src/providers/pexip/media/effects/background-worker.ts' },
    format: 'iife',
    isChunk: true,
  }),
  /** For pages without a bundler that add a language: it reaches the other files through the page. */
  languages: bundle({ entry: { languages: 'src/element/add-language.ts' } }),
  /** The classic script, one file. */
  classic: bundle({
    entry: { 'meeting-embed.global': 'src/define.ts' },
    format: 'iife',
    isClassic: true,
  }),
  package: bundle({
    entry: packageEntries,
    outDir: 'dist/package',
    external: [/^(lit-html|@lit\/reactive-element)(\/|$)/],
    minify: false,
  }),
};

/** The model's own licence, which the package that it comes in does not tell. */
const MODEL: Library = {
  name: 'MediaPipe Selfie Segmentation (model)',
  copyright: '2021 Google LLC',
  license: 'Apache-2.0',
  text: readFileSync('node_modules/typescript/LICENSE.txt', 'utf8').trim(),
};

/** What a script ends with for who loads it otherwise than a worker does: tools take the file for CommonJS by it. */
const OTHER_LOADERS = /\nif \(typeof exports === 'object' && typeof module === 'object'\)[\s\S]*$/;

/** As they are, but for the notice and their ends. @returns The libraries that they are of. */
const copyEffectFiles = (folder: string): Map<string, string> => {
  const libraries = new Map<string, string>();
  for (const [path, target] of Object.entries(effectFiles)) {
    const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    const library = path.endsWith('.tflite') ? MODEL : readLibrary(`node_modules/${name}`, name);
    libraries.set(library.name, library.text);
    const bytes = readFileSync(`node_modules/${path}`);
    const packed = target.endsWith('.gz') ? gzipSync(bytes, { level: 9 }) : bytes;
    const notice = `/*! ${library.name} (c) ${library.copyright}, ${library.license}: licenses.txt */`;
    writeFileSync(
      `${folder}/${withBuild(target)}`,
      path.endsWith('.js')
        ? `${notice}\n${bytes
            .toString()
            .replace(/\n\/\/# sourceMappingURL=.*/, '')
            .replace(OTHER_LOADERS, '\n')}`
        : packed,
    );
  }
  return libraries;
};

export default defineConfig({
  plugins: [minifyCss, askAgain, effectAddresses, minifyEagerModule, notices],
  environments,
  builder: {
    async buildApp(builder) {
      rmSync('dist', { recursive: true, force: true });
      const written = new Map<string, Rolldown.OutputChunk | Rolldown.OutputAsset>();
      for (const environment of Object.values(builder.environments)) {
        const { name, config } = environment;
        if (!(name in environments)) continue;
        for (const { output } of [
          await builder.build(environment),
        ].flat() as Rolldown.RolldownOutput[])
          for (const file of output) {
            const path = `${config.build.outDir}/${file.fileName}`;
            if (written.has(path)) throw new Error(`Two builds write ${path}.`);
            written.set(path, file);
          }
      }
      const folders = ['dist', 'dist/package', ...systemEntries.map((name) => `dist/${name}`)];
      for (const folder of folders) {
        const libraries = folder === 'dist' ? copyEffectFiles(folder) : new Map<string, string>();
        for (const [path, file] of written)
          if (dirname(path) === folder && file.type === 'chunk')
            for (const { name, text } of librariesOf(file)) libraries.set(name, text);
        const texts = [...libraries].map(([name, text]) => `${name}\n\n${text}\n`);
        writeFileSync(`${folder}/licenses.txt`, texts.sort().join(`\n${'-'.repeat(80)}\n\n`));
      }
    },
  },
});
