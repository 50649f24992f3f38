// Two raw sessions that each do something allowed, which together would break a pair or put somebody in two places.
import type pg from 'pg';
import type { Setting } from './setting';
import { at } from './town';

/** Races so often in a town that stands; what is broken afterwards is counted by the check that called. */
export async function raceOnPairs(setting: Setting, rounds: number): Promise<number> {
  const [one, other] = [await setting.session(), await setting.session()];
  for (let round = 0; round < rounds; round += 1) {
    const visit = await assigned(one, 24 * 30 + round * 4);
    // One says that both have accepted, the other takes one of the two acceptances back.
    await Promise.all([
      attempt(one, `update visit set state = 'ACCEPTED' where id = $1`, visit),
      attempt(other, 'update seat set accepted_at = null where visit_id = $1 and no = 1', visit),
    ]);
    // Both take the same hours of one person, each for something else.
    const hours = `[${at(24 * 400 + round * 4)},${at(24 * 400 + round * 4 + 2)})`;
    await Promise.all([one, other].map((session) => attempt(session, TAKE, hours)));
  }
  return rounds * 2;
}

const TAKE = `insert into commitment (source_type, source_id, professional_id, during)
  select 'APPOINTMENT', gen_random_uuid(), id, $1::tstzrange from (select id from professional order by name limit 1) p`;

/** A visit with both acceptances that is not yet said to be accepted. */
async function assigned(session: pg.Client, hour: number): Promise<string> {
  const during = `[${at(hour)},${at(hour + 2)})`;
  await session.query('begin');
  const { rows } = await session.query<{ id: string }>(
    `insert into visit (kind, state, district_id, urgency, due_from, due_until, duration_minutes, planned, planned_by, created_at, updated_at)
     select 'RISK_VISIT', 'ASSIGNED', d.id, 'U2', $1, $2, 60, $3, 'proof', now(), now() from district d limit 1 returning id`,
    [at(hour), at(hour + 24), during],
  );
  const visit = rows[0]!.id;
  await session.query(
    `insert into seat (visit_id, no, professional_id, accepted_at)
     select $1, row_number() over (order by name), id, now() from (select id, name from professional order by name limit 2) p`,
    [visit],
  );
  await session.query(
    `insert into commitment (source_type, source_id, professional_id, during)
     select 'VISIT', visit_id, professional_id, $2 from seat where visit_id = $1`,
    [visit, during],
  );
  await session.query('commit');
  return visit;
}

async function attempt(session: pg.Client, sql: string, value: string): Promise<void> {
  try {
    await session.query('begin');
    await session.query(sql, [value]);
    await session.query('commit');
  } catch {
    await session.query('rollback');
  }
}
