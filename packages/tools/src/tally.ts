// A Vitest reporter that counts, for each project, what passed, failed, and was not run at all.
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** The count of one project; `idle` are tests that were skipped or left for later. */
export interface Tally {
  passed: number;
  failed: number;
  idle: string[];
}

/** Writes the tallies to the file that `ZZ_TALLY` names. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tallies: Record<string, Tally> = {};
    for (const module of modules) {
      const tally = (tallies[projectOf(module)] ??= { passed: 0, failed: 0, idle: [] });
      if (module.errors().length > 0) tally.failed++; // the file itself did not load
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') tally.passed++;
        else if (state === 'failed') tally.failed++;
        else tally.idle.push(`${module.relativeModuleId} > ${test.fullName}`);
      }
    }
    const file = process.env['ZZ_TALLY'];
    if (file) writeFileSync(file, JSON.stringify({ tallies, errors: errors.length }));
  }
}

/** A project in a browser is called after both; we count by the first. */
function projectOf({ project }: TestModule): string {
  return project.name.replace(/ \(.*\)$/, '');
}
