// Everything the linter holds: the two tables, and what no file of ours may do.
import type { OxlintConfig, OxlintOverride } from 'oxlint';
import { dashboardOverrides } from './dashboard.ts';
import { serverOverrides } from './server.ts';

/** Time and chance are arguments, settings have one reader: so a test can set all three. */
const clock = {
  object: 'Temporal',
  property: 'Now',
  message: 'Time comes from the clock that main.ts hands out.',
};
const chance = {
  object: 'Math',
  property: 'random',
  message: 'Chance is an argument, or node:crypto for secrets.',
};
const settings = {
  object: 'process',
  property: 'env',
  message: 'config.ts is the only reader of the environment.',
};
const now = {
  object: 'Date',
  property: 'now',
  message: 'Time comes from #ui/clock.ts, which every view shares.',
};

const ambient: OxlintOverride[] = [
  {
    files: ['packages/server/src/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Time comes from the unit of work; use Temporal.' },
      ],
      'no-restricted-properties': ['error', clock, chance, settings],
    },
  },
  {
    files: ['packages/dashboard/src/**'], // the browser's formats take a Date, so only its now is forbidden
    rules: { 'no-restricted-properties': ['error', clock, chance, settings, now] },
  },
];

const free = { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' } as const;

/** The whole configuration, relative to the root of the checkout. */
export const lintConfig: OxlintConfig = {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'vitest', 'vue'],
  categories: { correctness: 'error' },
  ignorePatterns: ['**/dist/**', '**/dist.proof-*/**', '**/generated/**', '.shots/**', '.data/**'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'max-lines': ['error', { max: 300 }],
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: ['../**'], message: 'Use "#folder/" or "./".' }] },
    ],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-console': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'unicorn/no-useless-spread': 'off', // a copy before a loop that changes the original is not useless
    // Properties assert in helpers and under conditions; what throws is asserted by returning.
    'vitest/no-conditional-expect': 'off',
    'vitest/no-standalone-expect': 'off',
    'vitest/expect-expect': 'off',
    'no-var': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    ...ambient,
    ...serverOverrides(),
    ...dashboardOverrides(),
    {
      files: [
        'packages/server/src/config.ts',
        'packages/server/src/kernel/clock.ts',
        'packages/dashboard/src/ui/clock.ts',
        'packages/dashboard/src/graphql/connection.ts', // chance spreads the reconnects of many screens
        '**/*.test.ts',
      ],
      rules: free,
    },
    {
      files: ['packages/server/test/**', 'packages/schema/test/**', 'packages/dashboard/test/**', 'e2e/**'],
      rules: { 'typescript/no-explicit-any': 'off' }, // answers are read as they come
    },
    { files: ['packages/tools/**', 'packages/server/bench/**', 'e2e/**'], rules: { 'no-console': 'off' } },
    // Tools that read a file for its default export, and components, which are one.
    {
      files: ['**/*.config.ts', '**/codegen.ts', '**/global-setup.ts', '**/tally.ts', '**/*.vue'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
};
