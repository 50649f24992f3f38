// What the metrics ask the database: one statement for everything, counts and ages only.
import type { SqlEntityManager } from '@mikro-orm/sql';
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import { horizonEnd } from '#on-call/duty.rules';

/** What stands in the database at one moment; ages and spans in seconds. */
export interface Reading {
  flags: { level: string; state: string; count: number; untaken: number | null }[];
  overdueActs: number;
  visits: { state: string; count: number }[];
  visitsToday: number;
  visitsPaired: number;
  onCall: boolean;
  /** Null when there is no gap within the horizon. */
  gap: number | null;
  alerts: number;
  /** How copies of the emergency sheet are doing; null where none are kept. `age` null: there is none yet. */
  sheet: { age: number | null; trouble: boolean } | null;
  /** End of the scheduler's lease, seconds since 1970 UTC; null when it never ran. */
  leaseUntil: number | null;
  feedFacts: number;
  feedSeconds: number | null;
}

// A plan is there exactly when there is a pair; a duty answers when both its seats are taken.
const STATEMENT = `
  with m as (select ?::timestamptz as now, ?::timestamptz as today, ?::timestamptz as tomorrow, ?::timestamptz as horizon, ?::bigint as seq),
  flags as (
    select level, state, count(*)::integer as count, extract(epoch from max(m.now - untaken_since))::float8 as untaken
    from risk_flag, m where state <> 'RESOLVED' group by level, state),
  visits as (
    select state, count(*)::integer as count from visit, m
    where state not in ('DONE', 'CANCELLED') or coalesce(finished_at, cancelled_at) >= m.today group by state),
  today as (
    select planned is not null as paired from visit, m where state <> 'CANCELLED' and (planned && tstzrange(m.today, m.tomorrow)
      or (planned is null and state in ('DUE', 'MISSED') and due_until <= m.tomorrow))),
  complete as (
    select d.during from duty d, m where d.during && tstzrange(m.now, m.horizon)
      and (select count(*) from duty_seat s where s.duty_id = d.id) = 2),
  waiting as (
    select count(*)::integer as facts, extract(epoch from max(m.now - e.recorded_at))::float8 as seconds
    from event e, m where e.seq > m.seq)
  select (select coalesce(json_agg(f), '[]') from flags f) as flags,
    (select count(*)::integer from risk_flag f where f.state = 'ACKNOWLEDGED' and f.next_step_came_at is null and f.next_step_due <= m.now) as "overdueActs",
    (select coalesce(json_agg(v), '[]') from visits v) as visits,
    (select count(*)::integer from today) as "visitsToday",
    (select count(*)::integer from today where paired) as "visitsPaired",
    exists (select from complete c where c.during @> m.now) as "onCall",
    extract(epoch from lower(tstzmultirange(tstzrange(m.now, m.horizon))
      - coalesce((select range_agg(c.during) from complete c), '{}'::tstzmultirange)) - m.now)::float8 as gap,
    (select count(*)::integer from alert a where a.next_attempt_at is not null and a.attempts > 0) as alerts,
    (select json_build_object('age', extract(epoch from m.now - s.written_at)::float8, 'trouble', s.troubled_since is not null) from emergency_sheet s) as sheet,
    (select extract(epoch from l.until)::float8 from lease l where l.name = 'scheduler') as "leaseUntil",
    w.facts as "feedFacts", w.seconds as "feedSeconds"
  from m, waiting w`;

/** Reads everything at once; `seq` is the newest fact that this process has handed on. */
export async function readFigures(
  em: SqlEntityManager,
  now: Temporal.Instant,
  seq: bigint,
): Promise<Reading> {
  const { from, until } = dayInterval(dateAt(now));
  const [row] = await em.execute<Reading[]>(STATEMENT, [
    now.toString(),
    from.toString(),
    until.toString(),
    horizonEnd(now).toString(),
    seq.toString(),
  ]);
  return row!;
}
