// A small office written in plain SQL, for proofs that must not lean on a line of the server.
import type { Session } from './database';

export interface RawOffice {
  district: string;
  people: string[];
  visits: string[];
}

/** A district, an office, some people and visits that are due in the first week of 2027. */
export async function rawOffice(session: Session, people: number, visits: number): Promise<RawOffice> {
  const [district] = await ids(
    session,
    `insert into district (town, slug, name) values ('Marl', 'nord', 'Nord') returning id`,
  );
  const [office] = await ids(
    session,
    `insert into office (slug, name, address, state, district_id) values ('mitte', 'Mitte', 'Musterweg 1', 'OPEN', $1) returning id`,
    [district],
  );
  return {
    district: district!,
    people: await ids(
      session,
      `insert into professional (name, office_id, qualification)
         select 'Person ' || n, $1, 'Soziale Arbeit' from generate_series(1, $2::integer) n returning id`,
      [office, people],
    ),
    visits: await ids(
      session,
      `insert into visit (kind, state, district_id, urgency, due_from, due_until, duration_minutes, planned_by, created_at, updated_at)
         select 'RISK_VISIT', 'DUE', $1, 'U2', '2027-01-04T00:00Z', '2027-01-09T00:00Z', 75, 'test', now(), now()
         from generate_series(1, $2::integer) returning id`,
      [district, visits],
    ),
  };
}

/** Runs statements in one transaction, so that what is checked at its end is checked once. */
export async function inTransaction(session: Session, work: () => Promise<void>): Promise<void> {
  await session.query('begin');
  try {
    await work();
    await session.query('commit');
  } catch (error) {
    await session.query('rollback');
    throw error;
  }
}

/** Hours of 4 January 2027, as the text of a range. */
export const hours = (from: number, until: number | null): string => {
  const at = (hour: number) => `2027-01-04T${`${hour}`.padStart(2, '0')}:00Z`;
  return `[${at(from)},${until === null ? '' : at(until)})`;
};

/** Takes time of a person. */
export const commit = (session: Session, source: string, id: string, person: string, during: string) =>
  session.query(
    'insert into commitment (source_type, source_id, professional_id, during) values ($1, $2, $3, $4)',
    [source, id, person, during],
  );

/** Seats a person. */
export const seat = (session: Session, visit: string, no: number, person: string) =>
  session.query('insert into seat (visit_id, no, professional_id) values ($1, $2, $3)', [visit, no, person]);

/** Writes down that a visit is assigned at that time; the rest must fit by the end of the transaction. */
export const plan = (session: Session, visit: string, during: string) =>
  session.query(`update visit set state = 'ASSIGNED', planned = $2, version = version + 1 where id = $1`, [
    visit,
    during,
  ]);

/** All of an assignment, in the order given: seats, their time, the visit. */
export const assign = (session: Session, visit: string, pair: string[], during: string) =>
  inTransaction(session, async () => {
    for (const [at, person] of pair.entries()) {
      await seat(session, visit, at + 1, person);
      await commit(session, 'VISIT', visit, person, during);
    }
    await plan(session, visit, during);
  });

/** The name of the constraint that refused, or the error's code where none did; fails when nothing was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    if (constraint || code) return constraint ?? code!;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** How often each invariant is broken right now; every number must be 0. */
export async function broken(session: Session): Promise<Record<string, number>> {
  const [row] = await session.query<Record<string, number>>(`
    select
      (select count(*)::integer from (select from seat group by visit_id having count(*) <> 2) lone) as lone,
      (select count(*)::integer from (select from seat group by visit_id having count(distinct professional_id) <> 2) same) as same,
      (select count(*)::integer from visit v where state in ('ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'DONE')
        and not exists (select from seat where visit_id = v.id)) as empty,
      (select count(*)::integer from commitment a join commitment b on a.id < b.id
        and a.professional_id = b.professional_id and a.layer && b.layer and a.during && b.during) as twice,
      (select count(*)::integer from seat s join visit v on v.id = s.visit_id where v.state in ('ASSIGNED', 'ACCEPTED')
        and not exists (select from commitment c where c.source_id = v.id and c.professional_id = s.professional_id
          and c.during @> v.planned)) as uncommitted`);
  return row!;
}

export const NOTHING_BROKEN = { lone: 0, same: 0, empty: 0, twice: 0, uncommitted: 0 };

async function ids(session: Session, sql: string, parameters: unknown[] = []): Promise<string[]> {
  return (await session.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
}
