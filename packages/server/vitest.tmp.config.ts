import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { root: '/work/main/packages/server', include: ['test/**/*.test.ts'], exclude: process.env.ZZ_DATABASE === 'postgres' ? [] : ['**/*.postgres.test.ts'], globalSetup: ['test/support/global-setup.ts'], testTimeout: 60000, hookTimeout: 60000, maxWorkers: 2, env: { ZZ_DATABASE: process.env.ZZ_DATABASE ?? 'pglite' } } });
