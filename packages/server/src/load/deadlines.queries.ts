// Deadlines of flags and visits, read by one statement: as counts for every district, or as the list behind a count.
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import type { DeadlineKind } from './ledger.rules';

/** Acts and visits due within so many hours count as due soon (rules 6). */
const SOON_HOURS = 4;

/** A deadline of one flag, visit or review; each of them appears once, under what presses most. */
export interface Deadline {
  kind: DeadlineKind;
  due: Temporal.Instant;
  overdue: boolean;
  /** The flag, the visit, or what was done alone, by the kind. */
  subjectId: string;
}

export interface Pressure {
  overdue: number;
  dueSoon: number;
}

/**
 * `now`, `now` and 4 h later are its parameters. A flag is overdue when nobody took it in time or the next act did not
 * come; a visit when it was missed or its window is over, due soon when its window ends, or it begins without two
 * acceptances, within four hours; a review like an act.
 */
const DEADLINES = `
  with moment as (select ?::timestamptz as now, ?::timestamptz as soon)
  select f.district_id, f.id as subject_id,
    case when f.state = 'ACKNOWLEDGED' and f.next_step_came_at is null and f.next_step_due <= m.soon
      and (f.untaken_since is null or f.next_step_due <= m.now) then 'NEXT_STEP' else 'FLAG_UNTAKEN' end as kind,
    case when f.state = 'ACKNOWLEDGED' and f.next_step_came_at is null and f.next_step_due <= m.soon
      and (f.untaken_since is null or f.next_step_due <= m.now) then f.next_step_due else f.overdue_at end as due
  from moment m join risk_flag f on f.state <> 'RESOLVED' and (
    (f.untaken_since is not null and f.overdue_at <= m.now)
    or (f.state = 'ACKNOWLEDGED' and f.next_step_came_at is null and f.next_step_due <= m.soon))
  union all
  select v.district_id, v.id,
    case when v.state = 'MISSED' then 'VISIT_MISSED' when v.due_until <= m.soon then 'VISIT_DUE' else 'VISIT_UNACCEPTED' end,
    case when v.state = 'MISSED' then v.missed_at when v.due_until <= m.soon then v.due_until else lower(v.planned) end
  from moment m join visit v on v.state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'MISSED') and (
    v.state = 'MISSED' or v.due_until <= m.soon or (v.state = 'ASSIGNED' and lower(v.planned) <= m.soon))
  union all
  select a.district_id, a.id, 'EMERGENCY_REVIEW', a.review_due
  from moment m join emergency_action a on a.review_due <= m.soon
    and not exists (select from emergency_review r where r.action_id = a.id)`;

// A missed visit, an untaken flag past its limit and whatever has passed are overdue; a visit that should have begun is not yet.
const OVERDUE = `(kind in ('VISIT_MISSED', 'FLAG_UNTAKEN') or (kind in ('NEXT_STEP', 'VISIT_DUE', 'EMERGENCY_REVIEW') and due <= ?::timestamptz))`;

const moment = (now: Temporal.Instant) => [now.toString(), now.add({ hours: SOON_HOURS }).toString()];

/** Counts of all districts that have any. */
export async function pressures({ em, now }: Unit): Promise<Map<string, Pressure>> {
  const rows = await em.execute<{ district_id: string; overdue: number; soon: number }[]>(
    `select district_id, (count(*) filter (where late))::integer as overdue, (count(*) filter (where not late))::integer as soon
     from (select d.*, ${OVERDUE} as late from (${DEADLINES}) d) all_of_them group by district_id`,
    [now.toString(), ...moment(now)],
  );
  return new Map(rows.map((row) => [row.district_id, { overdue: row.overdue, dueSoon: row.soon }]));
}

/** The first deadlines of districts, what has passed first, then by time. */
export async function deadlinesOf(
  { em, now }: Unit,
  districtIds: readonly string[],
  first: number,
): Promise<Map<string, Deadline[]>> {
  const rows = await em.execute<
    { district_id: string; subject_id: string; kind: DeadlineKind; due: number; late: boolean }[]
  >(
    `select district_id, subject_id, kind, (extract(epoch from due) * 1000)::float8 as due, late from (
       select d.*, ${OVERDUE} as late,
         row_number() over (partition by district_id order by ${OVERDUE} desc, due, subject_id) as place from (${DEADLINES}) d) placed
     where place <= ${Math.trunc(first)} and district_id = any(string_to_array(?, ',')::uuid[]) order by district_id, place`,
    [now.toString(), now.toString(), ...moment(now), idList(districtIds)],
  );
  const deadlines = rows.map((row) => ({
    districtId: row.district_id,
    deadline: {
      kind: row.kind,
      due: Temporal.Instant.fromEpochMilliseconds(Number(row.due)),
      overdue: row.late,
      subjectId: row.subject_id,
    },
  }));
  return new Map(
    [...Map.groupBy(deadlines, (one) => one.districtId)].map(([id, all]) => [
      id,
      all.map((one) => one.deadline),
    ]),
  );
}
