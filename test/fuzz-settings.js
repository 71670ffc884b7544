/** For the test runner: tells pages how often `npm run fuzz` wants claims to be tried, and with which seed. */

/** @returns {import('@web/dev-server-core').Middleware} */
export const fuzzSettings = () => async (context, next) => {
  if (context.path !== '/fuzz-settings.json') return next();
  const { FUZZ_RUNS, FUZZ_SEED } = process.env;
  context.type = 'json';
  context.body = JSON.stringify({ FUZZ_RUNS, FUZZ_SEED });
};
