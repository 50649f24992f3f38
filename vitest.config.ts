// All tests of the house, by what they need: nothing, a database, a browser.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '@zuzweit/tools/browser';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

// One graphql for all: Vitest would give our code index.mjs and libraries index.js, two realms that refuse each other.
const server = createRequire(new URL('./packages/server/package.json', import.meta.url));
const resolve = { alias: [{ find: /^graphql$/, replacement: server.resolve('graphql') }] };

/** The same behaviour on either database; a race is proved on PostgreSQL only, for PGlite has one session. */
function behaviour(database: 'pglite' | 'postgres'): TestProjectConfiguration {
  return {
    resolve,
    test: {
      name: `behaviour-${database}`,
      root: './packages/server',
      include: ['test/**/*.test.ts'],
      exclude: database === 'pglite' ? ['**/*.postgres.test.ts'] : [],
      globalSetup: [
        fileURLToPath(new URL('./packages/server/test/support/global-setup.ts', import.meta.url)),
      ],
      env: { ZZ_DATABASE: database },
      isolate: false, // every file has a database and a server of its own; only modules are shared
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  };
}

async function components(): Promise<TestProjectConfiguration> {
  const { program, arguments: args, environment } = await findBrowser();
  return {
    extends: './packages/dashboard/vite.config.ts',
    cacheDir,
    test: {
      name: 'components',
      root: './packages/dashboard',
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      testTimeout: 20_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath: program, args, env: environment } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

// Two runs at once must not share what Vite writes.
const cacheDir = process.env['ZZ_CACHE'] ?? 'node_modules/.vite';

export default defineConfig(async () => ({
  cacheDir,
  test: {
    maxWorkers: 2,
    slowTestThreshold: 10_000,
    teardownTimeout: 10_000,
    projects: [
      {
        resolve,
        test: {
          name: 'rules',
          include: ['packages/{server,tools}/src/**/*.test.ts', 'packages/dashboard/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { resolve, test: { name: 'contract', root: './packages/schema', include: ['test/**/*.test.ts'] } },
      behaviour('pglite'),
      behaviour('postgres'),
      await components(),
      {
        resolve,
        test: {
          name: 'e2e',
          root: './e2e',
          include: ['specs/**/*.{spec,test}.ts'],
          globalSetup: ['../packages/server/test/support/global-setup.ts'],
          env: { ZZ_DATABASE: 'postgres' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } }, // a busy machine draws later, not otherwise
          fileParallelism: false, // two journeys at once on two cores would measure each other
        },
      },
    ],
  },
}));
