import { defineConfig } from 'oxlint';

import { ambient, timers } from './scripts/lint/ambient.ts';
import { ROOMS } from './scripts/lint/rooms.ts';
import { wall } from './scripts/lint/walls.ts';

const UNTYPED = ['argument', 'assignment', 'call', 'member-access', 'return'].map(
  (use) => `typescript/no-unsafe-${use}`,
);

export default defineConfig({
  plugins: ['typescript', 'react', 'unicorn', 'import', 'promise', 'vitest', 'oxc'],
  ignorePatterns: ['node_modules', 'dist', 'dist.tmp'],
  jsPlugins: ['./scripts/lint/clock.ts'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    eqeqeq: 'error',
    'import/no-cycle': 'error',
    'import/no-named-as-default-member': 'off',
    'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'react/exhaustive-deps': 'error',
    'react/react-in-jsx-scope': 'off',
    'react/rules-of-hooks': 'error',
    // It contradicts switches that are exhaustive without a default.
    'typescript/consistent-return': 'off',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unnecessary-condition': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/use-unknown-in-catch-callback-variable': 'error',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'assert*'] }],
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/prefer-node-protocol': 'error',
    // A window has an origin; a thread and a child process have none.
    'unicorn/require-post-message-target-origin': 'off',
  },
  overrides: [
    ...Object.entries(ROOMS).map(wall),
    ambient,
    timers,
    // It is written by a script and grows with every command.
    { files: ['src/cli/registry.ts'], rules: { 'max-lines': 'off' } },
    { files: ['scripts/**', 'src/launcher/**'], rules: { 'unicorn/require-module-specifiers': 'off' } },
    { files: ['scripts/**'], rules: { 'no-console': 'off', 'typescript/no-unsafe-type-assertion': 'off' } },
    // Written for the Node a machine happens to have, and outside the type checker.
    {
      files: ['scripts/**/*.mjs', 'test/support/**/*.mjs'],
      rules: {
        ...Object.fromEntries(UNTYPED.map((rule) => [rule, 'off' as const])),
        'typescript/use-unknown-in-catch-callback-variable': 'off',
        'unicorn/no-array-sort': 'off',
        'unicorn/prefer-node-protocol': 'off',
      },
    },
    {
      files: ['test/**'],
      rules: { 'typescript/no-unsafe-type-assertion': 'off', 'typescript/no-non-null-assertion': 'off' },
    },
  ],
});
