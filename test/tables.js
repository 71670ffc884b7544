/** The public tables as their source says them: every row with its doc comment. What manifest, README and tests are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const src = new URL('../src/', import.meta.url);

/** @typedef {{ name: string, description: string, type?: string, group?: string }} Row */

/** @param {string} path below src */
const parse = (path) =>
  ts.createSourceFile(path, readFileSync(new URL(path, src), 'utf8'), ts.ScriptTarget.Latest, true);

/** The doc comment of a node, as one line. @param {ts.Node} node */
const comment = (node) => {
  const [doc] = /** @type {ts.JSDoc[]} */ (ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc));
  return (doc ? (ts.getTextOfJSDocComment(doc.comment) ?? '') : '').replace(/\s+/g, ' ').trim();
};

/** Every node of a tree. @param {ts.Node} node @returns {Generator<ts.Node>} */
function* walk(node) {
  yield node;
  for (const child of node.getChildren()) yield* walk(child);
}

/** The object literal that a variable or property of this name holds. @param {ts.SourceFile} file @param {string} name */
const objectNamed = (file, name) => {
  for (const node of walk(file))
    if (
      (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.name.getText() === name
    ) {
      let value = node.initializer;
      while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)))
        value = value.expression;
      if (value && ts.isObjectLiteralExpression(value)) return value;
    }
  return undefined;
};

/** What a reader's call says about the type. @param {string} call */
const typeOf = (call) => {
  const held = /\bfunctionOf<(\w+)>/.exec(call)?.[1];
  if (held) return held;
  if (/\bboolean\b/.test(call)) return 'boolean';
  if (/\binteger\(|Option<number>/.test(call)) return 'number';
  const words = /\boneOf\(([^)]*)\)/.exec(call)?.[1];
  if (words) return words.replace(/\s+/g, ' ').replace(/,\s*$/, '').split(/,\s*/).join(' | ');
  return /\blist\(/.test(call) ? 'string[]' : 'string';
};

/** With the rows of the tables that are spread into it. @param {ts.ObjectLiteralExpression | undefined} table @param {string} [group] @returns {Row[]} */
const rowsOf = (table, group) =>
  (table?.properties ?? []).flatMap((row) => {
    if (ts.isSpreadAssignment(row))
      return rowsOf(objectNamed(row.getSourceFile(), row.expression.getText()), group);
    // An option that another file defines, under the name that it has there.
    const isShort = ts.isShorthandPropertyAssignment(row);
    if (!isShort && !ts.isPropertyAssignment(row)) return [];
    return {
      name: row.name.getText().replace(/^['"]|['"]$/g, ''),
      description: comment(row),
      type: isShort ? 'string' : typeOf(row.initializer.getText()),
      ...(group && { group }),
    };
  });

/** The element's own attributes. */
export const ownAttributes = () =>
  rowsOf(objectNamed(parse('meeting/attributes.ts'), 'attributes'));

/** The modes of a provider, from the rows that load them. @param {string} file @param {string} text @returns {{ name: string, rows: Row[] }[]} */
const modesOf = (file, text, group = '') =>
  [...text.matchAll(/(\w+): \(\) => import\('([^']+)'\)/g)].map(([, name, path]) => {
    const entry = new URL(`${path}`, new URL(`providers/${file}`, src));
    const [, table, from] =
      /export \{ (\w+) as options \} from '([^']+)'/.exec(readFileSync(entry, 'utf8')) ?? [];
    const options = parse(new URL(`${from}`, entry).pathname.slice(src.pathname.length));
    return { name: `${name}`, rows: rowsOf(objectNamed(options, `${table}`), group) };
  });

/** Each provider with its parameters. @returns {{ name: string, label: string, file: string, rows: Row[] }[]} */
export const providers = () =>
  readdirSync(new URL('providers/', src), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\.ts$|^(\w+)\/(\1|web-app)\.ts$/.test(file))
    .sort()
    .flatMap((file) => {
      const source = parse(`providers/${file}`);
      const text = source.getFullText();
      const name = /\bname: '([^']+)'/.exec(text)?.[1];
      const label = /\blabel: '([^']+)'/.exec(text)?.[1];
      const rows = rowsOf(objectNamed(source, 'options'), name);
      for (const mode of modesOf(file, text, name))
        for (const row of mode.rows)
          rows.push(
            row.name === 'mode'
              ? row
              : { ...row, description: `Mode \`${mode.name}\`: ${row.description}` },
          );
      return name && label ? [{ name, label, file, rows }] : [];
    });

/** The common events. @returns {Row[]} */
export const events = () => {
  for (const node of walk(parse('meeting/events.ts')))
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'MeetingEventDetails')
      return node.members.filter(ts.isPropertySignature).map((row) => ({
        name: row.name.getText().replace(/'/g, ''),
        description: comment(row),
        type: row.type?.getText().replace(/\s+/g, ' ') ?? 'unknown',
      }));
  return [];
};

/** A system's own events, as the element dispatches them. @param {string} system @param {string} label @returns {Row[]} */
const eventsOf = (system, label) => {
  const table = `${label}EventDetails`;
  for (const node of walk(parse(`providers/${system}/${system}-events.ts`)))
    if (ts.isInterfaceDeclaration(node) && node.name.text === table)
      return node.members.filter(ts.isPropertySignature).map((row) => {
        const name = row.name.getText().replace(/'/g, '');
        return {
          name: `${system}-${name.replaceAll('_', '-')}`,
          description: `${label}\u2019s \`${name}\`.`,
          type: `${table}['${name}']`,
        };
      });
  return [];
};

/** Jitsi's and Whereby's own events. @returns {Row[]} */
export const frameEvents = () => [...eventsOf('jitsi', 'Jitsi'), ...eventsOf('whereby', 'Whereby')];

/** What can be read of an open meeting. @returns {Row[]} */
export const facts = () => {
  for (const node of walk(parse('meeting/facts.ts')))
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'MeetingFacts')
      return node.members.filter(ts.isPropertySignature).map((row) => ({
        name: row.name.getText(),
        description: comment(row),
        type: row.type?.getText() ?? 'unknown',
      }));
  return [];
};

/** What a file calls a name: the text of its value, and of its type. @param {ts.SourceFile} file @param {string} name @returns {string} */
const constant = (file, name) => {
  for (const node of walk(file))
    if (ts.isVariableDeclaration(node) && node.name.getText() === name)
      return `${node.type?.getText() ?? ''} ${node.initializer?.getText() ?? ''}`;
  const from = importedFrom(file, name);
  return from ? constant(from, name) : '';
};

/** The arguments of a command, as a type. @param {ts.ObjectLiteralExpression} options */
const argumentsOf = (options) => {
  const args = options.properties.flatMap((arg) => {
    const name = arg.name?.getText() ?? '';
    const reader = ts.isPropertyAssignment(arg)
      ? arg.initializer.getText()
      : constant(options.getSourceFile(), name);
    const type = /string\[\]/.test(reader) ? 'string[]' : typeOf(reader);
    return `${name}${/optional\(/.test(reader) ? '?' : ''}: ${type}`;
  });
  return args.length ? `{ ${args.join(', ')} }` : '';
};

/** @param {ts.PropertyAssignment} row @param {ts.Expression | undefined} options @returns {Row} */
const commandRow = (row, options) => ({
  name: row.name.getText(),
  description: comment(row),
  type: options && ts.isObjectLiteralExpression(options) ? argumentsOf(options) : '',
});

/** The common commands. @returns {Row[]} */
export const commands = () =>
  (objectNamed(parse('meeting/commands.ts'), 'commands')?.properties ?? [])
    .filter(ts.isPropertyAssignment)
    .map((row) => commandRow(row, row.initializer));

/** The common commands that are no methods. @returns {Row[]} */
export const furtherCommands = () =>
  (objectNamed(parse('meeting/further-commands.ts'), 'furtherCommands')?.properties ?? [])
    .filter(ts.isPropertyAssignment)
    .map((row) => commandRow(row, row.initializer));

/** The file that a name is imported from, parsed. @param {ts.SourceFile} file @param {string} name */
const importedFrom = (file, name) => {
  for (const node of file.statements)
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = node.importClause?.namedBindings;
      if (names && ts.isNamedImports(names) && names.elements.some((one) => one.name.text === name))
        return parse(
          new URL(node.moduleSpecifier.text, new URL(file.fileName, src)).pathname.slice(
            src.pathname.length,
          ),
        );
    }
  return undefined;
};

/** The rows of the tables that make a table up, each in a file of its own. @param {string} path @param {string} name @returns {ts.PropertyAssignment[]} */
const assembledRows = (path, name) => {
  const file = parse(path);
  return (objectNamed(file, name)?.properties ?? []).flatMap((part) => {
    if (ts.isPropertyAssignment(part)) return [part];
    if (!ts.isSpreadAssignment(part)) return [];
    const table = part.expression.getText();
    const from = importedFrom(file, table);
    return from ? assembledRows(from.fileName, table) : [];
  });
};

/** The commands that only Pexip-native mode has: its rows name a permission, then the arguments. @returns {Row[]} */
export const nativeCommands = () => {
  const common = new Set([...commands(), ...furtherCommands()].map(({ name }) => name));
  return assembledRows('providers/pexip/native/native-commands.ts', 'nativeCommands')
    .filter((row) => !common.has(row.name.getText()))
    .map((row) =>
      commandRow(
        row,
        ts.isCallExpression(row.initializer) ? row.initializer.arguments[1] : undefined,
      ),
    );
};

/** Pexip's server-sent events, as the element dispatches them. @returns {Row[]} */
export const pexipEvents = () =>
  (objectNamed(parse('providers/pexip/client/wire-events.ts'), 'wireEvents')?.properties ?? []).map(
    (row) => {
      const name = row.name?.getText() ?? '';
      return {
        name: `pexip-${name.replaceAll('_', '-')}`,
        description: `Pexip\u2019s \`${name}\`.`,
        type: `PexipEventDetails['${name}']`,
      };
    },
  );
