/** The tables that the documents hold, each made from the source. In a document: `<!-- table: name -->`, later `<!-- end -->`. */
import { readFileSync, readdirSync } from 'node:fs';
import {
  commands,
  events,
  furtherCommands,
  nativeCommands,
  ownAttributes,
  providers,
} from './tables.js';

const root = new URL('../', import.meta.url);

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
/** @param {string} text */
const code = (text) => (text ? `\`${text}\`` : '');
/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

/** @typedef {import('./tables.js').Row} Row */
/** @param {Row[]} rows */
const attributeTable = (rows) =>
  table(
    ['attribute', 'values', 'meaning'],
    rows.map(({ name, type = '', description }) => [code(name), code(type), description]),
  );

/** @param {Row[]} rows */
const commandTable = (rows) =>
  table(
    ['command', 'arguments', 'meaning'],
    rows.map(({ name, type = '', description }) => [code(name), code(type), description]),
  );

/** What the element's own doc comment says of slots, parts and properties, as the manifest has it. @param {'slots' | 'cssParts' | 'cssProperties' | 'cssStates'} kind @param {string} head */
const styling = (kind, head) => {
  const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));
  /** @type {{ name: string, description: string }[]} */
  const rows = manifest.modules[0].declarations.find(
    (/** @type {{ tagName?: string }} */ { tagName }) => tagName === 'meeting-embed',
  )[kind];
  return table(
    [head, 'meaning'],
    rows.map(({ name, description }) => [code(name), description]),
  );
};

/** Every table by the name that documents call it. @type {Record<string, () => string>} */
const tables = {
  attributes: () => attributeTable(ownAttributes()),
  ...Object.fromEntries(
    providers().map(({ name, rows }) => [`attributes ${name}`, () => attributeTable(rows)]),
  ),
  events: () =>
    table(
      ['event', 'detail', 'meaning'],
      events().map(({ name, type = '', description }) => [code(name), code(type), description]),
    ),
  commands: () =>
    table(
      ['method', 'meaning'],
      commands().map(({ name, type, description }) => [`\`${name}(${type})\``, description]),
    ),
  'further-commands': () => commandTable(furtherCommands()),
  'native-commands': () => commandTable(nativeCommands()),
  states: () => styling('cssStates', 'state'),
  slots: () => styling('slots', 'slot'),
  'css-parts': () => styling('cssParts', 'part'),
  'css-properties': () => styling('cssProperties', 'property'),
};

/** The documents, by path from the root. */
export const documents = () =>
  readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort();

/**
 * The documents as they ought to be, with their tables renewed.
 * @returns {{ path: string, before: string, after: string }[]}
 * @throws where a document asks for a table that there is none of, or a table stands in no document.
 */
export const renewTables = () => {
  const used = new Set();
  const renewed = documents().map((path) => {
    const before = readFileSync(new URL(path, root), 'utf8');
    const after = before.replace(
      /(<!-- table: ([\w -]+?) -->\n)[^]*?(<!-- end -->)/g,
      (_, start, name, end) => {
        if (!tables[name]) throw new Error(`${path}: there is no table ${name}.`);
        used.add(name);
        return `${start}\n${tables[name]()}\n\n${end}`;
      },
    );
    return { path, before, after };
  });
  const unused = Object.keys(tables).filter((name) => !used.has(name));
  if (unused.length) throw new Error(`In no document: the table ${unused.join(', ')}.`);
  return renewed;
};
