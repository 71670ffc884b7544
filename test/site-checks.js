/** What every page of the site is asked, in whichever browser. */
/* global document */
import { createRequire } from 'node:module';
import { allPages } from '../demo/site/pages.ts';

export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const NARROW = { width: 390, height: 844 };
export const WIDE = { width: 1280, height: 900 };

/** The pages that have one of these words in their path; all of them, if there is no word. @param {readonly string[]} words */
export const pathsOf = (words) =>
  ['/', '/docs/index.html', ...allPages.map(({ path }) => `/docs/${path}.html`)].filter(
    (path) =>
      !words.length || words.some((word) => word === path || (word !== '/' && path.includes(word))),
  );

/** Runs in the page, once axe is there: what axe finds, a line each. @returns {Promise<string[]>} */
export const audit = async () => {
  const { axe } = /** @type {any} */ (globalThis);
  // Frames are the meeting systems' own; their stand-ins are no pages of ours.
  const { violations } = await axe.run(document, { iframes: false });
  return violations.flatMap((/** @type {any} */ { id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((/** @type {any} */ node) => `${id}: ${node.target} ${node.html.slice(0, 90)}`),
  );
};

/** Counts, and prints what is wrong. */
export class Verdicts {
  passed = 0;
  failed = 0;

  /** @param {string} name @param {readonly string[]} faults */
  judge(name, faults) {
    if (!faults.length) return void (this.passed += 1);
    this.failed += 1;
    console.log(`not ok ${name}\n  ${faults.join('\n  ')}`);
  }

  /** The last line, and the end. @returns {never} */
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return process.exit(this.failed ? 1 : 0);
  }
}
