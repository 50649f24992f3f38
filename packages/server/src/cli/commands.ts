// The commands by name: what stands here can be typed.
import { parseArgs } from 'node:util';
import { isEmptyOffice, seedOffice } from '#demo/seed';
import type { Clock } from '#kernel/clock';
import type { Store } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { addAccount, closeAccount, reopenAccount } from './accounts';
import { catchUp } from '#cli/catch-up/catch-up';
import { importFolder } from './import/import';
import { effectLines } from './import/say';
import { UsageProblem } from './usage';

export interface Desk {
  store: Store;
  clock: Clock;
  say(line: string): void;
  /** Whose districts and offices files speak of. */
  town: string;
  /** The secrets of an office seeded by hand; fixed ones on the own machine only. */
  demo: { password: string | null; tokens: { read: string; dispatch: string }; fixed: boolean };
}

const OPTIONS = {
  role: { type: 'string' },
  district: { type: 'string', multiple: true },
  'display-name': { type: 'string' },
  person: { type: 'string' },
  apply: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  scale: { type: 'string', default: '1' },
  seed: { type: 'string', default: 'marl' },
} as const;

/** Runs one command; throws {@link UsageProblem} when it does not fit. */
export async function run(args: readonly string[], desk: Desk): Promise<void> {
  const { values, positionals } = read(args);
  const [noun, verb, name] = positionals;
  if (noun === 'seed') return seed(desk, Number(values.scale), values.seed);
  if (noun === 'import') return bring(desk, positionals.slice(1), values.apply, values['dry-run']);
  if (noun === 'catch-up') return enterPaper(desk, positionals.slice(1), values.apply);
  if (noun !== 'account' || !verb || !name || positionals.length > 3)
    throw new UsageProblem('This command is not known.');
  // A unit of work returns ids only: a password must never be stored beside an idempotency key.
  const told: { password?: string | null } = {};
  await desk.store.write(system('cli'), async (unit) => {
    if (verb === 'add') {
      if (!values.role) throw new UsageProblem('Which role? --role <role>');
      told.password = (
        await addAccount(unit, {
          name,
          role: values.role,
          districts: values.district ?? [],
          displayName: values['display-name'],
          person: values.person,
        })
      ).password;
    } else if (verb === 'disable') await closeAccount(unit, name);
    else if (verb === 'reset') told.password = (await reopenAccount(unit, name)).password;
    else throw new UsageProblem(`"account ${verb}" is not known.`);
  });
  if (told.password)
    desk.say(`${name}: one-time password ${told.password} (to be changed at the first sign-in)`);
  else desk.say(verb === 'disable' ? `${name} is disabled.` : `${name} has one more role.`);
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
}

async function seed({ store, clock, say, demo }: Desk, scale: number, from: string): Promise<void> {
  if (!Number.isInteger(scale) || scale < 1 || scale > 100)
    throw new UsageProblem('--scale is a whole number from 1 to 100.');
  if (!(await isEmptyOffice(store)))
    throw new UsageProblem('This office is not empty. Only an empty one can be seeded.');
  await seedOffice(store, {
    ...demo,
    scale,
    seed: from,
    now: clock.now(),
    progress: (done, of) => say(`${done} of ${of} towns`),
  });
}

async function bring(
  { store, say, town }: Desk,
  folders: readonly string[],
  apply: boolean,
  look: boolean,
): Promise<void> {
  const [folder, ...more] = folders;
  if (!folder || more.length > 0) throw new UsageProblem('Which folder? import <folder>');
  if (apply && look) throw new UsageProblem('Either --apply or --dry-run.');
  for (const line of effectLines(await importFolder(store, { folder, town, apply }), apply)) say(line);
}

async function enterPaper({ store, say }: Desk, paths: readonly string[], apply: boolean): Promise<void> {
  const [path, ...more] = paths;
  if (!path || more.length > 0) throw new UsageProblem('Which file? catch-up <file>');
  const lines = await catchUp(store, { path, apply });
  for (const { line, what, text } of lines)
    say(`line ${line} ${what === 'SAME' ? `was entered before: ${text}` : text}`);
  if (!lines.some(({ what }) => what === 'NEW')) return say('Nothing to enter.');
  say(apply ? 'Done.' : 'Nothing was entered yet. The same command with --apply does it.');
}
