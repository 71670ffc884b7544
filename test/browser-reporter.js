/**
 * Test-runner reporter: what failed, in the words of the tests in Node, and how many tests there were. What a page logs
 * beside tests that pass is left out. `SLOWEST=10` adds the ten tests that took longest.
 */
import { relative } from 'node:path';

/** @typedef {import('@web/test-runner').TestSession} TestSession */
/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */

/** @param {{ message: string, stack?: string, expected?: string, actual?: string }} error */
const textOf = ({ message, stack, expected, actual }) =>
  [
    stack?.includes(message) ? stack : `${message}\n${stack ?? ''}`,
    ...(expected !== undefined && actual !== undefined
      ? [`  expected: ${expected}`, `  actual:   ${actual}`]
      : []),
  ].join('\n');

/** Each test with the suites that it is in. @param {Suite | undefined} suite @param {string[]} path @returns {{ path: string[], test: Suite['tests'][number] }[]} */
const testsOf = (suite, path = []) => [
  ...(suite?.tests ?? []).map((test) => ({ path: [...path, test.name], test })),
  ...(suite?.suites ?? []).flatMap((inner) => testsOf(inner, [...path, inner.name])),
];

const OUTSIDE = ['outside of its tests'];

/** @param {TestSession} session */
const failuresOf = (session) => {
  const failures = [
    ...session.errors.map((error) => ({ path: OUTSIDE, error })),
    ...testsOf(session.testResults)
      .filter(({ test }) => !test.passed && !test.skipped)
      .map(({ path, test }) => ({ path, error: test.error ?? { message: 'failed' } })),
  ];
  if (failures.length || session.passed) return failures;
  return [{ path: OUTSIDE, error: { message: 'The page failed, and no test of it.' } }];
};

/** @param {import('@web/test-runner').Logger} logger @param {string} file @param {TestSession} session */
const tell = (logger, file, session) => {
  const failures = failuresOf(session);
  for (const { path, error } of failures)
    logger.log(`\n✖ ${file}: ${path.join(' › ')}\n${textOf(error)}`);
  if (failures.length) for (const logs of session.logs) logger.log('  logged:', ...logs);
};

/** @returns {import('@web/test-runner').Reporter} */
export const browserReporter = () => ({
  reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
    const file = relative(process.cwd(), testFile);
    for (const session of sessionsForTestFile) tell(logger, file, session);
  },
  onTestRunFinished({ sessions }) {
    const timed = sessions.flatMap((session) =>
      testsOf(session.testResults).map(({ path, test }) => ({
        name: `${relative(process.cwd(), session.testFile ?? '')}: ${path.join(' › ')}`,
        seconds: (test.duration ?? 0) / 1000,
      })),
    );
    timed.sort((one, other) => other.seconds - one.seconds);
    for (const { name, seconds } of timed.slice(0, Number(process.env.SLOWEST ?? 0)))
      console.log(`${seconds.toFixed(1)} s  ${name}`);
    const tests = sessions.flatMap((session) => testsOf(session.testResults));
    const failed = sessions.reduce((sum, session) => sum + failuresOf(session).length, 0);
    const passed = tests.filter(({ test }) => test.passed && !test.skipped).length;
    console.log(`${passed} passed, ${failed} failed`);
  },
});
