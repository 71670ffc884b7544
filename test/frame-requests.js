/** Test-runner plugin: what the frames of a test page ask the network for, and an answer so that none leaves the machine. */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function frameRequests() {
  /** @type {Map<string, { url: string, referer: string | undefined }[]>} */
  const requests = new Map();
  /** @type {Map<string, (request: import('puppeteer-core').HTTPRequest) => void>} */
  const handlers = new Map();
  return {
    name: 'frame-requests',
    /** `frame-requests` with `start`, `take` or `stop`; `take` gives what was asked since. `unseen`: this browser's driver sees no requests. */
    async executeCommand({ command, payload, session }) {
      if (command !== 'frame-requests') return undefined;
      if (session.browser.type !== 'puppeteer') return 'unseen';
      const page = /** @type {import('puppeteer-core').Page} */ (
        session.browser.getPage(session.id)
      );
      if (payload === 'start') {
        requests.set(session.id, []);
        /** @param {import('puppeteer-core').HTTPRequest} request */
        const answer = (request) => {
          const own = new URL(page.url()).origin;
          if (request.isNavigationRequest() && new URL(request.url()).origin !== own) {
            requests
              .get(session.id)
              ?.push({ url: request.url(), referer: request.headers().referer });
            request
              .respond({ contentType: 'text/html', body: '<!doctype html><title>Frame</title>' })
              .catch(() => {});
          } else request.continue().catch(() => {});
        };
        handlers.set(session.id, answer);
        page.on('request', answer);
        await page.setRequestInterception(true);
      }
      if (payload === 'stop') {
        // Answered until the browser has stopped asking: a request that nobody answers would never end.
        await page.setRequestInterception(false);
        page.off('request', handlers.get(session.id));
      }
      return requests.get(session.id)?.splice(0) ?? [];
    },
  };
}
