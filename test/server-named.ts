/** Where the tests' servers are, in a page and in Node. */

type StandIn =
  'immail' | 'pexip-webapp' | 'eyeson' | 'eyeson-api' | 'click-to-call' | 'jitsi' | 'whereby';

/** What each server says when it begins to listen; `servers.js` starts them. */
interface Said {
  'pexip-node': { url: string };
  'scripted-node': { url: string; port: number };
  'stand-ins': Record<StandIn, string>;
  'eyeson-server': string;
}

declare global {
  /** In Node: starts a server of this process’s own, once. */
  var startTestServer: ((name: string) => Promise<unknown>) | undefined;
}

export const serverNamed = async <K extends keyof Said>(name: K): Promise<Said[K]> =>
  (await (globalThis.startTestServer?.(name) ??
    fetch(`/${name}.json`).then((response) => response.json()))) as Said[K];
