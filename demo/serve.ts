/** `npm start`: the demo on local stand-ins and a simulated Conferencing Node; no account, no network. */
import { createServer, type Plugin } from 'vite';
import { openNode } from './simulator/node.ts';
import { openStandIns } from './stand-ins/stand-ins.ts';

const PORT = 5173;

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
  root: new URL('.', import.meta.url).pathname,
  // The element comes from its source, beside this folder.
  server: {
    port: Number(process.env.PORT ?? PORT),
    open: process.argv.includes('--open') && !process.env.CI,
    fs: { allow: ['..'] },
  },
  build: { target: 'es2022' },
  plugins: [tellOrigins],
  logLevel: 'warn',
});
await server.listen();

console.log(`\n  <meeting-embed> demo   ${server.resolvedUrls?.local[0]}\n`);
for (const [name, url] of Object.entries(origins))
  console.log(`  stand-in ${name.padEnd(14)} ${url}`);
console.log('\n  Ctrl+C ends it.\n');

const stop = async () => {
  await Promise.allSettled([server.close(), standIns.close(), node.close()]);
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
