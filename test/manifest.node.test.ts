/** The manifest, and what editors are given of it. Needs `npm run build` for the latter. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import ts from 'typescript';
import { ownAttributes, providers } from './tables.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('custom-elements.json'));
const element = manifest.modules[0].declarations.find(
  ({ tagName }: { tagName?: string }) => tagName === 'meeting-embed',
);
const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort();
const attributes = [
  ...new Set(names([...ownAttributes(), ...providers().flatMap(({ rows }) => rows)])),
];

describe('the manifest', () => {
  it('is valid by its schema', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    validate(manifest);
    expect(validate.errors).to.equal(null);
  });

  it('has a row for each state', () => {
    const file = ts.createSourceFile(
      'state.ts',
      read('src/meeting/state.ts'),
      ts.ScriptTarget.Latest,
      true,
    );
    const states = file.statements
      .filter(ts.isTypeAliasDeclaration)
      .flatMap(({ name, type }) =>
        name.text === 'MeetingState' && ts.isUnionTypeNode(type)
          ? type.types.map((word) => word.getText().slice(1, -1))
          : [],
      );
    expect(states).to.include('joined');
    expect(names(element.cssStates)).to.deep.equal(states.sort());
  });

  it('has every attribute', () => {
    expect(names(element.attributes)).to.deep.equal(attributes);
  });
});

describe('for editors', () => {
  it('JetBrains: every attribute, where package.json says', () => {
    const path = JSON.parse(read('package.json'))['web-types'];
    const [tag] = JSON.parse(read(path)).contributions.html.elements;
    expect(tag.name).to.equal('meeting-embed');
    expect(names(tag.attributes)).to.deep.equal(attributes);
  });

  it('VS Code: every attribute, with its words', () => {
    const [tag] = JSON.parse(read('dist/editors/html-custom-data.json')).tags;
    expect(tag.name).to.equal('meeting-embed');
    expect(names(tag.attributes)).to.deep.equal(attributes);
    const loading = tag.attributes.find(({ name }: { name: string }) => name === 'loading');
    expect(names(loading.values)).to.deep.equal(['click', 'eager', 'lazy']);
  });

  it('VS Code: the properties and parts of style sheets', () => {
    const css = JSON.parse(read('dist/editors/css-custom-data.json'));
    expect(names(css.properties)).to.deep.equal(names(element.cssProperties));
    expect(names(css.pseudoElements)).to.deep.equal(
      names(element.cssParts).map((name) => `::part(${name})`),
    );
  });
});
