/** The tag as an author writes it, in HTML and in each framework. */

/** Attributes in the order in which they are written; a list is one that the framework may take as an array. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

export const frameworks = ['HTML', 'React', 'Vue', 'Angular', 'Svelte'] as const;
export type Framework = (typeof frameworks)[number];

const TAG = 'meeting-embed';

/** For a value between double quotes in HTML, and in the templates that are parsed like it. */
const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** A text as JavaScript, in single quotes, so that it may stand between double ones. */
const quoted = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
const array = (items: readonly string[]): string => `[${items.map(quoted).join(', ')}]`;
/** HTML's names with hyphens as properties. */
const property = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
/** Braces and quotes mean something in the templates that are no HTML. */
const isPlain = (value: string): boolean => !/["\\{}&<>]/.test(value);

/** How one attribute is written. */
const writers: Readonly<
  Record<Framework, (name: string, value: string | readonly string[]) => string>
> = {
  HTML(name, value) {
    const text = typeof value === 'string' ? value : value.join(',');
    return text === '' ? name : `${name}="${escape(text)}"`;
  },
  React(name, value) {
    if (typeof value !== 'string') return `${name}={${array(value)}}`;
    if (value === '') return name;
    return isPlain(value) ? `${name}="${value}"` : `${name}={${quoted(value)}}`;
  },
  Vue: (name, value) =>
    typeof value === 'string'
      ? writers.HTML(name, value)
      : `:${property(name)}.prop="${escape(array(value))}"`,
  Angular(name, value) {
    if (typeof value !== 'string') return `[${property(name)}]="${escape(array(value))}"`;
    // Braces begin an interpolation, @ a block.
    return /[{}@]/.test(value)
      ? `[${property(name)}]="${escape(quoted(value))}"`
      : writers.HTML(name, value);
  },
  Svelte(name, value) {
    if (typeof value !== 'string') return `${name}={${array(value)}}`;
    if (value === '') return name;
    return isPlain(value) ? `${name}="${value}"` : `${name}={${quoted(value)}}`;
  },
};

/** The tag alone, one attribute a line. */
export const writeTag = (framework: Framework, attributes: Attributes): string => {
  const write = writers[framework];
  const lines = Object.entries(attributes).map(([name, value]) => `\n  ${write(name, value)}`);
  return framework === 'React'
    ? `<${TAG}${lines.join('')}\n/>`
    : `<${TAG}${lines.join('')}\n></${TAG}>`;
};

const indent = (text: string): string => text.replace(/\n/g, '\n  ');

/** With all that it needs to run. */
export const writeCode = (framework: Framework, attributes: Attributes): string => {
  const tag = writeTag(framework, attributes);
  const types = (name: string) =>
    `import 'meeting-embed/define';\nimport type {} from 'meeting-embed/${name}';`;
  switch (framework) {
    case 'HTML':
      return `<script type="module" src="meeting-embed.js"></script>\n${tag}`;
    case 'React':
      return `${types('react')}\n\nexport const Meeting = () => (\n  ${indent(tag)}\n);`;
    case 'Vue':
      return `<script setup lang="ts">\n${types('vue')}\n</script>\n<template>\n  ${indent(tag)}\n</template>`;
    case 'Svelte':
      return `<script lang="ts">\n  ${indent(types('svelte'))}\n</script>\n\n${tag}`;
    case 'Angular':
      return `import 'meeting-embed/define';
import { MeetingEmbed } from 'meeting-embed/angular';
import { Component } from '@angular/core';

@Component({
  selector: 'app-meeting',
  imports: [MeetingEmbed],
  template: \`
    ${tag.replace(/[`\\$]/g, '\\$&').replace(/\n/g, '\n    ')}
  \`,
})
export class Meeting {}`;
  }
};
