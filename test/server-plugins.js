/** Test-runner plugins: the servers run for as long as the tests do, and a page finds what each said at `/<name>.json`. */
import { servers, startServer } from './servers.js';

/** @param {keyof typeof servers} name @returns {import('@web/test-runner').TestRunnerPlugin} */
const serverPlugin = (name) => {
  /** @type {Awaited<ReturnType<typeof startServer>> | undefined} */
  let server;
  return {
    name,
    async serverStart() {
      server = await startServer(name);
    },
    serve: ({ path }) =>
      path === `/${name}.json` ? { body: server?.said ?? '', type: 'json' } : undefined,
    // After a plugin that makes a module of every JSON file: this one is data.
    transform: ({ path }) =>
      path === `/${name}.json` ? { body: server?.said ?? '', transformCache: false } : undefined,
    serverStop: () => server?.close(),
  };
};

export const serverPlugins = () =>
  /** @type {(keyof typeof servers)[]} */ (Object.keys(servers)).map(serverPlugin);
