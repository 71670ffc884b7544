/** A port for a server that begins to listen later. */
import { createServer } from 'node:net';

/** Below those that systems give to connections that go out: until it is listened on, none of them takes it. */
const [FIRST, LAST] = [20_000, 32_767];

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** Any one that is free: two runs that begin at once would both take the first that they find. */
export const freePort = async () => {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isFree(port)) return port;
  }
};
