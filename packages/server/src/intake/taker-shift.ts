// Until when somebody who takes a flag is there: read from working times and duties, decided by the rules.
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { takenWithin } from '#staff/commitments';
import { workingTimesOf } from '#staff/professionals.queries';
import { shiftOf } from './shift.rules';

/** Days ahead in which duties can prolong a shift. */
const AHEAD = 8;

/** End of the shift that runs now, or null outside all of them. An account that is no professional has the office hours. */
export async function shiftEndOf(
  unit: Unit,
  professionalId: string | null,
): Promise<Temporal.Instant | null> {
  if (professionalId === null) return shiftOf({ duties: [], workingTimes: [] }, unit.now)?.until ?? null;
  const around = { from: unit.now.subtract({ hours: 24 }), until: unit.now.add({ hours: 24 * AHEAD }) };
  const taken = await takenWithin(unit, [professionalId], around);
  const duties = taken
    .filter(({ sourceType }) => sourceType === 'DUTY')
    .map(({ during }) => during)
    .filter((during): during is BoundedInterval => during.until !== null);
  const workingTimes = (await workingTimesOf(unit, [professionalId])).get(professionalId) ?? [];
  return shiftOf({ duties, workingTimes }, unit.now)?.until ?? null;
}
