/** The documents: what they link to is there, and the tags they show are tags that the element takes. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { controlNames } from '../src/providers/pexip/native/control-names.ts';
import { documents } from './doc-tables.js';
import { ownAttributes, providers } from './tables.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** Code is no place for links, nor for headings. */
const prose = (text: string) => text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** As GitHub and the pages name a heading. */
const anchors = (text: string) =>
  new Set(
    [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Every attribute name of each system, in small letters, as HTML has them. */
const known = new Map(
  providers().map(({ name, rows }) => [
    name,
    new Set([...ownAttributes(), ...rows].map((row) => row.name.toLowerCase())),
  ]),
);
const GLOBAL = new Set(['id', 'class', 'style', 'slot', 'title', 'hidden']);

describe('documents', () => {
  const paths = ['README.md', ...documents()];

  for (const path of paths)
    it(`${path}: its links lead somewhere`, () => {
      const dead: string[] = [];
      for (const [, link] of prose(read(path)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link!)) continue;
        const [file, anchor] = link!.split('#');
        const target = file ? normalize(join(dirname(path), file)) : path;
        if (!existsSync(join(root, target))) dead.push(link!);
        else if (anchor && !anchors(read(target)).has(anchor)) dead.push(link!);
      }
      expect(dead).to.deep.equal([]);
    });

  for (const path of paths)
    it(`${path}: its tags are right`, () => {
      const unknown: string[] = [];
      for (const [, lang, code] of read(path).matchAll(/^```(\w+)\n([^]*?)^```$/gm))
        for (const [tag, written] of lang === 'html'
          ? code!.matchAll(/<meeting-embed\s((?:[^>"]|"[^"]*")*)>/g)
          : []) {
          const provider = /\bprovider="([^"]+)"/.exec(tag)?.[1] ?? '';
          // A system that the page itself adds.
          if (provider === 'example') continue;
          const names = known.get(provider);
          if (!names) unknown.push(tag);
          for (const [, name] of written!.matchAll(/([\w-]+)(?:="[^"]*")?/g))
            if (names && !names.has(name!.toLowerCase()) && !GLOBAL.has(name!))
              unknown.push(`${provider}: ${name}`);
        }
      expect(unknown).to.deep.equal([]);
    });

  it('the packed file that they name is the one of this version, and the changelog has it', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const named = paths.flatMap((path) =>
      [...read(path).matchAll(/meeting-embed[-@](\d+\.\d+\.\d+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => name !== version)).to.deep.equal([]);
    expect(read('CHANGELOG.md')).to.include(`\n## ${version}\n`);
  });

  it('docs/events.md has a row for every error code of the closed list', () => {
    const [, list] = /type ErrorCode =([^;]+);/.exec(read('src/meeting/errors.ts'))!;
    const codes = [...list!.matchAll(/'([\w-]+)'/g)].map(([, code]) => code);
    const [, section] = read('docs/events.md').split('\n## Errors\n');
    const rows = [...section!.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code);
    expect(codes).to.include('config-invalid');
    expect(rows).to.have.members(codes);
  });

  it('docs/systems/pexip.md names every control', () => {
    const named = read('docs/systems/pexip.md').match(/^- `controls` takes (.+)\.$/m);
    expect(named![1]!.replaceAll('`', '').split(', ')).to.deep.equal([...controlNames]);
  });

  it('the README is short', () => {
    expect(read('README.md').split('\n')).to.have.lengthOf.at.most(150);
  });
});
