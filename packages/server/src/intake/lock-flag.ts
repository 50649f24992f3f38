// One flag, held until the unit of work ends: two people who act on it come one after the other.
import { grant } from '#access/record-grants';
import { withinDistricts } from '#access/policy.rules';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { lockedFlag } from './locked-flag.queries';
import type { RiskFlag } from './risk-flag.entity';

/**
 * Reads the flag and holds it.
 * @throws Refusal NOT_FOUND (id); CONFLICT with the version it has, when it was decided on another one.
 */
export async function lockFlag(unit: Unit, id: string, expectedVersion?: number | null): Promise<RiskFlag> {
  const flag = isId(id) ? await lockedFlag(unit, id) : null;
  if (!flag || !withinDistricts(unit.viewer, [flag.district.id])?.length)
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== flag.version) {
    const details = { currentVersion: flag.version };
    throw new Refusal(ErrorCode.CONFLICT, {
      field: 'expectedVersion',
      details,
      words: { subject: flag.reference },
    });
  }
  return flag;
}

/** Who raised or took a flag may read it and its household from then on (rules 1). */
export async function openTo(
  unit: Unit,
  professionalId: string | null,
  flag: RiskFlag,
  reason: 'RAISED' | 'TAKEN',
): Promise<void> {
  if (professionalId === null) return;
  const to = { professionalId, reason, sourceId: flag.id };
  await grant(unit, { ...to, subjectType: 'RISK_FLAG', subjectId: flag.id });
  if (flag.household) await grant(unit, { ...to, subjectType: 'HOUSEHOLD', subjectId: flag.household.id });
}
