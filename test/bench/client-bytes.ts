/** What a page loads for a Pexip client, minified, brotli: this product's entries as they are built, and Pexip's own. */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleOfficialClient } from '../official-client/bundle.js';

const entries = {
  'client without media': 'src/providers/pexip/client/pexip-client.ts',
  'meeting with media': 'src/providers/pexip/native/pexip-meeting.ts',
};

/** What loads at once; what loads on demand does not count. */
async function bytesOf(entry: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../../${entry}`, import.meta.url))],
    ...{ bundle: true, splitting: true, minify: true, write: false, metafile: true },
    format: 'esm',
    conditions: ['production'],
    outdir: '/out',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path.split('/').at(-1), text]));
  const wanted = new Set<string>();
  const take = (path: string) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    const { imports = [] } = metafile.outputs[path] ?? {};
    for (const { path: next, kind } of imports) if (kind === 'import-statement') take(next);
  };
  const first = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint);
  if (first) take(first[0]);
  let bytes = 0;
  for (const path of wanted)
    bytes += brotliCompressSync(texts.get(path.split('/').at(-1)) ?? '').length;
  return bytes;
}

export async function clientBytes(): Promise<string[]> {
  const official = brotliCompressSync(await bundleOfficialClient()).length;
  const lines: string[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const bytes = await bytesOf(entry);
    lines.push(
      `bytes (brotli), ${name}: ours ${bytes}, official ${official}: ${(bytes / official).toFixed(2)} ×`,
    );
  }
  return lines;
}
