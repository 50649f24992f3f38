// The short ones among the faults and attacks of `pnpm proof` run with every test.
import { run } from '#tools/run.ts';
import { inRoot, typescript } from '#tools/workspace.ts';
import type { Check } from './check.ts';

/** Seconds it may take; planned are ninety on an idle machine. */
const LIMIT = 300;

/** Holds when every short check of the proof holds. */
export const shortProof: Check = {
  title: 'faults and attacks, the short ones',
  remedy: 'Run: pnpm proof --only <the identifiers that are BROKEN> --verbose',
  fault: async () => {
    const program = inRoot('packages', 'server', 'proof', 'run.ts');
    const { code, output, late } = await run([process.execPath, ...typescript, program, '--short'], {
      cwd: inRoot('packages', 'server'),
      limit: LIMIT,
    });
    if (late) return `${output}\nIt did not end in time.`;
    return code === 0 ? undefined : output;
  },
};
