// The last lines of a test run: on what it ran, what it counted, and whether all of it holds.
import type { Result } from './check.ts';
import type { ProjectResult } from './projects.ts';

/** Prints the summary and says whether everything passed. */
export function summarise(
  versions: Map<string, string>,
  checks: Result[],
  projects: ProjectResult[],
): boolean {
  console.log('\nRan on');
  for (const [name, version] of versions) console.log(`  ${name.padEnd(20)} ${version}`);

  console.log('Counted');
  const good = checks.filter(({ ok }) => ok).length;
  console.log(row('checks', good, checks.length - good));
  for (const { title } of checks.filter(({ ok }) => !ok)) console.log(`    FAILED: ${title}`);
  for (const { project, passed, failed, faults } of projects) {
    console.log(row(project, passed, failed + faults.length));
    for (const fault of faults) console.log(`    FAILED: ${fault}`);
  }

  const passed = good + sum(projects.map((result) => result.passed));
  const failed = checks.length - good + sum(projects.map((result) => result.failed + result.faults.length));
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}

function row(name: string, passed: number, failed: number): string {
  return `  ${name.padEnd(20)} ${String(passed).padStart(5)} passed${failed ? `, ${failed} failed` : ''}`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
