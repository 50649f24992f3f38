// What can be checked without running the program: format, lint, types, dead code, and that the contract is current.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#tools/run.ts';
import { tooMuchAtFirst } from '#tools/scripts.ts';
import { bin, inRoot, typescript } from '#tools/workspace.ts';
import type { Check } from './check.ts';

/** All static checks; `scratch` is a folder for what they write. */
export function staticChecks(scratch: string): Check[] {
  return [
    command('format', [bin('oxfmt'), '--check', '.'], 'Run: pnpm fix'),
    command(
      'lint: floors, rooms, cycles, habits',
      [bin('oxlint'), '--deny-warnings'],
      'Run: pnpm fix, then mend the rest.',
    ),
    types('packages/server', bin('tsc')),
    types('packages/dashboard', bin('vue-tsc', 'packages/dashboard')),
    types('packages/tools', bin('tsc')),
    types('packages/schema', bin('tsc')),
    types('e2e', bin('tsc')),
    types('.', bin('tsc')),
    command('dead code and unused packages', [bin('knip'), '--no-progress'], 'Remove what nobody uses.'),
    contract(scratch),
    {
      title: 'a page loads at most 180 kB of JavaScript to be drawn',
      remedy: 'Let what is not drawn first come later; `pnpm bench board` says how much each page loads.',
      fault: async () => tooMuchAtFirst(inRoot('packages', 'dashboard', 'dist')),
    },
  ];
}

function command(title: string, words: string[], remedy: string): Check {
  return {
    title,
    remedy,
    fault: async () => {
      const { code, output, late } = await run(words);
      if (late) return `${output}\nIt did not end in time.`;
      return code === 0 ? undefined : output;
    },
  };
}

function types(folder: string, program: string): Check {
  const words = [program, '--noEmit', '-p', folder];
  return command(`types of ${folder}`, words, 'Mend the types.');
}

function contract(scratch: string): Check {
  const committed = inRoot('packages', 'schema', 'schema.graphql');
  const printed = join(scratch, 'schema.graphql');
  const program = inRoot('packages', 'server', 'src', 'print-contract.ts');
  return {
    title: 'schema.graphql is what the server serves',
    remedy: 'Run: pnpm contract',
    fault: async () => {
      const { code, output } = await run([process.execPath, ...typescript, program, printed], {
        cwd: inRoot('packages', 'server'),
      });
      if (code !== 0) return output;
      if (!existsSync(committed)) return `${committed} does not exist.`;
      return readFileSync(printed, 'utf8') === readFileSync(committed, 'utf8')
        ? undefined
        : 'The committed schema.graphql differs from what the server would print now.';
    },
  };
}
