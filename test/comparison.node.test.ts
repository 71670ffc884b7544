/** `docs/comparison.md`: what stands in its tables is shown by a test or by a line of the bench, which are there. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');
const text = await read('docs/comparison.md');

/** Rows of tables as cells, without their heads. */
const rows = text
  .split(/\n{2,}/)
  .filter((block) => block.startsWith('|'))
  .flatMap((block) => block.trim().split('\n').slice(2))
  .map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

describe('the comparison', () => {
  it('has something to show for each line', () => {
    assert.ok(rows.length > 20);
    for (const cells of rows)
      assert.match(
        cells.at(-1)!,
        /^(`test\/[\w./-]+\.ts`, “.+”(; )?)+$|^`bench opening`, “.+”$/,
        cells[0],
      );
  });

  for (const cells of rows) {
    const named = [...cells.at(-1)!.matchAll(/`(test\/[\w./-]+\.ts)`, “([^”]+)”/g)];
    it(`names what is there: ${cells[0]}, ${cells.at(-1)}`, async () => {
      for (const [, path, title] of named) {
        const names = [...(await read(path!)).matchAll(/\b(?:it|describe)\(\s*(['`])([^]*?)\1,/g)];
        assert.ok(
          names.some(([, , name]) => name === title),
          `${path} has no test “${title}”.`,
        );
      }
      if (named.length) return;
      const line = /^`bench opening`, “(.+)”$/.exec(cells.at(-1)!)?.[1];
      const bench = await read('test/bench/opening.ts');
      for (const part of line!.split('…')) assert.ok(bench.includes(part.trim()), part);
    });
  }
});
