/** The servers that tests talk to: each a process of its own that prints one line of JSON once it listens. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** By name: the file that is run, and its arguments. Each ends with its standard input. */
export const servers = {
  /** The simulated Conferencing Node: `{ url }`. */
  'pexip-node': ['demo/simulator/main.ts', '--port', '0', '--json', '--small-pictures'],
  /** A node that answers as each test tells it: `{ url, port }`. */
  'scripted-node': ['test/fakes/scripted-node.ts'],
  /** The stand-ins for the meeting systems: origins by name. */
  'stand-ins': ['demo/stand-ins/main.ts'],
  /** Eyeson's client for servers: where to send calls. */
  'eyeson-server': ['test/eyeson/server.ts'],
};

/**
 * Starts one of them.
 * @param {keyof typeof servers} name
 * @returns {Promise<{ said: string, close(): Promise<void> }>} The line that it printed, and how to end it.
 */
export async function startServer(name) {
  const [file, ...args] = servers[name];
  const child = spawn(
    process.execPath,
    ['--import', './test/node/typescript.js', `${file}`, ...args],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(undefined);
    });
    void ended.then((code) => reject(new Error(`${file} ended with ${code} before it listened.`)));
  });
  // A test process may end while its servers still run: they end with it.
  for (const handle of [child, child.stdin, child.stdout])
    /** @type {{ unref?: () => void }} */ (handle).unref?.();
  return {
    said,
    async close() {
      child.kill();
      await ended;
    },
  };
}
