/** What `npm i meeting-embed` brings to a project: how many packages, and how much of a disk. Needs `npm run build`. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The package and Lit; a project that has Lit already gets one. */
const PACKAGES = ['meeting-embed', '@lit-labs/ssr-dom-shim', '@lit/reactive-element', 'lit-html'];
/** Of types alone. */
const TYPES = ['@types/trusted-types'];
/** In bytes. */
const BOUND = 9_000_000;
/** File systems give out space in blocks: a file of one byte takes one. */
const BLOCK = 4096;

const onDisk = (size: number) => Math.ceil(size / BLOCK) * BLOCK;
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + onDisk(size), 0);

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
}
const readManifest = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;

/** A package and all that it depends on, by name. */
const closure = (name: string, folder: string, found = new Map<string, string>()) => {
  if (found.has(name)) return found;
  found.set(name, folder);
  for (const other of Object.keys(readManifest(folder).dependencies ?? {}))
    closure(other, `${root}node_modules/${other}`, found);
  return found;
};

const installed = closure('meeting-embed', root);

describe('the package', () => {
  it('brings Lit, and nothing else', () => {
    expect([...installed.keys()]).to.have.members([...PACKAGES, ...TYPES]);
  });

  it('takes at most 9 MB of a disk, with all that it brings', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      }),
    ) as [{ files: { path: string; size: number }[] }];
    const own = packed.files.map(({ size }) => size);
    expect(packed.files.map(({ path }) => path)).to.include('dist/meeting-embed.js');
    const others = [...installed.values()]
      .filter((folder) => folder !== root)
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .map((name) => statSync(`${folder}/${name}`))
          .map((entry) => (entry.isDirectory() ? BLOCK : entry.size)),
      );
    expect(sum([...own, ...others])).to.be.at.most(BOUND);
  });

  it('asks for no newer Node than it declares itself', () => {
    const { node } = readManifest(root).engines!;
    const oldest = /^>=(\d+)/.exec(node!)![1];
    for (const [name, folder] of installed) {
      const wanted = readManifest(folder).engines?.node ?? '>=0';
      expect(Number(/^>=\s*(\d+)/.exec(wanted)?.[1]), `${name}: ${wanted}`).to.be.at.most(
        Number(oldest),
      );
    }
  });
});
