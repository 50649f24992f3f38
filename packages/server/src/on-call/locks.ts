// Who waits for whom: visits first, then duties, then people, each in one order, so that nobody waits in a circle.
import type { Unit } from '#kernel/unit';
import { lockPeople } from '#staff/commitments';
import { lockVisits } from '#visits/visits.queries';

/** Arbitrary, but never to be changed: everybody who changes seats of duties meets at this lock. */
const DUTIES = 7_112_027;

/**
 * Waits until nobody else is changing duties: they are few, and a seat lost between two changes would wake nobody.
 * What is read after it stays true until the transaction ends.
 */
export async function lockDuties({ em }: Unit): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(?)', [DUTIES]);
}

/** Everything an absence or its end may change. Gives the names of the people who exist. */
export async function lockAll(
  unit: Unit,
  visitIds: readonly string[],
  people: readonly string[],
): Promise<Map<string, string>> {
  await lockVisits(unit, visitIds);
  await lockDuties(unit);
  return lockPeople(unit, people);
}
