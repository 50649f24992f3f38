// Named questions about series: a page of them, their visits, the days that have one, and which the clock has to fill.
import { LockMode } from '@mikro-orm/core';
import { dateAt } from '#kernel/calendar.rules';
import { batched } from '#kernel/batch';
import { idList, isId } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { VisitSeries } from './visit-series.entity';
import type { Visit } from './visit.entity';
import { visitsByIds } from './visits.queries';

/** One series, or null. */
export const seriesRow = async (unit: Unit, id: string): Promise<VisitSeries | null> =>
  isId(id) ? ((await batched(unit, 'series', id, (ids) => seriesByIds(unit, ids))) ?? null) : null;

async function seriesByIds(unit: Unit, ids: readonly string[]): Promise<Map<string, VisitSeries>> {
  const found = await unit.em.find(VisitSeries, { id: { $in: [...ids] } });
  return new Map(found.map((one) => [one.id, one]));
}

/** The series, with nobody else changing it until the transaction ends. */
export const lockedSeries = async (unit: Unit, id: string): Promise<VisitSeries | null> =>
  isId(id) ? unit.em.findOne(VisitSeries, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;

export interface SeriesFilter {
  districtIds: readonly string[] | null;
  /** Those that are over, too. */
  ended: boolean;
}

/** Ids of a page after the key, by number. */
export async function seriesIds(
  unit: Unit,
  { districtIds, ended }: SeriesFilter,
  { after, limit }: { after: string[] | null; limit: number },
): Promise<{ found: VisitSeries[]; total: number }> {
  const parts: [string, string[]][] = [['true', []]];
  if (districtIds)
    parts.push([`s.district_id = any(string_to_array(?, ',')::uuid[])`, [idList(districtIds)]]);
  if (!ended)
    parts.push([
      '(s.until_day is null or (s.until_day > ?::date and s.until_day > s.from_day))',
      [dateAt(unit.now).toString()],
    ]);
  const where = parts.map(([sql]) => sql).join(' and ');
  const values = parts.flatMap(([, more]) => more);
  const rows = await unit.em.execute<{ id: string }[]>(
    `select s.id from visit_series s where ${where} ${after ? 'and (s.created_at, s.id) > (?::timestamptz, ?::uuid)' : ''}
     order by s.created_at, s.id limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from visit_series s where ${where}`,
    values,
  );
  const known = await seriesByIds(
    unit,
    rows.map(({ id }) => id),
  );
  return { found: rows.map(({ id }) => known.get(id)!), total: count!.total };
}

/** The visits of a series from a day on, with their days, in order. */
export async function daysOfSeries(
  { em }: Unit,
  seriesId: string,
  from: Temporal.PlainDate,
): Promise<{ day: Temporal.PlainDate; visitId: string }[]> {
  const rows = await em.execute<{ day: string; visit_id: string }[]>(
    'select day::text as day, visit_id from visit_series_day where series_id = ? and day >= ?::date order by day',
    [seriesId, from.toString()],
  );
  return rows.map(({ day, visit_id }) => ({ day: Temporal.PlainDate.from(day), visitId: visit_id }));
}

/** The visits of a series that are still open, by day. */
export async function openVisitsOf(unit: Unit, seriesId: string): Promise<Visit[]> {
  const ids = await batched(unit, 'open visits of series', seriesId, async (all) => {
    const rows = await unit.em.execute<{ series_id: string; id: string }[]>(
      `select d.series_id, v.id from visit_series_day d join visit v on v.id = d.visit_id
       where d.series_id = any(string_to_array(?, ',')::uuid[]) and v.state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'UNDER_WAY')
       order by d.day`,
      [idList(all)],
    );
    return Map.groupBy(rows, (row) => row.series_id);
  });
  const known = await visitsByIds(
    unit,
    (ids ?? []).map(({ id }) => id),
  );
  return (ids ?? []).map(({ id }) => known.get(id)!);
}

/** The series a visit comes from, or null. */
export async function seriesOfVisit(unit: Unit, visitId: string): Promise<VisitSeries | null> {
  const id = await batched(unit, 'series of visit', visitId, async (ids) => {
    const rows = await unit.em.execute<{ visit_id: string; series_id: string }[]>(
      `select visit_id, series_id from visit_series_day where visit_id = any(string_to_array(?, ',')::uuid[])`,
      [idList(ids)],
    );
    return new Map(rows.map((row) => [row.visit_id, row.series_id]));
  });
  return id ? seriesRow(unit, id) : null;
}

/** What a series goes on as after a change, or null. */
export const followerOf = async (unit: Unit, id: string): Promise<VisitSeries | null> =>
  (await batched(unit, 'follower of series', id, async (ids) => {
    const found = await unit.em.find(VisitSeries, { follows: { $in: ids } } as never);
    return new Map(found.map((one) => [one.follows!.id, one]));
  })) ?? null;

/** Notes that a visit stands for a day of the series. */
export async function noteDay(
  { em }: Unit,
  seriesId: string,
  day: Temporal.PlainDate,
  visitId: string,
): Promise<void> {
  await em.execute('insert into visit_series_day (series_id, day, visit_id) values (?, ?::date, ?)', [
    seriesId,
    day.toString(),
    visitId,
  ]);
}

/** What stays from a day on belongs to the series that follows. */
export async function handOver({ em }: Unit, from: string, to: string, visitIds: string[]): Promise<void> {
  await em.execute(
    `update visit_series_day set series_id = ? where series_id = ? and visit_id = any(string_to_array(?, ',')::uuid[])`,
    [to, from, idList(visitIds)],
  );
}

/** Moves on up to which day a series has its visits. */
export async function filledUntil({ em }: Unit, id: string, day: Temporal.PlainDate): Promise<void> {
  await em.execute('update visit_series set filled_until = ?::date where id = ?', [day.toString(), id]);
}

/** Series that have no visits yet for some day before this one. */
export async function unfilled({ em }: Unit, before: Temporal.PlainDate): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from visit_series where filled_until < ?::date and (until_day is null or filled_until < until_day)
       and from_day < ?::date order by created_at, id limit 200`,
    [before.toString(), before.toString()],
  );
  return rows.map(({ id }) => id);
}
