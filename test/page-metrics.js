/** Test-runner plugin: what a page holds, counted by the browser after garbage collection. */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function pageMetrics() {
  return {
    name: 'page-metrics',
    /** `page-metrics` gives `{ nodes, listeners, frames, heap }`, as DevTools counts them; heap in bytes. */
    async executeCommand({ command, session }) {
      if (command !== 'page-metrics') return undefined;
      const page = /** @type {import('puppeteer-core').Page} */ (
        session.browser.getPage(session.id)
      );
      const devtools = await page.createCDPSession();
      await devtools.send('Performance.enable');
      await devtools.send('HeapProfiler.enable');
      // Frames go in a first pass, what they held in the next.
      for (let pass = 0; pass < 3; pass++) await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      await devtools.detach();
      /** @param {string} name */
      const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return {
        nodes: value('Nodes'),
        listeners: value('JSEventListeners'),
        frames: value('Frames'),
        heap: value('JSHeapUsedSize'),
      };
    },
  };
}
