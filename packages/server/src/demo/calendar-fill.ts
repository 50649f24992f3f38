// The visits of today's ordinary slots and of the days ahead, each as far along as its time says.
import type { Chance } from './chance';
import { slotsOf } from './day-plan';
import type { Ground } from './foundations';
import type { Family } from './households';
import type { Roster } from './roster';
import type { Office } from './rows';
import { DAYS_AHEAD } from './rota';
import { book, type Draft, timeOf } from './visit-book';

/** Fills today (what is over is done, what is near is left to the scene) and 14 days ahead. */
export function fillCalendar(
  office: Office,
  roster: Roster,
  families: readonly Family[],
  by: string,
  ground: Ground,
): void {
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const date = ground.today.add({ days: ahead });
    const chance = ground.chance.fork(`day ${date}`);
    for (const slot of slotsOf(date, chance)) {
      const family = chance.pick(families);
      const createdAt = ground.now.subtract({ hours: 24 * 2, minutes: chance.between(0, 600) });
      const plan = { ...slot, family, createdAt };
      const stage = stageOf(timeOf(slot).until, ahead, ground.now, chance);
      if (!stage) continue;
      const pair =
        stage.state === 'DUE' || stage.state === 'CANCELLED'
          ? null
          : roster.pairFor(family.districtId, timeOf(slot), chance);
      const draft: Draft = pair
        ? { ...plan, ...stage, pair }
        : {
            ...plan,
            state: stage.state === 'CANCELLED' ? 'CANCELLED' : stage.state === 'DONE' ? 'CANCELLED' : 'DUE',
            accepted: 0,
            pair: null,
          };
      book(office, roster, draft, by, chance);
    }
  }
}

/** How far a visit is that ends then; null: the hours around now belong to the scene. */
function stageOf(
  ends: Temporal.Instant,
  ahead: number,
  now: Temporal.Instant,
  chance: Chance,
): Pick<Draft, 'state' | 'accepted'> | null {
  const hours = (ends.epochMilliseconds - now.epochMilliseconds) / 3_600_000;
  if (ahead === 0) {
    if (hours < -0.25)
      return chance.happens(0.12) ? { state: 'CANCELLED', accepted: 0 } : { state: 'DONE', accepted: 2 };
    if (hours < 3.5) return null;
  }
  if (ahead <= 1)
    return chance.happens(0.6)
      ? { state: 'ACCEPTED', accepted: 2 }
      : { state: 'ASSIGNED', accepted: chance.between(0, 1) };
  if (ahead <= 5 && chance.happens(0.6))
    return chance.happens(0.3)
      ? { state: 'ACCEPTED', accepted: 2 }
      : { state: 'ASSIGNED', accepted: chance.between(0, 1) };
  return { state: 'DUE', accepted: 0 };
}
