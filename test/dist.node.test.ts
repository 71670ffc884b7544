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

describe('dist', () => {
  it('has every file that another one imports, and no chunk that none does', () => {
    const names = scripts('dist');
    // By whatever function: what did not load is asked for again under another address.
    const imported = names.flatMap((name) =>
      [...read(`dist/${name}`).matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, path]) => path),
    );
    expect(imported.filter((name) => !names.includes(name!))).to.deep.equal([]);
    expect(
      names.filter((name) => !ENTRIES.includes(name) && !imported.includes(name)),
    ).to.deep.equal([]);
  });

  it('names chunks by their content and entries as they always were', () => {
    const chunks = scripts('dist').filter((name) => !ENTRIES.includes(name));
    expect(scripts('dist')).to.include.members(ENTRIES);
    expect(chunks.filter((name) => !/-[\w-]{8}\.js$/.test(name))).to.deep.equal([]);
  });

  it('has an import map with the integrity of each of its files', () => {
    const { integrity } = JSON.parse(read('dist/importmap.json')) as {
      integrity: Record<string, string>;
    };
    const hash = (name: string) =>
      createHash('sha384')
        .update(read(`dist/${name}`))
        .digest('base64');
    expect(integrity).to.deep.equal(
      Object.fromEntries(scripts('dist').map((name) => [`./${name}`, `sha384-${hash(name)}`])),
    );
  });

  for (const [notice, mark] of Object.entries(LIBRARIES)) {
    it(`names ${notice.split(' ')[0]} in each file that holds it, with the licence beside it`, () => {
      const all = ['dist', 'dist/package'].flatMap((folder) =>
        scripts(folder).map((name) => ({ folder, name, code: read(`${folder}/${name}`) })),
      );
      const holding = all.filter(({ code }) => code.includes(mark));
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
