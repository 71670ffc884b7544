/** The built files as a folder: what each imports is there, chunks are told apart, libraries are named. Needs `npm run build`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const scripts = (folder: string) =>
  readdirSync(new URL(`../${folder}`, import.meta.url)).filter((name) => name.endsWith('.js'));

const ENTRIES = [
  'meeting-embed.js',
  'meeting-embed.global.js',
  'pexip.js',
  'pexip-meeting.js',
  'languages.js',
];

/** What marks a library's code, also in minified files. */
const LIBRARIES = {
  '@lit/reactive-element (c) 2017 Google LLC, BSD-3-Clause': '_$cssResult$',
  'lit-html (c) 2017 Google LLC, BSD-3-Clause': '_$litType$',
  // The path of one of its icons.
  'lucide (c) 2026 Lucide Icons and Contributors, ISC': 'M12 19v3',
  '@twilio/video-processors (c) 2026 Twilio Inc, BSD-3-Clause': 'readyPromiseResolve',
  '@sapphi-red/web-noise-suppressor (c) 2022 翠 / green, MIT':
    '@sapphi-red/web-noise-suppressor/rnnoise',
  'eventsource-parser (c) 2026 Espen Hovlandsdal': 'invalid-retry',
  'typed-event-target (c) 2026 electrovir': 'setupListeners',
};

/** The entries of each folder that pages load scripts from. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'dist/': ENTRIES,
  'dist/jitsi/': ['meeting-embed.js'],
  'dist/whereby/': ['meeting-embed.js'],
};
const all = Object.keys(FOLDERS).flatMap((folder) => scripts(folder).map((name) => folder + name));
const isEntry = (path: string) =>
  Object.entries(FOLDERS).some(([folder, names]) => names.some((name) => path === folder + name));

/** What a script imports, by whatever function: what did not load is asked for again under another address. */
const importsOf = (path: string) => {
  const code = read(path);
  // The end of their names stands once, where it is the same for all: in the eager module, whose chunks load with it.
  const eager = read(path.replace(/[^/]+$/, 'meeting-embed.js'));
  const [, end = ''] = /\+="(-[\w-]{8}\.js)"/.exec(code.includes('loadPart') ? eager : code) ?? [];
  return [...code.matchAll(/["'`](\.\.?\/[\w-]+)(\.js)?["'`]/g)]
    .map(([, name, js]) => name! + (js ?? end))
    .filter((name) => name.endsWith('.js'))
    .map((name) => new URL(name, `file:///${path}`).pathname.slice(1));
};

describe('dist', () => {
  it('has every file that another one imports, and no chunk that none does', () => {
    const imported = all.flatMap(importsOf);
    expect(imported.filter((path) => !all.includes(path))).to.deep.equal([]);
    expect(all.filter((path) => !isEntry(path) && !imported.includes(path))).to.deep.equal([]);
  });

  it('names chunks by their content and entries as they always were', () => {
    const chunks = all.filter((path) => !isEntry(path));
    for (const [folder, names] of Object.entries(FOLDERS))
      expect(scripts(folder)).to.include.members([...names]);
    expect(chunks.filter((name) => !/-[\w-]{8}\.js$/.test(name))).to.deep.equal([]);
  });

  it('has entries for bundlers that have a system without waiting for it', () => {
    /** With all that it imports at once. */
    const closure = (path: string, found = new Set<string>()): Set<string> => {
      if (found.has(path)) return found;
      found.add(path);
      for (const [, name] of read(path).matchAll(
        /^(?:import|export)\b.*["']\.\/([\w-]+\.js)["']/gm,
      ))
        closure(`dist/package/${name}`, found);
      return found;
    };
    const marks = { jitsi: 'https://meet.jit.si', whereby: 'https://*.whereby.com' };
    const known = (entry: string) => {
      const code = [...closure(`dist/package/${entry}.js`)].map(read).join('\n');
      return Object.entries(marks).flatMap(([name, mark]) => (code.includes(mark) ? [name] : []));
    };
    expect(known('define')).to.deep.equal([]);
    expect(known('jitsi')).to.deep.equal(['jitsi']);
    expect(known('whereby')).to.deep.equal(['whereby']);
  });

  it('has an import map with the integrity of each of its files', () => {
    const { integrity } = JSON.parse(read('dist/importmap.json')) as {
      integrity: Record<string, string>;
    };
    const hash = (path: string) => createHash('sha384').update(read(path)).digest('base64');
    expect(integrity).to.deep.equal(
      Object.fromEntries(all.map((path) => [path.replace('dist', '.'), `sha384-${hash(path)}`])),
    );
  });

  for (const [notice, mark] of Object.entries(LIBRARIES)) {
    it(`names ${notice.split(' ')[0]} in each file that holds it, with the licence beside it`, () => {
      const files = ['dist', 'dist/package', 'dist/jitsi', 'dist/whereby'].flatMap((folder) =>
        scripts(folder).map((name) => ({ folder, name, code: read(`${folder}/${name}`) })),
      );
      const holding = files.filter(({ code }) => code.includes(mark));
      // Lit is left outside for bundlers.
      expect(holding.length).to.be.above(0);
      for (const { folder, name, code } of holding) {
        expect(code.slice(0, 1000), `${folder}/${name}`).to.include(notice);
        const license = read(`${folder}/licenses.txt`);
        expect(license).to.include(`${notice.split(' ')[0]}\n\n`);
        expect(license).to.match(/Redistribution and use|Permission (is hereby granted|to use)/);
      }
    });
  }
});
