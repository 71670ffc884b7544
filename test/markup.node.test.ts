/** The tag that the generator writes: what a framework reads from it is what was filled in. */
import { parseTemplate, type ASTWithSource, type TmplAstElement } from '@angular/compiler';
import { parse as parseSvelte } from 'svelte/compiler';
import { expect } from 'chai';
import ts from 'typescript';
import { compile as compileVue, baseParse as parseVue } from '@vue/compiler-dom';
import { frameworks, writeTag, type Attributes } from '../demo/generator/markup.ts';

const NASTY = `a "b" 'c' {d} <e> & \\f @g \`h\` \${i}`;
const attributes: Attributes = {
  provider: 'jitsi',
  displayName: NASTY,
  startWithAudioMuted: '',
  toolbarButtons: ['a"b', "c'd", '{e}'],
};

/** What a JavaScript expression is. */
const evaluate = (code: string): unknown => new Function(`return (${code})`)() as unknown;

describe('the generated tag', () => {
  it('is the same for React', () => {
    const file = ts.createSourceFile(
      'a.tsx',
      `const a = ${writeTag('React', attributes)};`,
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).to.deep.equal([]);
    const read: Record<string, unknown> = {};
    const visit = (node: ts.Node): void => {
      if (ts.isJsxAttribute(node)) {
        const { initializer } = node;
        const name = node.name.getText();
        if (!initializer) read[name] = true;
        else if (ts.isStringLiteral(initializer)) read[name] = initializer.text;
        else if (ts.isJsxExpression(initializer))
          read[name] = evaluate(initializer.expression!.getText());
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    expect(read).to.deep.equal({ ...attributes, startWithAudioMuted: true });
  });

  it('is the same for Vue', () => {
    const tag = writeTag('Vue', attributes);
    compileVue(tag, { isCustomElement: () => true });
    const [element] = parseVue(tag).children as unknown as {
      props: {
        name: string;
        rawName?: string;
        value?: { content: string };
        exp?: { content: string };
      }[];
    }[];
    const read = element!.props.map(({ name, rawName, value, exp }) => [
      rawName ?? name,
      exp ? evaluate(exp.content) : (value?.content ?? ''),
    ]);
    expect(Object.fromEntries(read)).to.deep.equal({
      provider: 'jitsi',
      displayName: NASTY,
      startWithAudioMuted: '',
      ':toolbarButtons.prop': attributes.toolbarButtons,
    });
  });

  it('is the same for Svelte', () => {
    const { fragment } = parseSvelte(writeTag('Svelte', attributes), { modern: true });
    const [element] = fragment.nodes as unknown as {
      attributes: { name: string; start: number; end: number }[];
    }[];
    const text = writeTag('Svelte', attributes);
    const read = element!.attributes.map(({ name, start, end }) => {
      const written = text.slice(start + name.length + 1, end);
      if (!written) return [name, ''];
      return [name, evaluate(written.startsWith('{') ? written.slice(1, -1) : written)];
    });
    expect(Object.fromEntries(read)).to.deep.equal(attributes);
  });

  it('is the same for Angular', () => {
    const { nodes, errors } = parseTemplate(writeTag('Angular', attributes), 'a.html');
    expect(errors).to.equal(null);
    const element = nodes[0] as TmplAstElement;
    const read = [
      ...element.attributes.map(({ name, value }) => [name, value]),
      ...element.inputs.map(({ name, value }) => [
        name,
        evaluate((value as ASTWithSource).source ?? ''),
      ]),
    ];
    expect(Object.fromEntries(read)).to.deep.equal(attributes);
  });

  it('holds every attribute, in every framework', () => {
    for (const framework of frameworks)
      for (const name of Object.keys(attributes))
        expect(writeTag(framework, attributes), framework).to.include(name);
  });
});
