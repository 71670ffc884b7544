/** The entries of the package that have code: what a server may import. */
import { readFileSync } from 'node:fs';

const manifest = new URL('../../package.json', import.meta.url);
/** @type {{ name: string, exports: Record<string, string | { default?: string }> }} */
const { name, exports } = JSON.parse(readFileSync(manifest, 'utf8'));

/** As they are imported. */
export const entries = Object.entries(exports)
  .filter(([, target]) => typeof target === 'object' && target.default)
  .map(([path]) => path.replace('.', name));
