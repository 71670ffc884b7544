/** From `open()` to the first decoded frame of a native meeting, beside the round trips that it cannot avoid. */
import '../../src/define.ts';

const RUNS = 5;
/** request_token; calls; ack. Each needs the answer of the one before. */
const ROUND_TRIPS = 3;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const firstFrame = async (address: string, alias: string): Promise<number> => {
  const element = document.createElement('meeting-embed');
  const attributes = {
    provider: 'pexip',
    mode: 'native',
    address,
    alias,
    name: 'Bench',
    loading: 'click',
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await element.updateComplete;
  const start = performance.now();
  element.open();
  for (;;) {
    // The first video that draws a frame is the stage's: one's own picture is muted and comes from no network.
    const video = [...(element.shadowRoot?.querySelectorAll('video') ?? [])].find(
      ({ srcObject }) => srcObject instanceof MediaStream && srcObject.getAudioTracks().length > 0,
    );
    if (video) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      break;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  const time = performance.now() - start;
  element.remove();
  return time;
};

export const bench = async (origins: { [name: string]: string }): Promise<string[]> => {
  const node = origins['pexip-node']!;
  const lines: string[] = [];
  const post = (path: string, body: unknown) =>
    fetch(`${node}/simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const delay of [0, 100]) {
    const alias = `bench-${delay}`;
    await post('conferences', { alias, robots: 1 });
    if (delay)
      for (const route of ['request_token', 'calls', 'ack', 'events', 'new_candidate'])
        await post('faults', { alias, route, kind: 'delay', delay_ms: delay });
    // The first loads what loads on demand, and is not counted.
    await firstFrame(node, alias);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await firstFrame(node, alias));
    lines.push(
      `open() to the first decoded frame at ${delay} ms a response, median of ${RUNS}: ${median(times).toFixed(0)} ms; ` +
        `${ROUND_TRIPS} round trips it cannot avoid: ${ROUND_TRIPS * delay} ms`,
    );
  }
  return lines;
};
