// What somebody outside should be told of and has not been, and whether it is still so.
import { LockMode } from '@mikro-orm/core';
import type { Unit } from '#kernel/unit';
import { Alert } from './alert.entity';

/** What is posted: ids, level, reference and times; nothing of a family. */
export interface AlertBody extends Record<string, unknown> {
  kind: 'RISK_FLAG_UNTAKEN' | 'ON_CALL_GAP';
  level: 'ACUTE' | null;
  reference: string | null;
  /** Since when nobody has the flag; begin of the gap. */
  since: string;
  /** End of the gap. */
  until: string | null;
  /** One of two is there. */
  half: boolean | null;
}

/** Something to tell. */
export interface NewAlert {
  subjectType: Alert['subjectType'];
  subjectId: string;
  body: AlertBody;
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (sql: string) => `to_char(${sql} at time zone 'UTC', ${ISO})`;

/** A flag that somebody took and lost again is told of again: `since` is another. */
const UNTAKEN = `select 'RISK_FLAG' as "subjectType", f.id as "subjectId", f.reference, ${iso('f.untaken_since')} as since,
    null as until, null::boolean as half
  from risk_flag f where f.level = 'ACUTE' and f.state <> 'RESOLVED' and f.untaken_since <= ?::timestamptz`;

const GAPS = `select 'ON_CALL', g.id, null, ${iso('lower(g.during)')}, ${iso('upper(g.during)')}, g.half
  from gap_alarm g where g.closed_at is null and upper(g.during) > ?::timestamptz`;

interface Row {
  subjectType: Alert['subjectType'];
  subjectId: string;
  reference: string | null;
  since: string;
  until: string | null;
  half: boolean | null;
}

/** Untaken ACUTE flags and open gaps, now. */
async function standing({ em, now }: Unit): Promise<NewAlert[]> {
  const rows = await em.execute<Row[]>(`${UNTAKEN} union all ${GAPS} order by since, "subjectId"`, [
    now.toString(),
    now.toString(),
  ]);
  return rows.map(({ subjectType, subjectId, ...row }) => {
    const flag = subjectType === 'RISK_FLAG';
    const body = {
      kind: flag ? 'RISK_FLAG_UNTAKEN' : 'ON_CALL_GAP',
      level: flag ? 'ACUTE' : null,
      ...row,
    } as AlertBody;
    return { subjectType, subjectId, body };
  });
}

/** A gap is told of once, however it grows; a flag once for each time it was nobody's. */
const same = (a: NewAlert, b: Pick<Alert, 'subjectId' | 'body'>) =>
  a.subjectId === b.subjectId && (a.subjectType === 'ON_CALL' || a.body.since === b.body['since']);

/** What stands and was never told. */
export async function untold(unit: Unit): Promise<NewAlert[]> {
  const now = await standing(unit);
  if (now.length === 0) return [];
  const told = await unit.em.execute<Pick<Alert, 'subjectId' | 'body'>[]>(
    `select subject_id as "subjectId", body from alert where subject_id = any(string_to_array(?, ',')::uuid[])`,
    [now.map(({ subjectId }) => subjectId).join(',')],
  );
  return now.filter((one) => !told.some((before) => same(one, before)));
}

/** Does what it tells of still stand? */
export const stillStands = async (unit: Unit, alert: Pick<Alert, 'subjectId' | 'body'>): Promise<boolean> =>
  (await standing(unit)).some((one) => same(one, alert));

/** Alerts whose next try is due, the oldest first. */
export async function waiting({ em, now }: Unit): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from alert where next_attempt_at <= ?::timestamptz order by next_attempt_at, id limit 20',
    [now.toString()],
  );
  return rows.map(({ id }) => id);
}

/** The alert, when its try is due and nobody else is at it. */
export async function claimed({ em, now }: Unit, id: string): Promise<Alert | null> {
  const alert = await em.findOne(Alert, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const due = alert?.nextAttemptAt && Temporal.Instant.compare(alert.nextAttemptAt, now) <= 0;
  return alert && due ? alert : null;
}
