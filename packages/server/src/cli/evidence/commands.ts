// The commands of evidence and backup: what stands here can be typed.
import { parseArgs } from 'node:util';
import { backup } from '#cli/backup/backup';
import { verifyBackup } from '#cli/backup/read';
import { restore } from '#cli/backup/restore';
import { UsageProblem } from '#cli/usage';
import type { Config } from '#config';
import type { Clock } from '#kernel/clock';
import type { Store } from '#kernel/unit';
import { exportLog } from './export';
import { verifyLog } from './verify';

type Say = (line: string) => void;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

/** `verify-log <export> [--heads <file> --key <public key>]`: needs no database. True when it holds. */
export async function checkLog(args: readonly string[], say: Say): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { heads: { type: 'string' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageProblem('Which export? verify-log <export>');
  if ((values.heads === undefined) !== (values.key === undefined))
    throw new UsageProblem('Signed heads are checked with a key: --heads <file> --key <public key>');
  const verdict = await verifyLog(file, values.heads ? { file: values.heads, key: values.key! } : undefined);
  if (verdict.broken) {
    say(
      `BROKEN at ${verdict.broken.seq}: ${verdict.broken.why}. Up to ${verdict.broken.seq - 1} every link holds.`,
    );
    return false;
  }
  say(`holds: ${verdict.facts} facts, ${verdict.heads} signed heads, ${verdict.erased} payloads erased.`);
  if (!values.heads)
    say('Without signed heads from a second place a cut tail or a rewritten log looks like a whole one.');
  return true;
}

/** `export-log <file>` */
export async function writeLog(store: Store, file: string | undefined, say: Say): Promise<void> {
  if (!file) throw new UsageProblem('Where to? export-log <file>');
  say(`${await exportLog(store, file)} facts written to ${file}.`);
}

/** `backup <file>`, `restore <file>`, `verify <file>`. */
export async function keep(args: readonly string[], config: Config, clock: Clock, say: Say): Promise<void> {
  const [verb, file] = args;
  if (!file || args.length > 2) throw new UsageProblem(`Which file? ${verb} <file>`);
  if (!config.backupKey) throw new UsageProblem('Backups are encrypted: set BACKUP_KEY.');
  if (verb === 'verify') {
    const { header, counts } = verifyBackup(file, config.backupKey);
    return say(
      `whole: taken ${header.at}, ${header.seq} facts, ${sum(counts)} rows in ${header.tables.length} tables.`,
    );
  }
  if (!config.databaseUrl)
    throw new UsageProblem(
      'The built-in database is backed up by stopping the server and copying its folder.',
    );
  if (verb === 'backup')
    say(
      `${sum(await backup(config.databaseUrl, file, config.backupKey, clock.now()))} rows written to ${file}.`,
    );
  else
    say(
      `${sum(await restore(config.databaseUrl, file, config.backupKey))} rows restored. Clients read anew: cursors from before get RESET.`,
    );
}
