// What key figures are counted from: flags raised in a time and what became of them by its end, and visits.
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';

export interface Counted {
  from: Temporal.Instant;
  until: Temporal.Instant;
  districtIds: readonly string[] | null;
}

/** A flag of the time, by its milestones in milliseconds since it was raised; null: not by the end of the time. */
export interface FlagOfTime {
  level: 'ACUTE' | 'HIGH' | 'MEDIUM' | 'LOW';
  /** From being raised to the end of the time. */
  watched: number;
  taken: number | null;
  visited: number | null;
  resolved: number | null;
  /** The clock noted that nobody had it. */
  untaken: boolean;
}

const WITHIN = (column: string) => `(?::boolean or ${column} = any(string_to_array(?, ',')::uuid[]))`;
const within = ({ districtIds }: Counted) => [districtIds === null, idList(districtIds ?? [])];

/** Flags raised in the time: first taken, first visit of two under way, resolved, noted as untaken. */
export async function flagsOfTime({ em }: Unit, counted: Counted): Promise<FlagOfTime[]> {
  const until = counted.until.toString();
  return em.execute<FlagOfTime[]>(
    `select f.level, greatest(0, extract(epoch from ?::timestamptz - f.raised_at) * 1000)::float8 as watched, ${sinceRaised('line.taken')} as taken,
       ${sinceRaised('gone.visited')} as visited, ${sinceRaised('line.resolved')} as resolved, line.untaken
     from risk_flag f
     cross join lateral (
       select min(e.at) filter (where e.kind in ('ACKNOWLEDGED', 'TAKEN_OVER')) as taken, max(e.at) filter (where e.kind = 'RESOLVED') as resolved,
         coalesce(bool_or(e.kind = 'UNTAKEN'), false) as untaken
       from risk_flag_entry e where e.flag_id = f.id and e.at < ?::timestamptz) line
     cross join lateral (
       select min(v.started_at) as visited from visit v where v.flag_id = f.id and v.started_at >= f.raised_at and v.started_at < ?::timestamptz) gone
     where f.raised_at >= ?::timestamptz and f.raised_at < ?::timestamptz and ${WITHIN('f.district_id')}`,
    [until, until, until, counted.from.toString(), until, ...within(counted)],
  );
}

/** Milliseconds since the flag was raised; null where there is no such time (`greatest` alone would make it 0). */
const sinceRaised = (at: string) =>
  `case when ${at} is not null then greatest(0, extract(epoch from ${at} - f.raised_at) * 1000)::float8 end`;

export interface VisitsOfTime {
  safe: number;
  notSafe: number;
  unknown: number;
  missed: number;
  cancelled: number;
}

/** Visits finished in the time by how the child was, and those missed and called off in it. */
export async function visitsOfTime({ em }: Unit, counted: Counted): Promise<VisitsOfTime> {
  const [row] = await em.execute<VisitsOfTime[]>(
    `with span as (select tstzrange(?::timestamptz, ?::timestamptz) as during)
     select (count(*) filter (where finished_at <@ during and child_safe_now = 'YES'))::integer as safe,
       (count(*) filter (where finished_at <@ during and child_safe_now = 'NO'))::integer as "notSafe",
       (count(*) filter (where finished_at <@ during and coalesce(child_safe_now, 'UNKNOWN') = 'UNKNOWN'))::integer as unknown,
       (count(*) filter (where missed_at <@ during))::integer as missed,
       (count(*) filter (where cancelled_at <@ during))::integer as cancelled
     from visit, span where ${WITHIN('district_id')}`,
    [counted.from.toString(), counted.until.toString(), ...within(counted)],
  );
  return row!;
}
