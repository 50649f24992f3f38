// The safety hints of the place a visit goes to: for whoever sends the two, and for the two before they accept.
import { may, require } from '#access/policy.rules';
import { isGranted } from '#access/record-grants';
import { districtById } from '#districts/districts';
import { addHint, type NewHint } from '#families/change-safety-hint';
import { nameableHousehold } from '#families/households';
import type { SafetyHint } from '#families/safety-hint.entity';
import { hintsFor } from '#families/safety-hints';
import { Failure } from '#kernel/failure';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import type { Visit } from './visit.entity';
import { sitsOn, visitById } from './visits';

/** LEAD of the district, dispatcher, duty, whoever has a seat, accepted or not. @throws Failure FORBIDDEN. */
export async function hintsOfVisit(unit: Unit, visit: Visit): Promise<SafetyHint[]> {
  const about = { districtId: visit.district.id, own: await sitsOn(unit, visit.id) };
  if (!may(unit.viewer, 'hint:read', about)) throw new Failure('FORBIDDEN');
  return hintsFor(unit, { householdId: visit.household?.id ?? null, address: visit.placeAddress ?? null });
}

export interface AddSafetyHint extends NewHint {
  visitId?: string | null;
  householdId?: string | null;
  address?: string | null;
  districtId?: string | null;
}

/**
 * Enters a hint for the place of a visit, for a household, or for an address; exactly one of them.
 * @throws Refusal INVALID (visitId), NOT_FOUND, FORBIDDEN, and what {@link addHint} asks for.
 */
export async function addSafetyHint(unit: Unit, input: AddSafetyHint): Promise<{ id: string }> {
  require(unit.viewer, 'hint:write');
  const said = [input.visitId, input.householdId, input.address].filter(Boolean);
  if (said.length !== 1) onePlace();
  if (input.visitId) {
    const visit = await visitById(unit, input.visitId);
    if (!visit) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'visitId' });
    const householdId = visit.household?.id ?? null;
    const address = visit.placeAddress ?? null;
    if (!householdId && !address) onePlace();
    const own = await sitsOn(unit, visit.id);
    return addHint(unit, { districtId: visit.district.id, householdId, address, own }, input);
  }
  if (input.householdId) {
    const household = await nameableHousehold(unit, input.householdId);
    if (!household) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'householdId' });
    const own = await isGranted(unit, unit.viewer.professionalId, 'HOUSEHOLD', household.id);
    const place = { districtId: household.district.id, householdId: household.id, address: null, own };
    return addHint(unit, place, input);
  }
  const { districtId } = input;
  if (!districtId || !isId(districtId) || !(await districtById(unit, districtId)))
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtId' });
  return addHint(unit, { districtId, householdId: null, address: input.address ?? null, own: false }, input);
}

function onePlace(): never {
  throw new Refusal(ErrorCode.INVALID, { field: 'visitId', words: { because: 'ONE_PLACE' } });
}
