// What nobody knew at two in the morning is filled in afterwards: place, phone, language, purpose, note, and the flag's words.
import { require } from '#access/policy.rules';
import { grant } from '#access/record-grants';
import { Household } from '#families/household.entity';
import { nameableHousehold } from '#families/households';
import { describeRiskFlag } from '#intake/describe-risk-flag';
import { type Change, FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedPhone } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { VisitPurpose } from './catalogues.entity';
import { hold } from './change';
import { checkedLanguage, checkedNote, checkedPlace, type PlaceSaid } from './plan';
import { askTransport, type TransportSaid } from './transport';

export interface DescribeVisit {
  visitId: string;
  place?: PlaceSaid | null;
  contactPhone?: string | null;
  announced?: boolean | null;
  language?: string | null;
  purposeCode?: string | null;
  note?: string | null;
  transport?: TransportSaid | null;
  /** Only where the visit has none. */
  householdId?: string | null;
  /** Words of its flag, only where it has none. */
  text?: string | null;
  expectedVersion?: number | null;
}

/**
 * Writes what is said; what is absent stays. The fact names the fields, never what they say.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, WRONG_STATE, INVALID.
 */
export async function describeVisit(unit: Unit, input: DescribeVisit): Promise<{ id: string }> {
  require(unit.viewer, 'visit:plan');
  const { visit, now } = await hold(unit, input.visitId, 'visit:plan', input.expectedVersion);
  const said = { subject: visit.reference, state: visit.state, possible: '' };
  if (visit.state === 'CANCELLED') throw new Refusal(ErrorCode.WRONG_STATE, { words: said });
  const before = { ...visit };
  if (input.place) Object.assign(visit, checkedPlace(input.place));
  if (input.contactPhone) visit.contactPhone = checkedPhone(input.contactPhone, 'contactPhone');
  if (input.announced !== null && input.announced !== undefined) visit.announced = input.announced;
  if (input.language) visit.language = checkedLanguage(input.language);
  if (input.note) visit.note = checkedNote(input.note);
  if (input.purposeCode) {
    if (!(await unit.em.findOne(VisitPurpose, { code: input.purposeCode })))
      throw new Refusal(ErrorCode.INVALID, { field: 'purposeCode', words: { because: 'UNKNOWN_CODE' } });
    visit.purpose = unit.em.getReference(VisitPurpose, input.purposeCode, { wrapped: true });
  }
  if (input.transport) await askTransport(unit, visit.id, input.transport);
  if (input.householdId) {
    if (visit.household) throw new Refusal(ErrorCode.WRONG_STATE, { field: 'householdId', words: said });
    const household = await nameableHousehold(unit, input.householdId);
    if (!household) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'householdId' });
    visit.household = unit.em.getReference(Household, household.id, { wrapped: true });
    for (const professionalId of now.pair ?? [])
      await grant(unit, { professionalId, subjectType: 'HOUSEHOLD', subjectId: household.id, reason: 'SEAT', sourceId: visit.id }); // prettier-ignore
  }
  if (input.text) {
    if (!visit.flag) throw new Refusal(ErrorCode.INVALID, { field: 'text' });
    await describeRiskFlag(unit, { id: visit.flag.id, text: input.text });
  }
  visit.touch(unit.now);
  unit.record({
    kind: FactKind.VISIT_DESCRIBED,
    districtId: visit.district.id,
    subject: { type: 'VISIT', id: visit.id },
    change: FIELDS.filter((field) => before[field] !== visit[field])
      .map(moved)
      .concat(input.transport ? [moved('transport')] : []),
    people: [...(now.pair ?? [])],
  });
  return { id: visit.id };
}

const FIELDS = [
  'placeAddress',
  'placeNote',
  'contactPhone',
  'announced',
  'language',
  'purpose',
  'note',
  'household',
] as const;
/** Which field, and nothing of what it says. */
const moved = (field: string): Change => ({ field, from: null, to: null });
