// `upgrade --check`: what the next start would change, and whether it may.
import { UsageProblem } from '#cli/usage';
import type { Orm } from '#platform/orm';
import { upgradeOf } from '#platform/upgrade';
import { upgradeTold } from '#platform/upgrade.rules';

/** Says it, and whether this program fits the database. @throws UsageProblem without `--check`: a start does the rest. */
export async function upgradeCheck(
  args: readonly string[],
  database: Orm,
  say: (line: string) => void,
): Promise<boolean> {
  if (args.length !== 2 || args[1] !== '--check')
    throw new UsageProblem(
      'An upgrade is done by starting the new version; upgrade --check says what it would do.',
    );
  const { lines, fine } = upgradeTold(await upgradeOf(database));
  for (const line of lines) say(line);
  return fine;
}
