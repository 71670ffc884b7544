/** Says what failed, and how many tests there were: `N passed, N failed`. */
import { relative } from 'node:path';

/** @param {unknown} error */
const textOf = (error) => {
  const { cause } = /** @type {{ cause?: unknown }} */ (error);
  return cause instanceof Error ? cause.stack : String(cause ?? error);
};

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  /** The suites that a test is in, by nesting, of each file. @type {Map<string, string[]>} */
  const paths = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      const path = paths.get(`${data.file}`) ?? [];
      path[data.nesting] = data.name;
      paths.set(`${data.file}`, path);
    } else if (type === 'test:pass') {
      if (data.details.type !== 'suite' && !data.skip) passed += 1;
    } else if (type === 'test:fail') {
      const { failureType } = /** @type {{ failureType?: string }} */ (data.details.error);
      // A suite fails because a test in it does, which is told by itself.
      if (failureType === 'subtestsFailed') continue;
      failed += 1;
      const path = [...(paths.get(`${data.file}`) ?? []).slice(0, data.nesting), data.name];
      const file = relative(process.cwd(), data.file ?? '');
      yield `\n✖ ${file}: ${path.join(' › ')}\n${textOf(data.details.error)}\n`;
    } else if (type === 'test:stderr') yield data.message;
  }
  yield `${passed} passed, ${failed} failed\n`;
}
