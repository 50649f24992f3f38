// The composition root: settings, database, office; then the sentence a newcomer is waiting for.
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#kernel/clock';
import { prepareDemo, type DemoSecrets } from '#demo/prepare';
import { KNOWN_SECRETS, KNOWN_WALL_CODE } from '#demo/secrets';
import { takeFolder } from '#platform/data-folder';
import { allDue } from '#platform/jobs';
import { appendLine, logKeyOf } from '#platform/log-key';
import { describe, openOffice } from '#platform/office';
import { databaseOf } from '#platform/database-of';
import { createOrm, migrate } from '#platform/orm';
import { createSchema } from '#platform/schema';
import { demandFit } from '#platform/self-check';
import { createLog } from '#platform/telemetry';
import { readConfig, type Config } from './config';

const VERSION = '0.1.0';
/** A stop that takes longer than this is cut off: the supervisor would do it anyway. */
const STOP_MILLISECONDS = 10_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const release = config.databaseUrl ? () => undefined : takeFolder(config.dataDir);
  say(
    config.databaseUrl ? 'Opening the database …' : `Opening the evaluation database in ${config.dataDir} …`,
  );
  const database = await createOrm(databaseOf(config));
  await migrate(database);
  if (config.production && config.databaseUrl)
    await demandFit(database, systemClock).catch((error: Error) => {
      if (!config.allowUnfit) throw error;
      say(`For trial only. ${error.message}`);
    });
  const demo =
    config.demo === 'off'
      ? null
      : await prepareDemo({
          database,
          config,
          clock: systemClock,
          say,
          failed: (error) => log('error', 'living day', { error: describe(error) }),
        });
  const office = await openOffice({
    config, database, log,
    schema: createSchema(),
    clock: systemClock,
    version: VERSION,
    jobs: allDue({ overhead: config.overhead, alert: config.alert, calendars: { allowed: config.calendarHosts }, sheet: config.sheet, log, heads: headsOf(config) }),
    dashboard: dashboardFolder(),
  }); // prettier-ignore
  const life = demo && config.demo === 'live' ? await demo.live(office) : null;
  announce(office.url, config, demo?.secrets ?? null);

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(1), STOP_MILLISECONDS).unref();
    void (async () => {
      await life?.stop();
      await office.close();
      await database.close();
      release();
      process.exit(0);
    })();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** Heads of the log are signed where a key and a second place are set. */
const headsOf = ({ heads }: Config) =>
  heads && { key: logKeyOf(heads.key), write: (line: string) => appendLine(heads.file, line) };

/** The built interface beside the built server; without it the API serves alone. */
function dashboardFolder(): string | null {
  const folder = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
  return existsSync(`${folder}/index.html`) ? folder : null;
}

function announce(url: string, config: Config, secrets: DemoSecrets | null): void {
  say(`\n  zuzweit is ready: ${config.publicUrl?.href ?? url}\n`);
  if (!secrets) {
    if (config.demo !== 'off') say('  The secrets of this demo office were shown at its first start.\n');
    return;
  }
  say('  All people and cases are invented. Sign in as');
  say('    leitung        leadership: load, deadlines, coverage');
  say('    disposition    dispatcher: assigns pairs to visits');
  say('    fachkraft-01 … fachkraft-24   professionals');
  say('    verwaltung, revision          accounts; logs');
  say(`  Password       ${secrets.password}`);
  say(`  Tool tokens    ${secrets.readToken} (reads)   ${secrets.dispatchToken} (reads and writes)`);
  if (secrets === KNOWN_SECRETS)
    say(`  Wall screen    ${config.publicUrl?.href ?? `${url}/`}wand#${KNOWN_WALL_CODE} (opens once)`);
  say('\n  Ctrl-C stops it.');
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
});

/** What stands in the way, and what can be done. */
function sentenceOf(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that one, or set PORT to a free one.`;
  return error instanceof Error ? error.message : String(error);
}
