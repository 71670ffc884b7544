/**
 * A step of `npm run build`: `dist/importmap.json`, an import map with the integrity of every script that a page may load
 * from `dist/`. It holds for a page in that folder; others put the folder's address in place of `./`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

const integrity = Object.fromEntries(
  ['', 'jitsi/', 'whereby/']
    .flatMap((folder) => readdirSync(new URL(folder, dist)).map((name) => folder + name))
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => {
      const hash = createHash('sha384').update(readFileSync(new URL(name, dist)));
      return [`./${name}`, `sha384-${hash.digest('base64')}`];
    }),
);
writeFileSync(new URL('importmap.json', dist), `${JSON.stringify({ integrity }, null, 1)}\n`);
