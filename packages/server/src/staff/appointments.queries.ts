// Named questions about appointments and calendars: whose, when, which take the time, what stands beside them.
import { intervalOf, intervalText } from '#kernel/columns';
import { idList, isId } from '#kernel/ids';
import type { BoundedInterval, Interval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { Appointment } from './appointment.entity';
import { Calendar } from './calendar.entity';

/** One appointment as it is now, or null. */
export const appointmentRow = async ({ em }: Unit, id: string): Promise<Appointment | null> =>
  isId(id) ? em.findOne(Appointment, { id }, { refresh: true }) : null;

/** The appointments of a person within a time, earliest first. */
export async function appointmentsWithin(
  { em }: Unit,
  professionalId: string,
  within: BoundedInterval,
): Promise<Appointment[]> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from appointment where professional_id = ? and during && ?::tstzrange order by lower(during), id',
    [professionalId, intervalText(within)],
  );
  const found = await em.find(Appointment, { id: { $in: rows.map(({ id }) => id) } });
  const byId = new Map(found.map((one) => [one.id, one]));
  return rows.map(({ id }) => byId.get(id)!);
}

/** Which of these appointments take the person's time. */
export async function heldAppointments({ em }: Unit, ids: readonly string[]): Promise<Map<string, true>> {
  const rows = await em.execute<{ source_id: string }[]>(
    `select source_id from commitment where source_type = 'APPOINTMENT' and source_id = any(string_to_array(?, ',')::uuid[])`,
    [idList(ids)],
  );
  return new Map(rows.map((row) => [row.source_id, true]));
}

/** The calendars of a person, the file first. */
export const calendarsOf = ({ em }: Unit, professionalId: string): Promise<Calendar[]> =>
  em.find(Calendar, { professional: professionalId }, { orderBy: { source: 'desc' }, refresh: true });

/** One calendar as it is now, or null. */
export const calendarRow = async ({ em }: Unit, id: string): Promise<Calendar | null> =>
  isId(id) ? em.findOne(Calendar, { id }, { refresh: true }) : null;

/** Addresses that are due to be read, longest waiting first. */
export const calendarsDue = ({ em, now }: Unit, limit: number): Promise<{ id: string }[]> =>
  em.execute(`select id from calendar where next_at <= ?::timestamptz order by next_at, id limit ${limit}`, [
    now.toString(),
  ]);

/** A busy time of a calendar as it is kept. */
export interface KeptBusy {
  id: string;
  during: BoundedInterval;
  held: boolean;
}

/** Busy times of a calendar that are not over at a time. */
export async function keptBusy(
  { em }: Unit,
  calendarId: string,
  from: Temporal.Instant,
): Promise<KeptBusy[]> {
  const rows = await em.execute<{ id: string; during: string; held: boolean }[]>(
    `select a.id, a.during::text as during, c.id is not null as held from appointment a
     left join commitment c on c.source_type = 'APPOINTMENT' and c.source_id = a.id
     where a.calendar_id = ? and upper(a.during) > ?::timestamptz order by lower(a.during), a.id`,
    [calendarId, from.toString()],
  );
  return rows.map(({ id, during, held }) => ({ id, during: intervalOf(during) as BoundedInterval, held }));
}

/** Where a busy time of a calendar meets a visit or a duty of the same person. */
export interface BusyClash {
  kind: 'VISIT' | 'DUTY';
  sourceId: string;
  from: Temporal.Instant;
  until: Temporal.Instant;
}

/** All of a calendar that are not over, earliest first; a visit by its own time and the way. */
export async function busyClashes({ em, now }: Unit, calendarId: string): Promise<BusyClash[]> {
  const rows = await em.execute<{ source_type: BusyClash['kind']; source_id: string; during: string }[]>(
    `select c.source_type, c.source_id,
       tstzrange(min(lower(a.during * c.during)), max(upper(a.during * c.during)))::text as during
     from appointment a join commitment c on c.professional_id = a.professional_id and c.during && a.during
     where a.calendar_id = ? and c.source_type in ('VISIT', 'DUTY') and upper(a.during * c.during) > ?::timestamptz
     group by c.source_type, c.source_id order by min(lower(a.during * c.during)), c.source_id`,
    [calendarId, now.toString()],
  );
  return rows.map(({ source_type, source_id, during }) => {
    const { from, until } = intervalOf(during) as BoundedInterval;
    return { kind: source_type, sourceId: source_id, from, until };
  });
}

/** Calendars with a busy time that stands beside nothing any more, wholly or in part. */
export const loosened = ({ em, now }: Unit): Promise<{ id: string }[]> =>
  em.execute(
    `select distinct a.calendar_id as id from appointment a
     where a.calendar_id is not null and upper(a.during) > ?::timestamptz
       and not exists (select from commitment c where c.source_type = 'APPOINTMENT' and c.source_id = a.id)
       and not coalesce((select range_agg(c.during) from commitment c where c.professional_id = a.professional_id
         and c.layer && int4range(1, 2) and c.during && a.during), '{}'::tstzmultirange) @> a.during`,
    [now.toString()],
  );

/** Writes busy times anew: some are gone, some are new, some take the time now or do no longer. */
export async function writeBusy(
  { em }: Unit,
  { calendarId, professionalId }: { calendarId: string; professionalId: string },
  { gone, fresh }: { gone: readonly string[]; fresh: readonly { during: Interval; held: boolean }[] },
): Promise<void> {
  await em.execute(
    `delete from commitment where source_type = 'APPOINTMENT' and source_id = any(string_to_array(?, ',')::uuid[])`,
    [idList(gone)],
  );
  await em.execute(`delete from appointment where id = any(string_to_array(?, ',')::uuid[])`, [idList(gone)]);
  await em.execute(
    `with fresh as (
       select gen_random_uuid() as id, (one ->> 'during')::tstzrange as during, (one ->> 'held')::boolean as held
       from jsonb_array_elements(?::jsonb) as one),
     written as (
       insert into appointment (id, professional_id, during, kind, calendar_id)
       select id, ?::uuid, during, 'OTHER', ?::uuid from fresh)
     insert into commitment (professional_id, source_type, source_id, during)
     select ?::uuid, 'APPOINTMENT', id, during from fresh where held`,
    [
      JSON.stringify(fresh.map(({ during, held }) => ({ during: intervalText(during), held }))),
      professionalId,
      calendarId,
      professionalId,
    ],
  );
}

/** Forgets busy times of a calendar that ended before a time. */
export async function forgetBusyBefore(
  { em }: Unit,
  calendarId: string,
  before: Temporal.Instant,
): Promise<void> {
  await em.execute(
    `with gone as (delete from appointment where calendar_id = ? and upper(during) < ?::timestamptz returning id)
     delete from commitment c using gone where c.source_type = 'APPOINTMENT' and c.source_id = gone.id`,
    [calendarId, before.toString()],
  );
}

/** A reading that dies on the way is tried again after this. */
const CLAIM_MINUTES = 10;

/** The address that is due, kept from everybody else for a while; null where another process was faster. */
export async function claimCalendar({ em, now }: Unit, id: string): Promise<string | null> {
  const [row] = await em.execute<{ address: string }[]>(
    'update calendar set next_at = ?::timestamptz where id = ? and next_at <= ?::timestamptz returning address',
    [now.add({ minutes: CLAIM_MINUTES }).toString(), id, now.toString()],
  );
  return row?.address ?? null;
}
