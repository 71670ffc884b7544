/** From `append` to the frame's request, against a bare iframe: median of 30, in turns. */
import '../../src/define.ts';

const RUNS = 30;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds from the append to the moment the browser sends the request for the frame's document. */
const measure = async (element: HTMLElement, url: string): Promise<number> => {
  const asked = new Promise<PerformanceEntry>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const entry = list.getEntries().find(({ name }) => name === url);
      if (entry) {
        observer.disconnect();
        resolve(entry);
      }
    });
    observer.observe({ type: 'resource' });
  });
  const start = performance.now();
  document.body.append(element);
  const { requestStart } = (await asked) as PerformanceResourceTiming;
  element.remove();
  await new Promise((resolve) => requestIdleCallback(resolve));
  return requestStart - start;
};

const bare = (url: string) => Object.assign(document.createElement('iframe'), { src: url });

const ours = (address: string, alias: string) => {
  const element = document.createElement('meeting-embed');
  for (const [name, value] of Object.entries({ provider: 'pexip', address, alias }))
    element.setAttribute(name, value);
  return element;
};

export const bench = async (origins: { [name: string]: string }): Promise<string[]> => {
  const address = origins['pexip-webapp']!;
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let run = -3; run < RUNS; run++) {
    const url = (kind: string) => `${address}/webapp/conference/${kind}${run + 3}`;
    const one = await measure(bare(url('bare')), url('bare'));
    const other = await measure(ours(address, `ours${run + 3}`), url('ours'));
    if (run < 0) continue;
    times.bare.push(one);
    times.ours.push(other);
  }
  const [one, other] = [median(times.bare), median(times.ours)];
  return [
    `append to request, median of ${RUNS}: ${other.toFixed(2)} ms; a bare iframe ${one.toFixed(2)} ms; ratio ${(other / one).toFixed(2)} (at most 1.5)`,
  ];
};
