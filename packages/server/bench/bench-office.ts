// An office as every bench needs it: the real server, the invented Marl, no scheduler that would disturb the clock.
import { secretHash } from '#access/identify';
import { systemClock } from '#kernel/clock';
import type { Fact } from '#kernel/fact';
import { openOffice, type Office } from '#platform/office';
import type { Orm } from '#platform/orm';
import { createSchema } from '#platform/schema';
import { seedOffice } from '#demo/seed';
import { readConfig } from '#config';

export const PASSWORD = 'zu-zweit-2026';
/** A token without a limit; it counts on loopback only. */
export const READ_TOKEN = 'zz_demo_read';
export const DISPATCH_TOKEN = 'zz_demo_dispatch';

/** `url` null: on the embedded database. */
export function openBenchOffice(
  database: Orm,
  url: string | null,
  leaving?: (fact: Fact) => void,
): Promise<Office> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DEMO: 'still', LOG_LEVEL: 'silent' });
  return openOffice({
    config: { ...config, port: 0, databaseUrl: url },
    database,
    schema: createSchema(),
    clock: systemClock,
    version: 'bench',
    jobs: [],
    dashboard: null,
    scheduling: false,
    log: (level, message, facts) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(facts)}\n`);
    },
    ...(leaving ? { leaving } : {}),
  });
}

/** Fills an empty office with the invented Marl, or with many towns. */
export async function fill(office: Office, scale = 1): Promise<void> {
  await seedOffice(office.store, {
    now: systemClock.now(),
    password: PASSWORD,
    tokens: { read: READ_TOKEN, dispatch: DISPATCH_TOKEN },
    fixed: true,
    scale,
  });
}

/** A token of OPERATIONS for some districts, or all. */
export async function makeToken(
  { em }: Orm,
  secret: string,
  districtIds: readonly string[] | null,
): Promise<void> {
  await em.fork().execute(
    `insert into api_token (name, token_hash, scopes, district_ids, expires_at, points_per_minute, demo, created_by, created_at)
     values (?, decode(?, 'hex'), '{OPERATIONS}', string_to_array(?, ',')::uuid[], now() + interval '1 day', 100000, true, 'bench', now())`,
    [secret, secretHash(secret).toString('hex'), districtIds && districtIds.join(',')],
  );
}
