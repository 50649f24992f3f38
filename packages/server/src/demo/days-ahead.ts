// Fills the days ahead as a dispatcher would: visits where a day has none, standing hours where the last are old.
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import type { Store, Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { computeLoads, recompute } from '#load/district-loads';
import { planVisit } from '#visits/plan';
import { Cast } from './cast';
import type { Chance } from './chance';
import { slotsOf } from './day-plan';
import { MARL } from './marl';
import { DAYS_AHEAD } from './rota';
import { LEAST_STANDING_HOURS, OVERHEAD } from './seed';
import { MINUTES } from './visit-book';

const DEMO = system('demo');
/** Offices report their standing hours every week. */
const STANDING_DAYS = 7;

interface Home {
  id: string;
  district_id: string;
  address: string;
}

/** Visits for every day of the next 14 on which nothing is due yet. */
export async function fillVisits(store: Store, chance: Chance): Promise<void> {
  const { by, days, homes } = await store.read(DEMO, async (unit) => ({
    by: (await Cast.read(unit)).named('disposition'),
    days: await emptyDays(unit),
    homes: await unit.em.execute<
      Home[]
    >(`select h.id, h.district_id, h.address from household h join district d on d.id = h.district_id
      where d.town = (select town from district order by id limit 1) and h.address is not null order by h.id`),
  }));
  if (!by || homes.length === 0) return;
  for (const date of days) {
    const ofDay = chance.fork(`${date}`);
    for (const slot of slotsOf(date, ofDay)) {
      const home = ofDay.pick(homes);
      await store.write(by, (unit) =>
        planVisit(unit, {
          districtId: home.district_id,
          householdId: home.id,
          kind: slot.kind,
          urgency: slot.urgency,
          dueFrom: slot.from.subtract({ minutes: 30 }),
          dueUntil: slot.due.until,
          duration: Temporal.Duration.from({ minutes: MINUTES[slot.kind] }),
          place: { kind: 'ADDRESS', address: home.address },
          announced: true,
        }),
      );
    }
  }
}

async function emptyDays({ em, now }: Unit): Promise<Temporal.PlainDate[]> {
  const today = dateAt(now);
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => today.add({ days: ahead + 1 }));
  const busy = await em.execute<{ day: string }[]>(
    `select distinct (due_until at time zone 'Europe/Berlin')::date::text as day from visit where due_until >= ?::timestamptz`,
    [startOfDay(today).toString()],
  );
  const taken = new Set(busy.map((row) => row.day));
  return days.filter((day) => !taken.has(day.toString()));
}

/** Loads of the demo's districts stay near where they began, without ever standing still. */
const targetOf = (slug: string): number =>
  MARL.districts.find((district) => district.slug === slug)?.load ?? 0.9;

/** The offices' weekly report of their standing hours. */
export async function reportStandingHours(store: Store, chance: Chance): Promise<void> {
  await store.write(DEMO, async (unit) => {
    const today = dateAt(unit.now);
    const last = await unit.em.execute<{ district_id: string; slug: string; hours: string; as_of: string }[]>(
      `select distinct on (s.district_id) s.district_id, d.slug, s.hours_per_week as hours, s.as_of::text as as_of
       from standing_hours s join district d on d.id = s.district_id order by s.district_id, s.as_of desc`,
    );
    const old = last.filter(({ as_of }) => Temporal.PlainDate.from(as_of).until(today).days >= STANDING_DAYS);
    const ids = old.map((row) => row.district_id);
    const loads = await computeLoads(unit, ids, OVERHEAD);
    for (const { district_id, slug, hours } of old) {
      const { availableHours, requiredHours } = loads.get(district_id)!;
      const missing = (targetOf(slug) + (chance.next() - 0.5) * 0.06) * availableHours - requiredHours;
      const next = Math.max(LEAST_STANDING_HOURS, Math.round((Number(hours) + missing) * 2) / 2);
      await unit.em.execute(
        'insert into standing_hours (district_id, as_of, hours_per_week) values (?, ?::date, ?) on conflict do nothing',
        [district_id, today.toString(), next],
      );
    }
    await recompute(unit, ids, { overhead: OVERHEAD, seq: 0n });
  });
}
