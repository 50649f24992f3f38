// What the load of districts is computed from: a few statements, however many districts.
import { dateAt, startOfDay, workingDays } from '#kernel/calendar.rules';
import { intervalOf, intervalText } from '#kernel/columns';
import { idList } from '#kernel/ids';
import type { BoundedInterval, Interval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { Basis, CountedPerson } from './basis.rules';

/** Today and the next working days, five in all, from midnight to midnight. */
export interface Horizon {
  days: readonly Temporal.PlainDate[];
  during: BoundedInterval;
}

const DAYS = 5;

export function horizonAt(now: Temporal.Instant): Horizon {
  const days = workingDays(dateAt(now), DAYS);
  return { days, during: { from: startOfDay(days[0]!), until: startOfDay(days.at(-1)!.add({ days: 1 })) } };
}

/** Work of a district: the basis without its people. */
type Work = Omit<Basis, 'people'>;

/** When a visit is made: as it ended, is under way, or is planned; without a plan the last moment in which it is due. */
const DAY_OF_VISIT = `coalesce(v.finished_at, case when v.state = 'UNDER_WAY' then v.started_at end, lower(v.planned), v.due_until - interval '1 millisecond')`;

/**
 * Standing hours as last reported, visits and open flags. A visit counts when it is open and due (or planned) before
 * the horizon ends, missed, under way, or was finished within it.
 */
export async function workOf(
  { em, now }: Unit,
  districtIds: readonly string[],
  { during }: Horizon,
): Promise<Map<string, Work>> {
  const rows = await em.execute<
    {
      id: string;
      hours: string | null;
      as_of: string | null;
      visits: [string, number, number, number][];
      flags: string[];
    }[]
  >(
    `select d.id, s.hours_per_week as hours, s.as_of::text as as_of,
       (select coalesce(json_agg(f.id order by f.raised_at, f.id), '[]') from risk_flag f where f.district_id = d.id and f.state <> 'RESOLVED') as flags,
       (select coalesce(json_agg(json_build_array(v.id, v.duration_minutes, k.documentation_minutes, extract(epoch from ${DAY_OF_VISIT}) * 1000) order by v.id), '[]')
        from visit v join visit_kind k on k.code = v.kind
        where v.district_id = d.id and (
          (v.state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'MISSED') and (v.state = 'MISSED' or v.due_until <= ?::timestamptz or v.planned && ?::tstzrange))
          or v.state = 'UNDER_WAY' or (v.state = 'DONE' and v.finished_at <@ ?::tstzrange))) as visits
     from district d left join lateral (
       select hours_per_week, as_of from standing_hours where district_id = d.id and as_of <= ?::date order by as_of desc limit 1) s on true
     where d.id = any(string_to_array(?, ',')::uuid[])`,
    [
      during.until.toString(),
      intervalText(during),
      intervalText(during),
      dateAt(now).toString(),
      idList(districtIds),
    ],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        standing:
          row.as_of === null ? null : { hours: Number(row.hours), asOf: Temporal.PlainDate.from(row.as_of) },
        visits: row.visits.map(([id, durationMinutes, documentationMinutes, at]) => ({
          id,
          durationMinutes,
          documentationMinutes,
          at: Temporal.Instant.fromEpochMilliseconds(Math.floor(at)),
        })),
        openFlags: row.flags,
      },
    ]),
  );
}

interface DayRow {
  district_id: string;
  professional_id: string;
  worked: string;
}

/** Who works for which district on which of the days (the office of that day decides), and what takes that time. */
export async function peopleOf(
  unit: Unit,
  districtIds: readonly string[],
  { days, during }: Horizon,
): Promise<Map<string, CountedPerson[]>> {
  const rows = await unit.em.execute<DayRow[]>(
    `select o.district_id, w.professional_id,
       tstzrange((day + w.from_time) at time zone 'Europe/Berlin', (day + w.until_time) at time zone 'Europe/Berlin')::text as worked
     from unnest(string_to_array(?, ',')::date[]) day
     join professional_office po on po.during @> day
     join office o on o.id = po.office_id and o.district_id = any(string_to_array(?, ',')::uuid[])
     join working_time w on w.professional_id = po.professional_id and w.weekday = extract(isodow from day) and w.valid @> day
     order by 1, 2, 3`,
    [days.join(','), idList(districtIds)],
  );
  const taken = await takenFrom(unit, [...new Set(rows.map((row) => row.professional_id))], during);
  const people = new Map<string, CountedPerson[]>();
  for (const [key, all] of Map.groupBy(rows, (row) => `${row.district_id} ${row.professional_id}`)) {
    const [districtId, professionalId] = key.split(' ') as [string, string];
    const of = (source: string) =>
      (taken.get(professionalId) ?? []).filter((one) => one.source === source).map((one) => one.during);
    const person = {
      id: professionalId,
      worked: all.map((row) => intervalOf(row.worked) as BoundedInterval),
      absences: of('ABSENCE'),
      appointments: of('APPOINTMENT'),
      desk: of('DUTY'),
    };
    people.set(districtId, [...(people.get(districtId) ?? []), person]);
  }
  return people;
}

/** Absences, appointments and desk duties of people; on call counts nothing. */
async function takenFrom(
  { em }: Unit,
  ids: readonly string[],
  during: BoundedInterval,
): Promise<Map<string, { source: string; during: Interval }[]>> {
  const rows = await em.execute<{ professional_id: string; source_type: string; during: string }[]>(
    `select c.professional_id, c.source_type, c.during::text as during from commitment c
     left join duty d on c.source_type = 'DUTY' and d.id = c.source_id
     where c.professional_id = any(string_to_array(?, ',')::uuid[]) and c.during && ?::tstzrange
       and (c.source_type in ('ABSENCE', 'APPOINTMENT') or d.kind = 'DUTY_DESK')`,
    [idList(ids), intervalText(during)],
  );
  const taken = rows.map((row) => ({
    id: row.professional_id,
    source: row.source_type,
    during: intervalOf(row.during),
  }));
  return Map.groupBy(taken, (one) => one.id);
}
