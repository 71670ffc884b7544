/** SECURITY.md: the tests that it names are there, and it has a policy for each way that a meeting opens. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readPolicies } from './strict-page.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const text = read('SECURITY.md');

/** Each file that it names, with the tests in quotation marks up to the next file. */
const named = [...text.matchAll(/`(test\/[\w./-]+\.test\.ts)`((?:(?!`test\/)[^\n])*)/g)].map(
  ([, file, rest]) => ({
    file: file!,
    tests: [...rest!.matchAll(/“([^”]+)”/g)].map(([, name]) => name!),
  }),
);
/** The titles of a file, as they are written: with `${…}` where they are made. */
const titlesOf = (file: string) =>
  [...read(file).matchAll(/\b(?:it|describe)\(\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g)].map(
    ([, plain, made]) => plain ?? made!,
  );

describe('SECURITY.md', () => {
  it('names tests for what it claims', () => {
    expect(named.flatMap(({ tests }) => tests).length).to.be.above(40);
    expect(text.split('\n').filter((line) => /^- \*\*From /.test(line) && !/`test\//.test(line))).to
      .be.empty;
  });

  for (const { file, tests } of named)
    for (const name of tests)
      it(`names a test that exists: ${file}, ${name}`, () => {
        expect(titlesOf(file).filter((title) => title.includes(name))).not.to.be.empty;
      });

  it('has a policy for each way in which a meeting opens, and each is used by a test', async () => {
    const policies = await readPolicies();
    expect([...policies.keys()]).to.deep.equal([
      'A meeting in a frame',
      'A link',
      'A permalink, held until its meeting',
      'A native Pexip meeting',
      'A native Pexip meeting with effects',
    ]);
    const used = [...read('test/csp.test.ts').matchAll(/openPage\('([^']+)'/g)].map(
      ([, heading]) => heading,
    );
    expect(used).to.include.members([...policies.keys()]);
    for (const policy of policies.values()) {
      expect(policy).to.match(/^default-src 'none';/);
      // WebAssembly is compiled, and no text becomes code.
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.to.match(/unsafe|\*|data:/);
    }
    // The same texts, for who reads the documents.
    const copies = [...read('docs/security.md').matchAll(/^Content-Security-Policy: (.+)$/gm)];
    expect(copies.map(([, copy]) => copy)).to.have.members(
      [...policies.values()].map((policy) => policy.replace(/\s+/g, ' ')),
    );
  });
});
