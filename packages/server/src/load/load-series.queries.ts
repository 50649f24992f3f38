// The load as it was: figures that the facts in the log carry, one statement for all districts and steps.
import { idList } from '#kernel/ids';
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { Figures } from './figures.rules';

/** What held at the end of a bucket, and the most that was overdue within it. */
export interface SeriesRow {
  districtId: string;
  /** Number of the bucket, from 0. */
  bucket: number;
  /** Null where nothing was computed by then, or what the fact carried has been erased. */
  figures: Figures | null;
  computedAt: Temporal.Instant | null;
  mostOverdue: number | null;
}

/** Facts count from when they happened; what held before the first bucket holds on into it. */
export async function seriesRows(
  { em }: Unit,
  districtIds: readonly string[],
  buckets: readonly BoundedInterval[],
): Promise<SeriesRow[]> {
  const rows = await em.execute<
    { district_id: string; no: number; figures: Figures | null; at: number | null; most: number | null }[]
  >(
    `with bucket as (
       select (no - 1)::integer as no, "from", until from unnest(string_to_array(?, ',')::timestamptz[], string_to_array(?, ',')::timestamptz[])
         with ordinality as b("from", until, no))
     select d.id as district_id, b.no, held.figures, (extract(epoch from held.occurred_at) * 1000)::float8 as at,
       greatest(before.overdue, within.overdue) as most
     from district d cross join bucket b
     left join lateral (
       select e.occurred_at, p.facts -> 'figures' as figures from event e left join event_payload p using (seq)
       where e.kind = 'DISTRICT_LOAD_CHANGED' and e.district_id = d.id and e.occurred_at < b.until
       order by e.occurred_at desc, e.seq desc limit 1) held on true
     left join lateral (
       select (p.facts -> 'figures' ->> 'overdue')::integer as overdue from event e left join event_payload p using (seq)
       where e.kind = 'DISTRICT_LOAD_CHANGED' and e.district_id = d.id and e.occurred_at <= b."from"
       order by e.occurred_at desc, e.seq desc limit 1) before on true
     left join lateral (
       select max((p.facts -> 'figures' ->> 'overdue')::integer) as overdue from event e join event_payload p using (seq)
       where e.kind = 'DISTRICT_LOAD_CHANGED' and e.district_id = d.id and e.occurred_at > b."from" and e.occurred_at < b.until) within on true
     where d.id = any(string_to_array(?, ',')::uuid[]) order by d.name, d.id, b.no`,
    [
      buckets.map(({ from }) => from.toString()).join(','),
      buckets.map(({ until }) => until.toString()).join(','),
      idList(districtIds),
    ],
  );
  return rows.map((row) => ({
    districtId: row.district_id,
    bucket: row.no,
    figures: row.figures,
    computedAt: row.at === null ? null : Temporal.Instant.fromEpochMilliseconds(Number(row.at)),
    mostOverdue: row.most,
  }));
}
