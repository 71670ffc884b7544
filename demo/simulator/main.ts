/** The simulator from the command line: `npm run simulator -- --port 9000`. */
import { parseArgs } from 'node:util';
import { openNode } from './node.ts';
import { standingConferences } from './standing-conferences.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9000' },
    host: { type: 'string', default: '127.0.0.1' },
    'small-pictures': { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    'simulator [--port 9000] [--host 127.0.0.1] [--small-pictures] [--log] [--json]\n  --log   one line a request\n  --json  say only {"url": …}\n  --small-pictures   video of 160×90 at 10 pictures a second, for tests',
  );
} else {
  const node = await openNode({
    port: Number(values.port),
    host: values.host,
    pictureSize: values['small-pictures'] ? 'small' : 'full',
    ...(values.log && { onRequest: (line: string) => console.log(line) }),
  });
  if (values.json) console.log(JSON.stringify({ url: node.url }));
  else {
    console.log(`Conferencing Node (simulated) at ${node.url}\n`);
    for (const { alias, about } of standingConferences)
      console.log(`  ${alias.padEnd(24)} ${about}`);
    console.log(
      `\nControl: ${node.url}/simulator/conferences. Dial: bob@… answers, busy@… refuses, noanswer@… rings out.`,
    );
  }
  const stop = () => void node.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Started by a test run: gone when the run is, however it ended.
  if (values.json) process.stdin.on('end', stop).resume();
}
