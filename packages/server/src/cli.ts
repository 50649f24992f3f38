// The command line's own entry: opens the database as the server would, runs one command, closes it.
import { systemClock } from '#kernel/clock';
import { run } from '#cli/commands';
import { CannotRestore } from '#cli/backup/restore';
import { Unreadable } from '#cli/backup/sealed';
import { checkLog, keep, writeLog } from '#cli/evidence/commands';
import { ImportRefused } from '#cli/import/problems';
import { upgradeCheck } from '#cli/upgrade';
import { USAGE, UsageProblem } from '#cli/usage';
import { KNOWN_SECRETS, randomSecrets } from '#demo/secrets';
import { headOf } from '#live/log';
import { FolderTaken, takeFolder } from '#platform/data-folder';
import { databaseOf, hasDatabase } from '#platform/database-of';
import { createOrm, migrate } from '#platform/orm';
import { createStore } from '#platform/store';
import { ConfigProblem, readConfig } from './config';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help')) return say(USAGE);
  if (args[0] === 'verify-log') return void ((await checkLog(args.slice(1), say)) || (process.exitCode = 1));
  const config = readConfig();
  if (args[0] === 'verify' || args[0] === 'backup') return keep(args, config, systemClock, say);
  if (args[0] === 'upgrade' && !hasDatabase(config))
    return say('There is no database yet: the first start makes it.');
  const release = config.databaseUrl ? () => undefined : takeFolder(config.dataDir);
  const orm = await createOrm(databaseOf({ ...config, poolSize: 2 }));
  try {
    if (args[0] === 'upgrade') return void ((await upgradeCheck(args, orm, say)) || (process.exitCode = 1));
    await migrate(orm);
    if (args[0] === 'restore') return await keep(args, config, systemClock, say);
    const em = () => orm.em.fork();
    const store = createStore({
      em,
      clock: systemClock,
      epoch: (await headOf(em())).epoch,
      wake: () => undefined,
    });
    if (args[0] === 'export-log') return await writeLog(store, args[1], say);
    const fixed = config.loopback && config.publicUrl === null;
    const { password, readToken, dispatchToken } = fixed ? KNOWN_SECRETS : randomSecrets();
    await run(args, {
      store,
      clock: systemClock,
      say,
      town: config.town,
      demo: { password, tokens: { read: readToken, dispatch: dispatchToken }, fixed },
    });
    if (args[0] === 'seed')
      say(
        `Password of every account: ${password}\nTool tokens: ${readToken} (reads)   ${dispatchToken} (reads and writes)`,
      );
  } finally {
    await orm.close();
    release();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = [UsageProblem, ConfigProblem, FolderTaken, ImportRefused, CannotRestore, Unreadable].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(
    `${expected ? (error as Error).message : (error as Error).stack}\n${error instanceof UsageProblem ? `\n${USAGE}` : ''}`,
  );
  process.exitCode = 1;
});
