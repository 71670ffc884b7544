/**
 * The source once more below `/flaky/<name>/`, where a test says which modules are answered with 503:
 * `POST /flaky/<name>/` with a list of how their paths end, or how files of `dist/` are called. `POST
 * /flaky/<name>/held` likewise with those that are not answered before the next such list, which may be empty.
 */

/** How a path ends; in `dist/`, where a name goes on with a hash, the name. @param {string} path @param {string} part */
const isPart = (path, part) => path.endsWith(part) || path.startsWith(`/dist/${part}-`);

/** @returns {import('@web/dev-server-core').Middleware} */
export const flakyChunks = () => {
  /** @type {Map<string, string[]>} */
  const failing = new Map();
  /** @type {Map<string, { parts: string[], over: Promise<unknown>, release: (value?: unknown) => void }>} */
  const held = new Map();
  return async (context, next) => {
    const [, name = '', path = ''] = /^\/flaky\/([^/]+)(\/.*)$/.exec(context.path) ?? [];
    if (!name) return next();
    if (context.method === 'POST') {
      let text = '';
      for await (const chunk of context.req) text += chunk;
      const parts = JSON.parse(text);
      if (path === '/held') {
        held.get(name)?.release();
        /** @type {(value?: unknown) => void} */
        let release = () => {};
        const over = new Promise((resolve) => (release = resolve));
        held.set(name, { parts, over, release });
      } else failing.set(name, parts);
      context.body = '{}';
      return;
    }
    const { parts = [], over } = held.get(name) ?? {};
    if (parts.some((part) => isPart(path, part))) await over;
    if (failing.get(name)?.some((part) => isPart(path, part))) context.status = 503;
    else {
      context.url = path;
      await next();
    }
  };
};
