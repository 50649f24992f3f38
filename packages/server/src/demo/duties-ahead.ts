// Keeps the rota of the coming days: fills what is empty, and finds a second person where one fell out.
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import type { BoundedInterval } from '#kernel/interval';
import { Refusal } from '#kernel/refusal';
import type { Store, Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';
import type { DutyKind } from '#on-call/duty.rules';
import { setDuty } from '#on-call/set-duty';
import { type Shift, shiftsBetween } from '#on-call/shifts.rules';
import { intervalOf } from '#kernel/columns';
import { Cast } from './cast';
import { freePeople } from './present';
import { DAYS_PLANNED } from './rota';

interface Planned extends Shift {
  members: string[];
}

const { compare } = Temporal.Instant;
/** Between two duties of one person, where the pool allows it. */
const REST = { hours: 11 };

/** Duties that have not ended, with who sits in them. */
async function planned({ em, now }: Unit): Promise<Planned[]> {
  const rows = await em.execute<{ kind: DutyKind; during: string; members: string[] }[]>(
    `select d.kind, d.during::text as during, (select coalesce(json_agg(s.professional_id order by s.no), '[]') from duty_seat s where s.duty_id = d.id) as members
     from duty d where upper(d.during) > ?::timestamptz order by lower(d.during), d.id`,
    [now.toString()],
  );
  return rows.map(({ kind, during, members }) => ({
    kind,
    members,
    during: intervalOf(during) as BoundedInterval,
  }));
}

/** Shifts of the days ahead in which nobody is planned at all. */
export async function emptyShifts(unit: Unit): Promise<Planned[]> {
  const today = dateAt(unit.now);
  const known = await planned(unit);
  const wanted = shiftsBetween(today.subtract({ days: 1 }), today.add({ days: DAYS_PLANNED }));
  const covered = (shift: Shift) =>
    known.some(
      (duty) =>
        compare(duty.during.from, shift.during.until) < 0 &&
        compare(shift.during.from, duty.during.until) < 0,
    );
  return wanted
    .filter(
      (shift) =>
        compare(shift.during.until, unit.now) > 0 &&
        compare(shift.during.until, startOfDay(today)) > 0 &&
        !covered(shift),
    )
    .map((shift) => ({ ...shift, members: [] }));
}

/** Duties that begin within so many hours and in which somebody is missing. */
export async function brokenDuties(unit: Unit, hours: number): Promise<Planned[]> {
  const until = unit.now.add({ hours });
  return (await planned(unit)).filter(
    (duty) => duty.members.length < 2 && compare(duty.during.from, until) < 0,
  );
}

/** Who stays and, beside them, those who had the fewest duties; rested where the pool allows it. */
export async function fillDuty(
  unit: Unit,
  { kind, during, members }: Planned,
): Promise<{ id: string } | void> {
  const rested = { from: during.from.subtract(REST), until: during.until.add(REST) };
  const wanted = kind === 'DUTY_DESK' ? 'DESK' : 'DUTY';
  const free = (await freePeople(unit, during, wanted)).map((one) => one.id);
  const fresh = new Set((await freePeople(unit, rested, 'DUTY')).map((one) => one.id));
  // A desk on a day on which too few work all day is manned by whoever is in the pool.
  const others =
    free.length + members.length < 2 ? (await freePeople(unit, during, 'DUTY')).map((one) => one.id) : [];
  const line = [...new Set([...members, ...free.filter((id) => fresh.has(id)), ...free, ...others])];
  if (line.length < 2) return;
  return setDuty(unit, { kind, from: during.from, until: during.until, professionalIds: line.slice(0, 2) });
}

/** Plans every empty shift of the days ahead, one after the other. */
export async function fillDuties(store: Store): Promise<void> {
  const demo = system('demo');
  const { by, shifts } = await store.read(demo, async (unit) => ({
    by: (await Cast.read(unit)).named('leitung'),
    shifts: await emptyShifts(unit),
  }));
  if (!by) return;
  for (const shift of shifts) {
    try {
      await store.write(by, async (unit) => void (await fillDuty(unit, shift)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
