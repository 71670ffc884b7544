/**
 * `npm run faults [-- part of a moment [part of a fault]]`: a meeting meets each fault at each moment, against the
 * simulated node, by a clock that goes on as nothing else does. Prints the table: the state while the fault lasts, and
 * how many requests it has cost. `!`: not what is promised; the reasons follow.
 */
import { Stand } from './cell.ts';
import { faults } from './faulty-node.ts';
import { cells, flaws, matrix, promisedOf } from './matrix.ts';
import type { MomentName } from './moments.ts';

const [moment = '', fault = ''] = process.argv.slice(2);
const wanted = cells.filter((cell) => cell.moment.includes(moment) && cell.fault.includes(fault));
const stand = new Stand();
await stand.open();
const failed: string[] = [];
const results = new Map<string, string>();
for (const cell of wanted) {
  const name = `${cell.fault} × ${cell.moment}`;
  let found: string[];
  try {
    const outcome = await stand.run(cell.fault, cell.moment);
    found = flaws(outcome, promisedOf(cell.fault, cell.moment));
    results.set(name, `${found.length ? '!' : ''}${outcome.during} ${outcome.requests}`);
  } catch (error) {
    found = [String(error)];
    results.set(name, '!thrown');
  }
  if (found.length) failed.push(`${name}: ${found.join('; ')}`);
}
await stand.close();

const columns = [...new Set(wanted.map((cell) => cell.moment))];
const rows = faults.filter((one) => wanted.some((cell) => cell.fault === one));
const width = Math.max(...rows.map(({ length }) => length));
const line = (first: string, rest: readonly string[]) =>
  console.log([first.padEnd(width), ...rest.map((text) => text.padEnd(15))].join('  ').trimEnd());
line('', columns);
for (const row of rows)
  line(
    row,
    columns.map((column: MomentName) => results.get(`${row} × ${column}`) ?? ''),
  );
console.log('');
for (const column of columns) console.log(`${column}: ${matrix[column].sentence}`);
console.log(`\n${wanted.length - failed.length} of ${wanted.length} cells as promised`);
for (const one of failed) console.log(`FAILED ${one}`);
process.exit(failed.length ? 1 : 0);
