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
      eqeqeq: 'off',
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
    ['src/attributes.ts', 'src/events.ts', 'src/commands.ts', 'src/state.ts', 'src/errors.ts'],
    /^(?!\.\/(attributes|events|commands|state|errors)\.ts$)/,
    'The tables import each other at most.',
  ),
  layer(
    ['src/config.ts', 'src/session.ts', 'src/providers/provider.ts'],
    /^(?!\.\.?\/(providers\/provider|attributes|events|commands|state|errors|config)\.ts$)/,
    'Layer 2 imports the tables at most.',
  ),
  layer(
    ['src/providers/**'],
    /^(\.\.\/)+(frame|pexip|eyeson|meeting-embed|session-controller|open-session)|^lit|^@lit/,
    'A provider knows neither frames, nor Lit, nor the modes that load on demand.',
  ),
  layer(
    ['src/frame/*.ts'],
    /^\.\.\/(pexip|eyeson|meeting-embed|session-controller|open-session|providers\/(?!provider\.ts))|^lit|^@lit/,
    'Frames know neither providers by name nor what is above.',
  ),
  layer(
    ['src/pexip/*.ts'],
    /^\.\/native\/|\/(frame|eyeson|meeting-embed|session|session-controller|open-session|providers)|^lit|^@lit/,
    'The client stands alone: it knows neither the element nor native mode.',
  ),
  layer(
    ['src/pexip/native/**'],
    /\/(frame|eyeson|meeting-embed|session-controller|open-session|providers\/(?!provider\.ts))/,
    'Pexip-native mode knows neither frames nor what is above.',
  ),
  layer(
    ['src/eyeson/**'],
    /\/(frame|pexip|meeting-embed|session-controller|open-session|providers\/(?!provider\.ts))/,
    'Permalinks know neither frames nor what is above.',
  ),
);
