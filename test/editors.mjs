/** A step of `npm run build`: what editors complete tags with, from the manifest. Into `dist/editors/`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';

const root = new URL('../', import.meta.url);
const folder = new URL('dist/editors/', root);
const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));
const { name, version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

const options = { hideLogs: true, packageJson: false, hideEventDocs: true, hideMethodDocs: true };
const webTypes = JSON.parse(getWebTypesData(manifest, options));

mkdirSync(folder, { recursive: true });
/** @param {string} file @param {unknown} data */
const write = (file, data) =>
  writeFileSync(new URL(file, folder), `${JSON.stringify(data, null, 1)}\n`);
// For JetBrains: package.json names it.
write('web-types.json', { ...webTypes, name, version });
// For VS Code: its settings name them.
write('html-custom-data.json', JSON.parse(getVsCodeHtmlCustomData(manifest, options)));
write('css-custom-data.json', JSON.parse(getVsCodeCssCustomData(manifest, options)));
