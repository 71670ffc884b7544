/** The demo and the documentation on local stand-ins and a simulated Conferencing Node; no account, no network. */
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';
import { openNode } from './simulator/node.ts';
import { site } from './site/site-plugin.ts';
import { openStandIns } from './stand-ins/stand-ins.ts';

export interface DemoServer {
  readonly url: string;
  /** Where the stand-ins are, by name. */
  readonly origins: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** `port`: 0 for any; one that is taken leads to the next. `open`: shows the demo in the browser. */
export const openDemo = async ({ port = 0, open = false } = {}): Promise<DemoServer> => {
  const standIns = await openStandIns();
  const node = await openNode({ port: 0 });
  const origins = { ...standIns.urls, 'pexip-node': node.url };

  /** Where the stand-ins are, for the page. */
  const tellOrigins: Plugin = {
    name: 'tell-origins',
    configureServer({ middlewares }) {
      middlewares.use('/origins.json', (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(origins));
      });
    },
  };
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    // The element comes from its source, beside this folder.
    server: { port, open, fs: { allow: ['..'] } },
    build: { target: 'es2022' },
    // Without the notices that Lit has for its own developers.
    resolve: { conditions: ['module', 'browser', 'production'] },
    plugins: [tellOrigins, site()],
    logLevel: 'warn',
  });
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    origins,
    close: async () => {
      await Promise.allSettled([server.close(), standIns.close(), node.close()]);
    },
  };
};
