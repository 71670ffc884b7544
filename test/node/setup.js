/** Makes a Node process a place for tests: mocha's words, the platform's parts that Node lacks, servers of its own. */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { EventSource } from 'eventsource';
import { startServer } from '../servers.js';

/** @type {Map<string, ReturnType<typeof startServer>>} */
const started = new Map();

Object.assign(globalThis, {
  after,
  afterEach,
  before,
  beforeEach,
  describe,
  it,
  EventSource,
  /** @param {Parameters<typeof startServer>[0]} name */
  async startTestServer(name) {
    const server = started.get(name) ?? startServer(name);
    started.set(name, server);
    return JSON.parse((await server).said);
  },
});

// Browsers know that every name under `localhost` is this machine; not every resolver does.
const { lookup } = dns;
dns.lookup = /** @type {typeof lookup} */ (
  /** @param {string} host @param {any[]} rest */
  (host, ...rest) =>
    /** @type {(...args: unknown[]) => void} */ (lookup)(
      host.endsWith('.localhost') ? 'localhost' : host,
      ...rest,
    )
);
syncBuiltinESMExports();

/** Timers that tests have set: once the tests are over, none of them keeps the process. @type {Set<NodeJS.Timeout>} */
const timers = new Set();
let over = false;
for (const name of /** @type {const} */ (['setTimeout', 'setInterval'])) {
  const set = globalThis[name];
  globalThis[name] = /** @type {any} */ (
    /** @param {Parameters<typeof set>} args */
    (...args) => {
      const timer = set(...args);
      timers.add(timer);
      return over ? timer.unref() : timer;
    }
  );
}

// A test that waits for what never comes is to run into its time limit, and not out of things to wait for.
setInterval(() => {}, 60_000);

// What a test has left open, a stream that reconnects say, would keep the process: its servers end with the tests.
after(async () => {
  over = true;
  for (const timer of timers) timer.unref();
  await Promise.all([...started.values()].map(async (server) => (await server).close()));
});
