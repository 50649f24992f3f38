// Reading households and children, and whether somebody may: own district, duty, or what was opened to them.
import { may, withinDistricts } from '#access/policy.rules';
import { isGranted } from '#access/record-grants';
import { batched } from '#kernel/batch';
import { ExternalReference, type ExternalType } from '#kernel/external-reference.entity';
import { isId } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { Child, Household } from './household.entity';

/** May the asker read this household? LEAD of its district, DUTY, whom a flag or visit leads there, FILE tokens. */
export async function maySeeHousehold(unit: Unit, { id, district }: Household): Promise<boolean> {
  const about = { districtId: district.id, own: false };
  if (may(unit.viewer, 'household:read', about)) return true;
  const own = await isGranted(unit, unit.viewer.professionalId, 'HOUSEHOLD', id);
  return own && may(unit.viewer, 'household:read', { ...about, own });
}

/** One household of many; the ids asked in one answer are read at once. No right is asked. */
export const householdById = (unit: Unit, id: string): Promise<Household | undefined> =>
  batched(unit, 'household', id, async (ids) => {
    const found = await unit.em.find(Household, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  });

/** One child of many. No right is asked. */
export const childById = (unit: Unit, id: string): Promise<Child | undefined> =>
  batched(unit, 'child', id, async (ids) => {
    const found = await unit.em.find(Child, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  });

/** The children of a household, the oldest first. */
export async function childrenOf(unit: Unit, householdId: string): Promise<Child[]> {
  const mine = await batched(unit, 'children of household', householdId, async (ids) => {
    const found = await unit.em.find(
      Child,
      { household: { $in: ids } },
      { orderBy: { birthMonth: 'asc', id: 'asc' } },
    );
    return Map.groupBy(found, (child) => child.household.id);
  });
  return mine ?? [];
}

/** The household an id names, or null where the asker may not see it: the two look the same from outside. */
export async function visibleHousehold(unit: Unit, id: string): Promise<Household | null> {
  const household = isId(id) ? await householdById(unit, id) : undefined;
  return household && (await maySeeHousehold(unit, household)) ? household : null;
}

/** The child an id names, or null where the asker may not see its household. */
export async function visibleChild(unit: Unit, id: string): Promise<Child | null> {
  const child = isId(id) ? await childById(unit, id) : undefined;
  return child && (await visibleHousehold(unit, child.household.id)) ? child : null;
}

/** Our id of the object another system knows by that name; null when there is none. No right is asked. */
export async function objectByExternal(
  unit: Unit,
  type: ExternalType,
  system: string,
  externalId: string,
): Promise<string | null> {
  if (system.includes('\0') || externalId.includes('\0')) return null;
  const reference = await unit.em.findOne(ExternalReference, { type, system, externalId });
  return reference?.objectId ?? null;
}

/** The household somebody names in an input, where they could have learnt of it: a token within its districts. */
export async function nameableHousehold(unit: Unit, id: string): Promise<Household | null> {
  const household = isId(id) ? await householdById(unit, id) : undefined;
  return household && withinDistricts(unit.viewer, [household.district.id])?.length ? household : null;
}
