/** `custom-elements.json`: the analyzer's own reading of the element, with attributes, events and commands from the tables. */
import {
  commands,
  events,
  facts,
  frameEvents,
  nativeCommands,
  ownAttributes,
  pexipEvents,
  providers,
} from './tables.js';

/** HTML's attribute names become properties. @param {string} name */
const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** One attribute that several systems have is one row. @returns {import('./tables.js').Row[]} */
const attributeRows = () => {
  const rows = new Map();
  for (const row of [...ownAttributes(), ...providers().flatMap(({ rows }) => rows)]) {
    const description = row.group ? `${row.group}: ${row.description}` : row.description;
    const known = rows.get(row.name);
    if (known) known.description += ` ${description}`;
    else rows.set(row.name, { ...row, description });
  }
  return [...rows.values()];
};

export default {
  globs: ['src/element/meeting-lifecycle.ts', 'src/element/meeting-embed.ts'],
  outdir: '.',
  plugins: [
    {
      name: 'tables',
      packageLinkPhase({ customElementsManifest }) {
        // What the element has from its base class is its own to whoever uses it.
        const [base, ...modules] = customElementsManifest.modules;
        customElementsManifest.modules = modules;
        const inherited = base.declarations[0].members;
        for (const module of customElementsManifest.modules)
          for (const declaration of module.declarations ?? []) {
            if (declaration.name !== 'MeetingEmbedElement') continue;
            declaration.superclass = { name: 'ReactiveElement', package: '@lit/reactive-element' };
            declaration.tagName = 'meeting-embed';
            declaration.customElement = true;
            const rows = attributeRows();
            declaration.attributes = rows.map(({ name, description, type }) => ({
              name,
              fieldName: property(name),
              description,
              type: { text: type },
            }));
            // What is for Lit and for the tables is nobody's API.
            const own = new Set([
              'open',
              'close',
              'reload',
              'supports',
              'execute',
              'query',
              'state',
              'url',
              'error',
            ]);
            declaration.members = [
              ...[...inherited, ...(declaration.members ?? [])]
                .filter(({ name }) => own.has(name))
                .map(({ inheritedFrom: _, ...member }) => member),
              ...facts().map(({ name, description, type }) => ({
                kind: 'field',
                name,
                description,
                type: { text: type },
                readonly: true,
              })),
              ...rows.map(({ name, description, type }) => ({
                kind: 'field',
                name: property(name),
                attribute: name,
                description,
                type: { text: `${type} | null | undefined` },
              })),
              ...commands().map(({ name, description, type }) => ({
                kind: 'method',
                name,
                description,
                ...(type && { parameters: [{ name: 'args', type: { text: type } }] }),
                return: { type: { text: "Promise<'sent' | 'acknowledged'>" } },
              })),
            ];
            // By name, through `execute()` and `command="--name"`: no methods of the element.
            declaration.commands = nativeCommands().map(({ name, description, type }) => ({
              name,
              mode: 'native',
              description,
              ...(type && { parameters: [{ name: 'args', type: { text: type } }] }),
            }));
            declaration.events = [...events(), ...pexipEvents(), ...frameEvents()].map(
              ({ name, description, type }) => ({
                name,
                description,
                type: { text: `CustomEvent<${type}>` },
              }),
            );
          }
      },
    },
  ],
};
