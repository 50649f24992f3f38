// Lets what lies in a gap end quietly: after days without the server, nothing old may shout from the first screen.
import { cancelVisit } from '#visits/plan';
import { finishVisit } from '#visits/carry-out';
import { endAbsence } from '#on-call/absence-report';
import { resolveRiskFlag } from '#intake/resolve-risk-flag';
import { Refusal } from '#kernel/refusal';
import type { Outcome, Store, Unit } from '#kernel/unit';
import { system, type Viewer } from '#kernel/viewer';
import { Cast } from './cast';
import { nearVisits, openFlags } from './present';

const HOUR = 3_600_000;
/** A visit that should have ended so long ago, a flag in which nothing moved for so long, belongs to the gap. */
const VISIT_HOURS = 12;
const FLAG_HOURS = 60;
const AWAY_DAYS = 21;

/** Finishes, cancels and resolves what was left behind; two people each where two are needed. */
export async function endQuietly(store: Store): Promise<void> {
  await comeBack(store);
  const { flags, visits, cast, now } = await store.read(system('demo'), async (unit) => ({
    flags: await openFlags(unit),
    visits: await nearVisits(unit, 0),
    cast: await Cast.read(unit),
    now: unit.now.epochMilliseconds,
  }));
  const [first, second] = [cast.named('leitung'), cast.named('fachkraft-01')];
  const dispatcher = cast.named('disposition');
  for (const visit of visits) {
    if (visit.state === 'UNDER_WAY' && now - visit.started_at! > VISIT_HOURS * HOUR) {
      for (const seat of visit.seats.filter((one) => !one.finished)) {
        await quietly(store, cast.of(seat.id), (unit) =>
          finishVisit(unit, { visitId: visit.id, childSafeNow: 'UNKNOWN' }),
        );
      }
    }
  }
  for (const flag of flags) {
    if (now - flag.updated_at < FLAG_HOURS * HOUR) continue;
    for (const by of [first, second])
      await quietly(store, by, (unit) => resolveRiskFlag(unit, { id: flag.id, reasonCode: 'HANDED_ON' }));
  }
  for (const visit of visits) {
    if (visit.state === 'UNDER_WAY' || now - visit.due_until < VISIT_HOURS * HOUR) continue;
    await quietly(store, dispatcher, (unit) =>
      cancelVisit(unit, { visitId: visit.id, reasonCode: 'HANDLED_OTHERWISE' }),
    );
  }
}

/** Whoever is away without a known end is back after three weeks. */
async function comeBack(store: Store): Promise<void> {
  const { away, cast } = await store.read(system('demo'), async (unit) => ({
    away: await unit.em.execute<{ id: string; professional_id: string }[]>(
      'select id, professional_id from absence where upper_inf(during) and lower(during) < ?::timestamptz order by id',
      [unit.now.subtract({ hours: 24 * AWAY_DAYS }).toString()],
    ),
    cast: await Cast.read(unit),
  }));
  for (const { id, professional_id } of away)
    await quietly(store, cast.of(professional_id), (unit) => endAbsence(unit, { id, until: unit.now }));
}

/** What is refused (already resolved, not theirs) stays as it is. */
async function quietly(
  store: Store,
  by: Viewer | null,
  act: (unit: Unit) => Promise<Outcome>,
): Promise<void> {
  if (!by) return;
  try {
    await store.write(by, async (unit) => ({ id: (await act(unit)).id }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
