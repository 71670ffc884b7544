/** Lint: faults that types do not see. The layers are in .dependency-cruiser.mjs. */
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as webComponents } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const ZOD = {
  name: 'zod',
  message: 'Classic zod costs 22 kB brotli: use zod/mini, in a lazy chunk.',
};

const WAIT_UNTIL = {
  name: '@open-wc/testing',
  importNames: ['waitUntil'],
  message: 'It gives up after a second, which a busy machine needs: use until() of test/until.ts.',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'shots/', 'custom-elements.json'] },
  js.configs.recommended,
  tseslint.configs.strict,
  lit['flat/recommended'],
  { ...webComponents['flat/recommended'], files: ['src/**'] },
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      // A table's methods, merged into a class.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [ZOD, WAIT_UNTIL] }],
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/{element,frame,meeting,view,wire}/**'],
    rules: { 'no-nested-ternary': 'error' },
  },
  {
    files: ['**/*.js', '**/*.mjs', 'demo/**', 'test/**', '*.config.ts'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
  {
    // Written here, and run in a page.
    files: ['test/cloneable-results.js'],
    languageOptions: {
      globals: { structuredClone: 'readonly', Node: 'readonly', Element: 'readonly' },
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
