/** Test-runner plugin: one page with the strictest policy that can hold a frame. */

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'frame-src http://localhost:*',
  "require-trusted-types-for 'script'",
  // Lit's templates, in the parts that load on demand.
  'trusted-types lit-html',
].join('; ');

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const strictPage = () => ({
  name: 'strict-page',
  serverStart({ app }) {
    app.use(async (context, next) => {
      await next();
      if (context.path === '/test/pages/strict.html') {
        context.set('content-security-policy', POLICY);
        // What the test runner adds to every page breaks the policy.
        context.body = `${context.body}`.replace(
          /<script type="module">[^]*?<\/script>|<script[^>]*__web[^>]*><\/script>/g,
          '',
        );
      }
    });
  },
});
