// Named questions about professionals: who, where today, when at work, since when away.
import { dateAt } from '#kernel/calendar.rules';
import { idList } from '#kernel/ids';
import { type Interval, union } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { Absence } from './absence.entity';
import { Professional, WorkingTime } from './professional.entity';
import type { WorkingTime as WorkingTimeValue } from './working-time.rules';

/** Reads professionals by id; unknown ids are missing. */
export async function professionalsById(
  unit: Unit,
  ids: readonly string[],
): Promise<Map<string, Professional>> {
  const found = await unit.em.find(Professional, { id: { $in: [...ids] } });
  return new Map(found.map((one) => [one.id, one]));
}

/** A page of professionals by name: `limit` rows after the key, and how many there are in all. Null districts are all. */
export async function professionalRows(
  unit: Unit,
  {
    districtIds,
    after,
    limit,
  }: { districtIds: readonly string[] | null; after: string[] | null; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const where = districtIds ? `o.district_id = any(string_to_array(?, ',')::uuid[])` : 'true';
  const from = `from professional p left join professional_office po on po.professional_id = p.id and po.during @> ?::date
    join office o on o.id = coalesce(po.office_id, p.office_id) where ${where}`;
  const values = [dateAt(unit.now).toString(), ...(districtIds ? [idList(districtIds)] : [])];
  const rows = await unit.em.execute<{ id: string }[]>(
    `select p.id ${from} ${after ? 'and (p.name, p.id) > (?, ?::uuid)' : ''} order by p.name, p.id limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total ${from}`,
    values,
  );
  return { ids: rows.map((row) => row.id), total: count!.total };
}

/** Where somebody is on a day. */
export interface PlaceRow {
  id: string;
  office_id: string;
  district_id: string;
}

/** Office and district of professionals on a day, the one parameter; `which` narrows `p`. */
export const PLACES = (which: string) =>
  `select p.id, o.id as office_id, o.district_id from professional p
   left join professional_office po on po.professional_id = p.id and po.during @> ?::date
   join office o on o.id = coalesce(po.office_id, p.office_id) where ${which}`;

/** The office of each professional on the day of `unit.now`. */
export async function officesToday(
  unit: Unit,
  ids: readonly string[],
): Promise<Map<string, { officeId: string; districtId: string }>> {
  const rows = await unit.em.execute<PlaceRow[]>(PLACES(`p.id = any(string_to_array(?, ',')::uuid[])`), [
    dateAt(unit.now).toString(),
    idList(ids),
  ]);
  return placesOf(rows);
}

/** Rows of {@link PLACES} by professional. */
export const placesOf = (rows: readonly PlaceRow[]) =>
  new Map(rows.map((row) => [row.id, { officeId: row.office_id, districtId: row.district_id }]));

/** How many professionals each district has on the day of `unit.now`. */
export async function professionalCounts(unit: Unit): Promise<Map<string, number>> {
  const rows = await unit.em.execute<{ district_id: string; n: number }[]>(
    `select o.district_id, count(*)::integer as n from professional p
     left join professional_office po on po.professional_id = p.id and po.during @> ?::date
     join office o on o.id = coalesce(po.office_id, p.office_id) group by o.district_id`,
    [dateAt(unit.now).toString()],
  );
  return new Map(rows.map((row) => [row.district_id, row.n]));
}

/** The agreed week of each professional, as the rules read it; who has none is missing. */
export async function workingTimesOf(
  unit: Unit,
  ids: readonly string[],
): Promise<Map<string, WorkingTimeValue[]>> {
  const rows = await unit.em.find(WorkingTime, { professional: { $in: [...ids] } });
  const times = rows.map(({ professional, weekday, fromTime, untilTime, valid }) => ({
    id: professional.id,
    time: {
      weekday,
      from: fromTime!,
      until: untilTime!,
      validFrom: valid!.from ?? Temporal.PlainDate.from('1900-01-01'),
      validUntil: valid!.until,
    },
  }));
  return new Map(
    [...Map.groupBy(times, ({ id }) => id)].map(([id, all]) => [id, all.map(({ time }) => time)]),
  );
}

/** The unbroken time away that runs now, for whoever is away; reported absences that touch are one. */
export async function awayNow(unit: Unit, ids: readonly string[]): Promise<Map<string, Interval>> {
  const rows = await unit.em.execute<{ id: string }[]>(
    `select id from absence where professional_id = any(string_to_array(?, ',')::uuid[]) and (upper_inf(during) or upper(during) > ?::timestamptz)`,
    [idList(ids), unit.now.toString()],
  );
  const absences = await unit.em.find(Absence, { id: { $in: rows.map((row) => row.id) } });
  const away = new Map<string, Interval>();
  for (const [id, all] of Map.groupBy(absences, ({ professional }) => professional.id)) {
    const running = union(all.map(({ during }) => during!)).find(
      ({ from }) => Temporal.Instant.compare(from, unit.now) <= 0,
    );
    if (running) away.set(id, running);
  }
  return away;
}
