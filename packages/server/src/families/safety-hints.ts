// Reading safety hints: what speaks for a place somebody is about to go to. Each reading has its own right.
import { demand, may } from '#access/policy.rules';
import { isGranted } from '#access/record-grants';
import { batched } from '#kernel/batch';
import { Failure } from '#kernel/failure';
import type { Unit } from '#kernel/unit';
import type { Household } from './household.entity';
import { householdById } from './households';
import type { SafetyHint } from './safety-hint.entity';
import { addressKey, SafetyHintCode } from './safety-hint.rules';
import { hintRow, hintsAbout } from './safety-hints.queries';

/** Where somebody goes: to a household, to an address, or to a household at another address. */
export interface Destination {
  householdId: string | null;
  /** As written on a visit; the address of the household is known here. */
  address: string | null;
}

/**
 * The hints that speak for a place, what endangers life first. No right is asked: the caller knows whose place it is.
 * All places of one answer are read by one statement.
 */
export async function hintsFor(unit: Unit, { householdId, address }: Destination): Promise<SafetyHint[]> {
  const home = householdId ? await householdById(unit, householdId) : undefined;
  const keys = [addressKey(address), addressKey(home?.address)].filter((key) => key !== null);
  const place = JSON.stringify([householdId, ...new Set(keys)]);
  return (await batched(unit, 'safety hints', place, (places) => many(unit, places))) ?? [];
}

const ORDER = Object.values(SafetyHintCode);

async function many(unit: Unit, places: string[]): Promise<Map<string, SafetyHint[]>> {
  const asked = places.map((place) => {
    const [householdId, ...keys] = JSON.parse(place) as [string | null, ...string[]];
    return { place, householdId, keys };
  });
  const found = await hintsAbout(
    unit,
    asked.flatMap(({ householdId }) => householdId ?? []),
    asked.flatMap(({ keys }) => keys),
  );
  found.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
  return new Map(
    asked.map(({ place, householdId, keys }) => [
      place,
      found.filter(
        (hint) =>
          (householdId !== null && hint.household?.id === householdId) ||
          (!!hint.addressKey && keys.includes(hint.addressKey)),
      ),
    ]),
  );
}

/** Hints of a household: LEAD of its district, dispatcher, duty, whom a flag or visit leads there. @throws Failure FORBIDDEN. */
export async function hintsOfHousehold(unit: Unit, household: Household): Promise<SafetyHint[]> {
  const own = await isGranted(unit, unit.viewer.professionalId, 'HOUSEHOLD', household.id);
  if (!may(unit.viewer, 'hint:read', { districtId: household.district.id, own }))
    throw new Failure('FORBIDDEN');
  return hintsFor(unit, { householdId: household.id, address: household.address });
}

/** Hints of an address, before anybody has planned a visit there: whoever sends a pair may ask. */
export async function hintsAt(unit: Unit, address: string): Promise<SafetyHint[]> {
  demand(unit.viewer, 'hint:ask');
  const found = await hintsFor(unit, { householdId: null, address });
  return found.filter((hint) => may(unit.viewer, 'hint:ask', { districtId: hint.district.id }));
}

/** One hint as it is now. No right is asked: for payloads. */
export const hintById = hintRow;
