// The only reader of the environment: every setting, every problem reported at once.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const number = (min: number, max: number) =>
  v.pipe(v.string(), v.transform(Number), v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const secret = v.pipe(v.string(), v.minLength(16, 'at least 16 characters'));
const url = (...schemes: string[]) =>
  v.pipe(
    v.string(),
    v.url(),
    v.check((text) => schemes.includes(new URL(text).protocol), `one of ${schemes.join(' ')}`),
  );

export const Environment = v.object({
  NODE_ENV: v.optional(v.string()),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  PORT: v.optional(number(0, 65_535), '4000'),
  PUBLIC_URL: v.optional(url('http:', 'https:')),
  DATABASE_URL: v.optional(url('postgres:', 'postgresql:')),
  DATABASE_POOL: v.optional(number(2, 200), '10'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), '.data'),
  ALLOW_EVALUATION_DB: v.optional(v.picklist(['0', '1']), '0'),
  ALLOW_UNFIT_DB: v.optional(v.picklist(['0', '1']), '0'),
  DEMO: v.optional(v.picklist(['live', 'still', 'off'])),
  ALERT_WEBHOOK: v.optional(url('http:', 'https:')),
  ALERT_SECRET: v.optional(secret),
  OVERHEAD: v.optional(
    v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(0), v.maxValue(0.9)),
    '0.15',
  ),
  TOWN: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80)), 'Marl'),
  METRICS_TOKEN: v.optional(secret),
  CALENDAR_HOSTS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) =>
        text
          .split(',')
          .map((host) => host.trim().toLowerCase())
          .filter(Boolean),
      ),
      v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'names of hosts, comma between'))),
    ),
    '',
  ),
  EMERGENCY_SHEET_DIR: v.optional(v.pipe(v.string(), v.minLength(1))),
  EMERGENCY_SHEET_PASSWORD: v.optional(v.string()),
  EMERGENCY_SHEET_PASSWORD_FILE: v.optional(v.string()),
  EMERGENCY_SHEET_KEEP: v.optional(number(1, 10_000), '96'),
  LOG_KEY: v.optional(v.pipe(v.string(), v.minLength(1))),
  LOG_HEADS: v.optional(v.pipe(v.string(), v.minLength(1))),
  BACKUP_KEY: v.optional(secret),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

export interface Config {
  host: string;
  port: number;
  publicUrl: URL | null;
  /** Null: the evaluation database in `dataDir`. */
  databaseUrl: string | null;
  poolSize: number;
  dataDir: string;
  demo: 'live' | 'still' | 'off';
  /** Listens on this machine only: the condition for fixed demo secrets. */
  loopback: boolean;
  production: boolean;
  /** Opens although the database, its user or the clock is not fit for an office. */
  allowUnfit: boolean;
  alert: { url: string; secret: string } | null;
  /** Share of working time that goes to meetings, training and the like (rules 6). */
  overhead: number;
  town: string;
  /** Opens `/metrics` from anywhere; null: from this machine only. */
  metricsToken: string | null;
  /** Calendar servers in a private network that may be asked all the same. */
  calendarHosts: readonly string[];
  /** Copies of the emergency sheet; null: none are kept. */
  sheet: { folder: string; password: string; keep: number; town: string } | null;
  logLevel: string;
  /** File of the key that signs heads of the log, and the file in a second place that gets them; null: nobody signs. */
  heads: { key: string; file: string } | null;
  /** What backups are encrypted with. */
  backupKey: string | null;
}

/** All problems of an environment in one message. */
export class ConfigProblem extends Error {}

/** Reads the environment; throws one {@link ConfigProblem} that names every problem and what to do. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const filled = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = v.safeParse(Environment, filled);
  if (!read.success)
    throw problem(read.issues.map((issue) => `${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`));
  const e = read.output;
  const loopback = LOOPBACK.test(e.HOST);
  const production = e.NODE_ENV === 'production';
  const problems: string[] = [];
  if (production && !e.DATABASE_URL && e.ALLOW_EVALUATION_DB !== '1') {
    problems.push(
      'DATABASE_URL: set it to a PostgreSQL 15 or newer. The built-in database does not survive a power cut and is for trial only; ALLOW_EVALUATION_DB=1 uses it all the same.',
    );
  }
  if (e.ALERT_WEBHOOK && !e.ALERT_SECRET)
    problems.push('ALERT_SECRET: alerts are signed; set a secret of at least 16 characters.');
  const password = sheetPassword(e, problems);
  if ((e.LOG_KEY === undefined) !== (e.LOG_HEADS === undefined))
    problems.push(
      'LOG_KEY, LOG_HEADS: heads of the log need both, the key that signs and the place where they go.',
    );
  if (problems.length > 0) throw problem(problems);
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL ? new URL(e.PUBLIC_URL) : null,
    databaseUrl: e.DATABASE_URL ?? null,
    poolSize: e.DATABASE_POOL,
    dataDir: e.DATA_DIR,
    demo: e.DEMO ?? (e.DATABASE_URL ? 'off' : 'live'),
    loopback,
    production,
    allowUnfit: e.ALLOW_UNFIT_DB === '1',
    alert: e.ALERT_WEBHOOK ? { url: e.ALERT_WEBHOOK, secret: e.ALERT_SECRET! } : null,
    overhead: e.OVERHEAD,
    town: e.TOWN,
    metricsToken: e.METRICS_TOKEN ?? null,
    calendarHosts: e.CALENDAR_HOSTS,
    sheet:
      e.EMERGENCY_SHEET_DIR && password !== null
        ? { folder: e.EMERGENCY_SHEET_DIR, password, keep: e.EMERGENCY_SHEET_KEEP, town: e.TOWN }
        : null,
    logLevel: e.LOG_LEVEL,
    heads: e.LOG_KEY && e.LOG_HEADS ? { key: e.LOG_KEY, file: e.LOG_HEADS } : null,
    backupKey: e.BACKUP_KEY ?? null,
  };
}

/** Letters that every reader of PDF turns into the same key, and so many that trying them all is hopeless. */
const SHEET_PASSWORD = /^[\x21-\x7e]{20,120}$/;

/** What opens the emergency sheet: said by the setting or in a file; null where no sheet is kept, or with a problem. */
function sheetPassword(e: v.InferOutput<typeof Environment>, problems: string[]): string | null {
  if (!e.EMERGENCY_SHEET_DIR) return null;
  const file = e.EMERGENCY_SHEET_PASSWORD_FILE;
  let said = e.EMERGENCY_SHEET_PASSWORD ?? '';
  try {
    if (file) said = readFileSync(file, 'utf8').trim();
  } catch {
    problems.push('EMERGENCY_SHEET_PASSWORD_FILE: the file cannot be read.');
    return null;
  }
  if (SHEET_PASSWORD.test(said)) return said;
  problems.push(
    'EMERGENCY_SHEET_PASSWORD: set it, or EMERGENCY_SHEET_PASSWORD_FILE, to 20 to 120 random letters, digits and signs without spaces or umlauts.',
  );
  return null;
}

const problem = (lines: string[]) =>
  new ConfigProblem(`The settings cannot be used:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
