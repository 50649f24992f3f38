// What the actor sees when it looks at the office: open flags, visits near now, who could go.
import { BERLIN, officeHours, officeHoursAt, dateAt } from '#kernel/calendar.rules';
import { intervalText } from '#kernel/columns';
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { State } from './visit-book';

export interface SeenFlag {
  id: string;
  level: 'ACUTE' | 'HIGH' | 'MEDIUM' | 'LOW';
  state: 'RAISED' | 'ACKNOWLEDGED';
  district_id: string;
  acknowledged_by: string | null;
  next_step: 'CALL' | 'VISIT' | 'ASSESSMENT' | 'HAND_ON' | null;
  next_step_due: number | null;
  untaken_since: number | null;
  proposed_by: string | null;
  updated_at: number;
  /** States of the visits that answer it. */
  visits: State[];
}

export interface SeenVisit {
  id: string;
  state: State;
  district_id: string;
  flag_id: string | null;
  due_from: number;
  due_until: number;
  from: number | null;
  until: number | null;
  started_at: number | null;
  minutes: number;
  seats: { id: string; accepted: boolean; finished: boolean }[];
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Every flag that is not resolved, oldest first. */
export const openFlags = ({ em }: Unit): Promise<SeenFlag[]> =>
  em.execute<SeenFlag[]>(
    `select f.id, f.level, f.state, f.district_id, f.acknowledged_by, f.next_step, ${ms('f.next_step_due')} as next_step_due,
       ${ms('f.untaken_since')} as untaken_since, f.resolution_proposed_by as proposed_by, ${ms('f.updated_at')} as updated_at,
       (select coalesce(json_agg(v.state), '[]') from visit v where v.flag_id = f.id) as visits
     from risk_flag f where f.state <> 'RESOLVED' order by f.raised_at, f.id`,
  );

/** Visits that are not over and due within the next days, by time. */
export const nearVisits = ({ em, now }: Unit, days: number): Promise<SeenVisit[]> =>
  em.execute<SeenVisit[]>(
    `select v.id, v.state, v.district_id, v.flag_id, ${ms('v.due_from')} as due_from, ${ms('v.due_until')} as due_until,
       ${ms('lower(v.planned)')} as "from", ${ms('upper(v.planned)')} as until, ${ms('v.started_at')} as started_at, v.duration_minutes as minutes,
       (select coalesce(json_agg(json_build_object('id', s.professional_id, 'accepted', s.accepted_at is not null, 'finished', s.finished_at is not null) order by s.no), '[]')
        from seat s where s.visit_id = v.id) as seats
     from visit v where v.state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'MISSED') and v.due_from < ?::timestamptz
     order by coalesce(lower(v.planned), v.due_until), v.id`,
    [now.add({ hours: 24 * days }).toString()],
  );

export interface Somebody {
  id: string;
  district_id: string;
}

/** Professionals at work throughout a time and free for a visit then, or for the desk; for a duty whoever of the pool is free. Fewest duties first. */
export async function freePeople(
  { em }: Unit,
  during: BoundedInterval,
  wanted: 'VISIT' | 'DUTY' | 'DESK',
): Promise<Somebody[]> {
  const at = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(BERLIN);
  const working = wanted !== 'DUTY';
  if (working && !officeHours(dateAt(during.from))) return [];
  const layer = wanted === 'VISIT' ? 'int4range(1, 2)' : 'int4range(2, 3)';
  return em.execute<Somebody[]>(
    `select p.id, o.district_id from professional p join office o on o.id = p.office_id join account a on a.professional_id = p.id
     where not exists (select from commitment c where c.professional_id = p.id and c.layer && ${layer} and c.during && ?::tstzrange)
       ${wanted === 'VISIT' ? '' : 'and p.on_call_pool'}
       ${working ? `and exists (select from working_time w where w.professional_id = p.id and w.weekday = ? and w.valid @> ?::date and w.from_time <= ?::time and w.until_time >= ?::time)` : ''}
     order by (select count(*) from duty_seat s join duty d on d.id = s.duty_id where s.professional_id = p.id and d.during && tstzrange(?::timestamptz, ?::timestamptz)), p.name`,
    [
      intervalText(during),
      ...(working
        ? [
            at(during.from).dayOfWeek,
            at(during.from).toPlainDate().toString(),
            at(during.from).toPlainTime().toString(),
            at(during.until.subtract({ minutes: wanted === 'DESK' ? 60 : 45 }))
              .toPlainTime()
              .toString(),
          ]
        : []),
      during.from.subtract({ hours: 24 * 21 }).toString(),
      during.from.add({ hours: 24 * 21 }).toString(),
    ],
  );
}

/** Whoever is at work now: not away. */
export async function atWork(unit: Unit): Promise<Somebody[]> {
  if (!officeHoursAt(unit.now)) return [];
  return freePeople(unit, { from: unit.now, until: unit.now.add({ minutes: 46 }) }, 'VISIT');
}
