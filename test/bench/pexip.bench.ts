/**
 * The Pexip client beside Pexip's own and beside a bare EventSource: what an event costs, whether all come, what is
 * kept in memory, and how long one waits for the first participant and the first picture. In turns, so that a busy
 * moment of the machine meets all of them.
 */
import { feed } from './pexip-feed.ts';
import { compareJoining, type Joining } from './pexip-joining.ts';
import { sides, type SideName } from './pexip-sides.ts';

const SIZES = [100, 1000, 5000];
const RUNS = 5;
/** Of each reading of a feed. */
const READINGS = 3;
const BURST = 10_000;
/** Updates where the roster is read at each of them. */
const READ = 4000;
const names = Object.keys(sides) as SideName[];

declare global {
  interface Window {
    /** What this page has cost so far, in ms of processor time, and what it keeps, in bytes, after collection. */
    processorTime(): Promise<number>;
    keptMemory(): Promise<number>;
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const row = (title: string, cells: readonly string[]) => `${title}: ${cells.join('; ')}`;

/** Processor time of reading a feed, in ms, and how many of its updates came. */
async function read(side: SideName, url: string, reads: boolean) {
  const before = await window.processorTime();
  const came = await sides[side]({ url, reads });
  return { time: (await window.processorTime()) - before, came };
}

/** In µs of processor time, for each side: a feed with updates, less the same without. */
async function perEvent(size: number, reads: boolean) {
  const updates = reads ? READ : BURST;
  const [full, empty] = [feed(size, updates), feed(size, 0)];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const least = new Map(names.map((name) => [name, Infinity]));
  for (let run = -1; run < READINGS; run++)
    for (const name of names) {
      const without = await read(name, empty.url, reads);
      const { time, came } = await read(name, full.url, reads);
      if (run < 0) continue;
      times.get(name)?.push(((time - without.time) * 1000) / updates);
      least.set(name, Math.min(least.get(name) ?? 0, came));
    }
  full.revoke();
  empty.revoke();
  return { times, least, updates };
}

async function events(): Promise<string[]> {
  const lines: string[] = [];
  for (const reads of [false, true])
    for (const size of SIZES) {
      const { times, least, updates } = await perEvent(size, reads);
      const cost = (name: SideName) => median(times.get(name) ?? []);
      // The official client drops most of a burst: what it does not tell of is not read either.
      const best = reads ? cost('bare') : Math.min(cost('bare'), cost('official'));
      const title = `processor time an event, roster of ${size}${reads ? ', read at every event' : ''}`;
      const cells = names.map((name) => `${name} ${cost(name).toFixed(1)} µs`);
      lines.push(
        row(title, [
          ...cells,
          `ours ${(cost('ours') / best).toFixed(2)} × the better (wanted 1.0)`,
        ]),
      );
      if (reads) continue;
      const came = names.map((name) => `${name} ${least.get(name)}`);
      lines.push(row(`of ${updates} updates in a burst came at least`, came));
    }
  return lines;
}

/** What one client keeps with a roster, in kB. */
async function memory(size: number): Promise<string> {
  const { url, revoke } = feed(size, BURST);
  const cells: string[] = [];
  for (const name of names) {
    const before = await window.keptMemory();
    let kept = NaN;
    await sides[name]({
      url,
      reads: false,
      onDone: async () => void (kept = (await window.keptMemory()) - before),
    });
    cells.push(`${name} ${(kept / 1024).toFixed(0)} kB`);
  }
  revoke();
  return row(`kept after ${BURST} updates on a roster of ${size}`, cells);
}

async function joining(node: string, delay: number): Promise<string[]> {
  const { ours, theirs } = await compareJoining(node, delay, RUNS);
  const line = (what: string, of: (one: Joining) => number) => {
    const [a, b] = [median(ours.map(of)), median(theirs.map(of))];
    return `${what} at ${delay} ms a response: ours ${a.toFixed(0)}, official ${b.toFixed(0)}: ${(a / b).toFixed(2)} ×`;
  };
  return [
    line('first participant, ms', ({ participant }) => participant),
    `${line('first decoded frame, ms', ({ frame }) => frame)}${delay ? ' (wanted 0.70)' : ''}`,
    line('requests until then', ({ requests }) => requests),
  ];
}

export async function bench({
  'pexip-node': node = '',
  only = '',
}: Record<string, string>): Promise<string[]> {
  const parts: Record<string, () => Promise<string[]>> = {
    joining: async () => [...(await joining(node, 0)), ...(await joining(node, 100))],
    memory: async () => [await memory(5000)],
    events,
  };
  const lines: string[] = [];
  for (const [name, part] of Object.entries(parts))
    if (name.includes(only)) lines.push(...(await part()));
  return lines;
}
