// The linter reads its rules from two small tables in the workshop; nothing is written here by hand.
import { defineConfig } from 'oxlint';
import { lintConfig } from './packages/tools/src/lint/config.ts';

export default defineConfig(lintConfig);
