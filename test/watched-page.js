/** Says why a test page does not come to its end, which the runner cannot tell: what it waits for, and what its script does. */

/** When a page is asked, in ms: no test file takes so long on two busy cores. */
const LONG_MS = 150_000;

/** @param {import('puppeteer-core').Page} page @returns {import('puppeteer-core').Page} The same. */
export function watched(page) {
  /** @type {Set<string>} */
  const pending = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  page.on('request', (request) => pending.add(`${request.method()} ${request.url()}`));
  for (const end of /** @type {const} */ (['requestfinished', 'requestfailed']))
    page.on(end, (request) => pending.delete(`${request.method()} ${request.url()}`));
  // The runner uses a page for one test file after another.
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    clearTimeout(timer);
    pending.clear();
    if (frame.url() === 'about:blank') return;
    timer = setTimeout(() => void tell(page, pending), LONG_MS);
    timer.unref();
  });
  page.on('error', (error) => console.error(`${page.url()} crashed: ${error.message}`));
  page.on('close', () => clearTimeout(timer));
  return page;
}

/** Pauses the page's script where it is, prints the calls that led there, and lets it go on. @param {import('puppeteer-core').Page} page @param {Set<string>} pending */
async function tell(page, pending) {
  console.error(`${page.url()} has run for ${LONG_MS / 1000} s. Requests under way:`);
  for (const request of pending) console.error(`  ${request}`);
  const session = await page.createCDPSession();
  session.on('Debugger.paused', ({ callFrames }) => {
    console.error('Its script was at:');
    for (const { functionName, url, location } of callFrames)
      console.error(`  ${functionName || 'anonymous'} (${url}:${location.lineNumber + 1})`);
    void session.send('Debugger.resume');
  });
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
}
