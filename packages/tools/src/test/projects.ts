// Runs the Vitest projects one group after the other and counts what they really did.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#tools/run.ts';
import type { Tally } from '#tools/tally.ts';
import { bin, inRoot } from '#tools/workspace.ts';

/** Groups share a process; one that hangs or dies takes only its own group with it. */
const groups = [['rules', 'contract'], ['behaviour-pglite', 'behaviour-postgres'], ['components'], ['e2e']];

/** The count of one project, with sentences for what failed without being a test. */
export interface ProjectResult extends Tally {
  project: string;
  faults: string[];
}

/** Runs all projects, or only some. */
export async function runProjects(scratch: string, only?: string[]): Promise<ProjectResult[]> {
  const results: ProjectResult[] = [];
  for (const group of groups) {
    const projects = group.filter((project) => !only || only.includes(project));
    if (projects.length > 0) results.push(...(await runGroup(projects, scratch)));
  }
  return results;
}

async function runGroup(projects: string[], scratch: string): Promise<ProjectResult[]> {
  const file = join(scratch, `${projects[0]}.json`);
  const command = [
    bin('vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter', 'default', '--reporter', inRoot('packages', 'tools', 'src', 'tally.ts')],
  ];
  const env = { ZZ_TALLY: file, ZZ_CACHE: join(scratch, 'vite'), TMPDIR: scratch };
  const { code, late } = await run(command, { env, limit: 900, show: true });

  const { tallies, errors } = read(file);
  const results = projects.map((project) => judge(project, tallies[project]));
  const first = results[0]!;
  if (late) first.faults.push('It did not end in time: something keeps the process alive.');
  if (errors > 0) first.faults.push(`${errors} errors outside of tests; see above.`);
  if (code !== 0 && results.every((result) => result.failed + result.faults.length === 0)) {
    first.faults.push(`Vitest ended with ${code}; see above.`);
  }
  return results;
}

function read(file: string): { tallies: Record<string, Tally>; errors: number } {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { tallies: {}, errors: 0 };
}

function judge(project: string, tally: Tally = { passed: 0, failed: 0, idle: [] }): ProjectResult {
  const faults = tally.idle.map((title) => `Not run: ${title}. Let it run, or remove it.`);
  if (tally.passed + tally.failed + tally.idle.length === 0) {
    faults.push('No test ran. A project without tests proves nothing: see what Vitest said above.');
  }
  return { project, ...tally, faults };
}
