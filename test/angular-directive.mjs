/**
 * A step of `npm run build`: `meeting-embed/angular`, a directive with an input for each attribute, from the tables.
 * Angular checks the names and types of a custom element in templates by nothing less. It is written as Angular's
 * compiler publishes libraries (partial declarations), which every later version links.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { ownAttributes, providers } from './tables.js';

/** The oldest Angular that reads what is declared here. */
const OLDEST = '17.1.0';
const folder = new URL('../dist/angular/', import.meta.url);

/** @param {string} name */
const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** By property: whether a bare attribute is a value of it. @type {Map<string, boolean>} */
const inputs = new Map();
for (const { name, type } of [...ownAttributes(), ...providers().flatMap(({ rows }) => rows)]) {
  const key = property(name);
  inputs.set(key, inputs.get(key) || type === 'boolean');
}
const names = [...inputs.keys()];
/** @param {(name: string) => string} line */
const lines = (line) => names.map(line).join('\n');

mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('angular.js', folder),
  `import * as i0 from '@angular/core';

const inputs = {
${lines((name) => `  ${name}: '${name}',`)}
};

let factory;
let directive;

/**
 * Passes each input on to the element. What is declared is read when Angular asks for it: by then it was linked, or its
 * compiler is there. A server without either can import this file all the same.
 */
export class MeetingEmbed {
  element = i0.inject(i0.ElementRef).nativeElement;
  static get ɵfac() {
    return (factory ??= i0.ɵɵngDeclareFactory({ minVersion: '12.0.0', version: '${OLDEST}', ngImport: i0, type: MeetingEmbed, deps: [], target: i0.ɵɵFactoryTarget.Directive }));
  }
  static get ɵdir() {
    return (directive ??= i0.ɵɵngDeclareDirective({
      minVersion: '14.0.0',
      version: '${OLDEST}',
      type: MeetingEmbed,
      isStandalone: true,
      selector: 'meeting-embed',
      inputs: {
${lines((name) => `        ${name}: '${name}',`)}
      },
      ngImport: i0,
    }));
  }
}
for (const name of Object.keys(inputs))
  Object.defineProperty(MeetingEmbed.prototype, name, {
    set(value) {
      this.element[name] = value;
    },
  });
`,
);
writeFileSync(
  new URL('angular.d.ts', folder),
  `import * as i0 from '@angular/core';
import type { EmbedProperties } from '../types/index.js';

/** \`<meeting-embed>\` in templates: in a component's \`imports\`, its attributes are checked by name and type. */
export declare class MeetingEmbed {
${lines((name) => `  ${name}: EmbedProperties['${name}']${inputs.get(name) ? " | ''" : ''};`)}
  static ɵfac: i0.ɵɵFactoryDeclaration<MeetingEmbed, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<MeetingEmbed, 'meeting-embed', never, {
${lines((name) => `    ${name}: { alias: '${name}'; required: false };`)}
  }, {}, never, never, true, never>;
}
`,
);
