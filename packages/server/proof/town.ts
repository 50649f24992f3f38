// A small town in plain SQL for a check: one district, people who work all week, visits that are due, tools with tokens.
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Town {
  district: string;
  people: string[];
  visits: string[];
}

/** The first day of the plan, far enough ahead that no clock of today touches it. */
export const DAY = Date.UTC(2031, 0, 6);

/** An instant of the plan: hours after its first midnight. */
export const at = (hours: number): string => new Date(DAY + hours * 3_600_000).toISOString();

/** Fills an empty, migrated database. */
export async function makeTown(session: pg.Client, people: number, visits: number): Promise<Town> {
  const ids = async (sql: string, values: unknown[] = []) =>
    (await session.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
  const [district] = await ids(
    `insert into district (town, slug, name) values ('Marl', 'nord', 'Nord') returning id`,
  );
  const [office] = await ids(
    `insert into office (slug, name, address, state, district_id) values ('mitte', 'Mitte', 'Musterweg 1', 'OPEN', $1) returning id`,
    [district],
  );
  const staff = await ids(
    `insert into professional (name, office_id, qualification) select 'Person ' || n, $1, 'Soziale Arbeit' from generate_series(1, $2::int) n returning id`,
    [office, people],
  );
  await session.query(
    `insert into working_time (professional_id, weekday, from_time, until_time, valid)
     select p.id, d, '00:00', '23:59', '[2020-01-01,)' from professional p, generate_series(1, 7) d`,
  );
  return {
    district: district!,
    people: staff,
    visits: await ids(
      `insert into visit (kind, state, district_id, urgency, due_from, due_until, duration_minutes, planned_by, created_at, updated_at)
       select 'RISK_VISIT', 'DUE', $1, 'U2', $3, $4, 60, 'test', now(), now() from generate_series(1, $2::int) returning id`,
      [district, visits, at(0), at(24 * 14)],
    ),
  };
}

/** A token with these scopes; the secret. */
export async function makeToken(
  session: pg.Client,
  scopes: readonly string[],
  districts: readonly string[] | null = null,
): Promise<string> {
  const secret = `zz_${randomUUID()}`;
  await session.query(
    `insert into api_token (name, token_hash, scopes, district_ids, expires_at, points_per_minute, created_by, created_at)
     values ('proof', $1, $2, $3, now() + interval '300 days', 1000000000, 'proof', now())`,
    [createHash('sha256').update(secret).digest(), scopes, districts],
  );
  return secret;
}

/** Many tokens of one kind. */
export async function makeTokens(
  session: pg.Client,
  count: number,
  scopes: readonly string[],
): Promise<string[]> {
  const secrets: string[] = [];
  for (let n = 0; n < count; n += 1) secrets.push(await makeToken(session, scopes));
  return secrets;
}
