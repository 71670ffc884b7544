/** The demo and the documentation in WebKit, through its driver. */
/* global document, requestAnimationFrame */
import { readFile } from 'node:fs/promises';
import { openDemo } from '../demo/demo-server.ts';
import { BROWSER_MS } from './browser.js';
import { audit, AXE, NARROW, Verdicts, WIDE } from './site-checks.js';
import { openWebkit } from './webkit.js';

/** Prints what is wrong, and ends. @param {readonly string[]} paths @returns {Promise<never>} */
export async function judgeInWebkit(paths) {
  const axe = await readFile(AXE, 'utf8');
  const verdicts = new Verdicts();
  const demo = await openDemo();
  const { browser, close } = await openWebkit();
  /** @param {{ width: number, height: number }} size */
  const resize = (size) => browser.manage().window().setRect(size);
  try {
    for (const path of paths) {
      await resize(WIDE);
      await browser.get(new URL(path, demo.url).href);
      await browser.wait(
        () => browser.executeScript(() => document.documentElement.dataset.ready !== undefined),
        BROWSER_MS,
        `${path} is not ready.`,
      );
      await browser.executeScript(axe);
      /** @type {string[]} */
      const faults = await browser.executeScript(audit);
      await resize(NARROW);
      const [width = 0, room = 0] = await browser.executeAsyncScript((done) =>
        requestAnimationFrame(() =>
          done([document.documentElement.scrollWidth, document.documentElement.clientWidth]),
        ),
      );
      if (width > room) faults.push(`${width} px wide at ${room}`);
      verdicts.judge(path, faults);
    }
  } finally {
    await close();
    await demo.close();
  }
  return verdicts.end();
}
