/** Test-runner plugin: a server in a process of its own for as long as the tests run; what it says is at one path. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a TypeScript file that prints one line of JSON once it listens, and that ends with its standard input.
 * @param {{ name: string, file: string, args?: string[], path: string }} server `path`: where pages find that line.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function childServer({ name, file, args = [], path }) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let said = '';
  return {
    name,
    async serverStart() {
      child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
        cwd: root,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await new Promise((resolve, reject) => {
        child?.stdout?.on('data', (chunk) => {
          said += chunk;
          if (said.includes('\n')) resolve(undefined);
        });
        child?.once('exit', (code) =>
          reject(new Error(`${file} ended with ${code} before it listened.`)),
        );
      });
    },
    serve: (context) => (context.path === path ? { body: said, type: 'json' } : undefined),
    // After a plugin that makes a module of every JSON file: this one is data.
    transform: (context) =>
      context.path === path ? { body: said, transformCache: false } : undefined,
    async serverStop() {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

/** The stand-ins for the meeting systems, at `/stand-ins.json`: origins by name. */
export const standIns = () =>
  childServer({ name: 'stand-ins', file: 'demo/stand-ins/main.ts', path: '/stand-ins.json' });

/** Eyeson's client for servers, at `/eyeson-server.json`: where to send calls. */
export const eyesonServer = () =>
  childServer({
    name: 'eyeson-server',
    file: 'test/eyeson/server.ts',
    path: '/eyeson-server.json',
  });
