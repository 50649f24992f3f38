// Which time and which partner a broken visit still has: what an absence noted, as long as nobody else sits there.
import { batched } from '#kernel/batch';
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { visitsBroken } from '#staff/absences.queries';
import type { Professional } from '#staff/professional.entity';
import { professionalById } from '#staff/professionals';
import type { Visit } from './visit.entity';
import type { VisitState } from './visit.rules';

/** What an absence left of a pair. */
export interface LostPair {
  from: Temporal.Instant;
  until: Temporal.Instant;
  remaining: Professional | null;
}

const WAITING: readonly VisitState[] = ['DUE', 'MISSED'];

/** Null where there is a pair, where no absence took one, and where the time it had is over. */
export async function lostPair(unit: Unit, { id, planned, state }: Visit): Promise<LostPair | null> {
  if (planned || !WAITING.includes(state)) return null;
  const broken = await batched(unit, 'what an absence broke', id, (ids) => visitsBroken(unit, ids));
  if (!broken) return null;
  const { from, until } = broken.during as BoundedInterval;
  if (Temporal.Instant.compare(until, unit.now) <= 0) return null;
  return {
    from,
    until,
    remaining: broken.remaining ? ((await professionalById(unit, broken.remaining.id)) ?? null) : null,
  };
}
