/**
 * Test-runner plugin: a page as a server sends it, at `/server-rendered.html?address=…`: the tag as `@lit-labs/ssr`
 * writes it, and the rule that docs/start/server.md gives for it. No script: the test adds that.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, URLSearchParams } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const readRule = async () => {
  const text = await readFile(`${root}docs/start/server.md`, 'utf8');
  const rule = /^```css\n([^`]+)```$/m.exec(text)?.[1];
  if (!rule) throw new Error('docs/start/server.md has no style sheet.');
  return rule;
};

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const serverRendered = () => ({
  name: 'server-rendered',
  async serve({ path, querystring }) {
    if (path !== '/server-rendered.html') return undefined;
    const query = new URLSearchParams(querystring);
    // A process of its own: Lit's stand-in for the DOM is there for all that a process does.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['test/runtimes/render.mjs', `${query.get('address')}`],
      { cwd: root },
    );
    const rule = query.has('unstyled') ? '' : await readRule();
    const body = `<!doctype html>
      <html lang="en"><meta charset="utf-8" /><title>A page from a server</title>
      <style>${rule}</style>
      <h1>Standup</h1>${stdout}<p>What stands below the meeting.</p></html>`;
    return { body, type: 'html', headers: { 'cache-control': 'no-store' } };
  },
});
