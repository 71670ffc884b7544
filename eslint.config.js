/** Lint: faults that types do not see, and the layers, which import only downwards. */
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as webComponents } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const ZOD = {
  name: 'zod',
  message: 'Classic zod costs 22 kB brotli: use zod/mini, in a lazy chunk.',
};

/**
 * What the files of one layer may not import.
 * @param {string[]} files
 * @param {RegExp} regex of import specifiers
 * @param {string} message
 */
const layer = (files, regex, message) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { paths: [ZOD], patterns: [{ regex: regex.source, message, allowTypeImports: true }] },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'custom-elements.json'] },
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
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [ZOD] }],
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
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
        performance: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  layer(
    ['src/meeting/**'],
    /^\.\.\//,
    'The language that all systems share imports nothing above it.',
  ),
  layer(
    ['src/wire/**', 'src/view/**'],
    /\/(element|frame|providers)\//,
    'What talks to the outside, and what views share, know the common language at most.',
  ),
  layer(
    ['src/providers/**'],
    /\/(element|frame)\//,
    'A meeting system knows neither frames nor the element.',
  ),
  layer(
    ['src/frame/**'],
    /\/(element|providers)\//,
    'Frames know neither meeting systems by name nor what is above.',
  ),
  layer(
    ['src/providers/pexip/client/**'],
    /^\.\.\/(media|native|view)\/|^lit|^@lit/,
    'The client stands alone: it knows neither media nor native mode.',
  ),
);
