/** Test-runner plugin: a simulated Conferencing Node beside the tests, found at `/pexip-node.json`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const simulator = fileURLToPath(new URL('../demo/simulator/main.ts', import.meta.url));

/**
 * Starts the simulator on a free port for as long as the tests run.
 * A page reads `{ url }` from `/pexip-node.json`. A browser opens six connections to one name: pages with many event
 * streams use names of their own, `http://<anything>.localhost:<port>`, which all lead to the same node.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function pexipNode() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let url = '';
  return {
    name: 'pexip-node',
    async serverStart() {
      child = spawn(process.execPath, ['--import', 'tsx', simulator, '--port', '0', '--json', '--small-pictures'], {
        cwd: root,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      url = await new Promise((resolve, reject) => {
        let said = '';
        child?.stdout?.on('data', (chunk) => {
          said += chunk;
          if (said.includes('\n')) resolve(JSON.parse(said).url);
        });
        child?.once('exit', (code) =>
          reject(new Error(`The simulator ended with ${code} before it listened.`)),
        );
      });
    },
    serve({ path }) {
      if (path === '/pexip-node.json') return { body: JSON.stringify({ url }), type: 'json' };
      return undefined;
    },
    // After a plugin that makes a module of every JSON file: this one is data. It must stand behind that plugin.
    transform({ path }) {
      if (path !== '/pexip-node.json') return undefined;
      return { body: JSON.stringify({ url }), transformCache: false };
    },
    async serverStop() {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}
