// A safety hint is entered by one, looked at again by one, and removed only by two.
import { require } from '#access/policy.rules';
import { isGranted } from '#access/record-grants';
import { District } from '#districts/district.entity';
import { dateAt } from '#kernel/calendar.rules';
import { type Change, FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { Household } from './household.entity';
import { SafetyHint } from './safety-hint.entity';
import { addressKey, checkedReview, remove, type SafetyHintCode } from './safety-hint.rules';
import { lockedHint } from './safety-hints.queries';

/** Where the hint belongs; rooms above find it out from what they know (a visit). */
export interface HintPlace {
  districtId: string;
  householdId: string | null;
  address: string | null;
  /** The asker goes there, or somebody who does has opened the record to them. */
  own: boolean;
}

export interface NewHint {
  code: SafetyHintCode;
  notedOn?: Temporal.PlainDate | null;
  /** At most 200 characters. */
  source: string;
  reviewOn?: Temporal.PlainDate | null;
}

const SOURCE_MAX = 200;
const ADDRESS_MAX = 400;

/**
 * Enters a hint. The fact names it by id, never code, household or address.
 * @throws Refusal FORBIDDEN, INVALID (source, address, reviewOn), IN_THE_PAST (reviewOn).
 */
export async function addHint(unit: Unit, place: HintPlace, input: NewHint): Promise<{ id: string }> {
  const { districtId, householdId, own } = place;
  require(unit.viewer, 'hint:write', { districtId, own });
  const today = dateAt(unit.now);
  const notedOn = input.notedOn ?? today;
  if (Temporal.PlainDate.compare(notedOn, today) > 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'notedOn', words: { because: 'IN_THE_FUTURE' } });
  const address = householdId
    ? null
    : checkedText(place.address, 'address', { max: ADDRESS_MAX, required: true });
  const key = addressKey(address);
  if (address !== null && key === null) throw new Refusal(ErrorCode.INVALID, { field: 'address' });
  const { principal, name } = unit.viewer;
  const hint = unit.em.create(SafetyHint, {
    district: unit.em.getReference(District, districtId),
    household: householdId ? unit.em.getReference(Household, householdId) : null,
    address,
    addressKey: key,
    code: input.code,
    notedOn,
    source: checkedText(input.source, 'source', { max: SOURCE_MAX, required: true })!,
    reviewOn: checkedReview(input.reviewOn, today),
    addedBy: principal,
    addedByName: name,
    addedAt: unit.now,
    removalProposedBy: null,
    removalProposedByName: null,
    removalProposedAt: null,
    removedBy: null,
    removedByName: null,
    removedAt: null,
    updatedAt: unit.now,
  });
  await unit.em.flush();
  say(unit, hint, []);
  return { id: hint.id };
}

/** Somebody has looked again: it still holds, until the next review. A proposal to remove it lapses. */
export async function confirmHint(
  unit: Unit,
  { id, reviewOn }: { id: string; reviewOn?: Temporal.PlainDate | null },
): Promise<{ id: string }> {
  const hint = await held(unit, id, 'hint:write');
  if (hint.removedAt) throw new Refusal(ErrorCode.WRONG_STATE, { words: { state: 'REMOVED', possible: '' } });
  hint.reviewOn = checkedReview(reviewOn, dateAt(unit.now));
  propose(hint, null);
  hint.touch(unit.now);
  say(unit, hint, []);
  return { id };
}

/**
 * It no longer holds: the first call proposes, a second person's removes.
 * @throws Refusal FORBIDDEN, NOT_FOUND (id), WRONG_STATE, NEEDS_SECOND_PERSON.
 */
export async function removeHint(unit: Unit, { id }: { id: string }): Promise<{ id: string }> {
  const hint = await held(unit, id, 'hint:remove');
  const { principal, name } = unit.viewer;
  const step = remove(
    { removed: hint.removedAt != null, proposedBy: hint.removalProposedBy ?? null },
    principal,
  );
  if (step === 'PROPOSED') propose(hint, unit);
  else Object.assign(hint, { removedBy: principal, removedByName: name, removedAt: unit.now });
  hint.touch(unit.now);
  say(unit, hint, [{ field: 'state', from: null, to: step }]);
  return { id };
}

/** Held, if the asker has the right on it: LEAD of the district, dispatcher, duty, whom a visit leads there. */
async function held(unit: Unit, id: string, right: 'hint:write' | 'hint:remove'): Promise<SafetyHint> {
  require(unit.viewer, right);
  const hint = await lockedHint(unit, id);
  if (!hint) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  const own = hint.household
    ? await isGranted(unit, unit.viewer.professionalId, 'HOUSEHOLD', hint.household.id)
    : false;
  require(unit.viewer, right, { districtId: hint.district.id, own }, 'id');
  return hint;
}

function propose(hint: SafetyHint, by: Unit | null): void {
  hint.removalProposedBy = by?.viewer.principal ?? null;
  hint.removalProposedByName = by?.viewer.name ?? null;
  hint.removalProposedAt = by?.now ?? null;
}

function say(unit: Unit, hint: SafetyHint, change: Change[]): void {
  unit.record({
    kind: FactKind.SAFETY_HINT_CHANGED,
    districtId: hint.district.id,
    subject: { type: 'SAFETY_HINT', id: hint.id },
    change,
  });
}
