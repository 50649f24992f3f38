// A visit becomes due, or is called off; where an open urgent flag hangs on it, by two.
import { require } from '#access/policy.rules';
import { District } from '#districts/district.entity';
import { districtById } from '#districts/districts';
import { Household } from '#families/household.entity';
import { nameableHousehold } from '#families/households';
import { isUrgent } from '#intake/flag.rules';
import { RiskFlag } from '#intake/risk-flag.entity';
import { checkedReferences } from '#kernel/external-reference.input';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedPhone, checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { nameForeign } from '#staff/external-references';
import { CancelReason, VisitKind, VisitPurpose } from './catalogues.entity';
import { type Held, hold, judged, tell, write } from './change';
import { Visit } from './visit.entity';
import { askTransport, type TransportSaid } from './transport';
import { checkedMinutes } from './visit-times';
import type { PlaceKind, Urgency } from './visit.rules';

/** Where a visit goes, as somebody writes it. */
export interface PlaceSaid {
  kind: PlaceKind;
  address?: string | null;
  note?: string | null;
}

/** What a visit is, whenever it comes. */
export interface Making {
  districtId: string;
  kind: string;
  urgency: Urgency;
  duration: Temporal.Duration;
  place?: PlaceSaid | null;
  contactPhone?: string | null;
  announced?: boolean | null;
  language?: string | null;
  purposeCode?: string | null;
  /** At most 200 characters. */
  note?: string | null;
  householdId?: string | null;
}

export interface PlanVisit extends Making {
  dueFrom: Temporal.Instant;
  dueUntil: Temporal.Instant;
  flagId?: string | null;
  transport?: TransportSaid | null;
  externalReferences?: { system: string; id: string }[] | null;
}

const PLACE_MAX = 400;
const NOTE_MAX = 200;
const LANGUAGE_MAX = 20;

/**
 * Plans a visit by two; it is DUE until a pair is assigned.
 * @throws Refusal FORBIDDEN, NOT_FOUND (districtId, householdId, flagId), INVALID, IN_THE_PAST, END_BEFORE_START, CONFLICT.
 */
export async function planVisit(unit: Unit, input: PlanVisit): Promise<{ id: string }> {
  require(unit.viewer, 'visit:plan', { districtId: input.districtId }, 'districtId');
  return enterVisit(unit, input);
}

/** The same for whoever has asked for a right of their own: what was done alone makes a visit due, whoever says so. */
export async function enterVisit(unit: Unit, input: PlanVisit): Promise<{ id: string }> {
  const { em } = unit;
  checkDue(input, unit.now);
  const flag = input.flagId ? await flagOf(unit, input.flagId, input.districtId) : null;
  const names = checkedReferences(input.externalReferences);
  const made = await checkedMaking(unit, {
    ...input,
    householdId: input.householdId ?? flag?.household?.id ?? null,
  });
  const visit = em.create(Visit, {
    ...made,
    state: 'DUE',
    flag: flag ? em.getReference(RiskFlag, flag.id) : null,
    dueFrom: input.dueFrom,
    dueUntil: input.dueUntil,
    plannedBy: unit.viewer.principal,
    createdAt: unit.now,
    updatedAt: unit.now,
  } as never);
  await em.flush();
  nameForeign(unit, 'VISIT', visit.id, names);
  if (input.transport) await askTransport(unit, visit.id, input.transport);
  unit.record({
    kind: FactKind.VISIT_PLANNED,
    districtId: input.districtId,
    subject: { type: 'VISIT', id: visit.id },
    // Enough for whoever reads the log alone to know what it costs and by when.
    change: [
      { field: 'state', from: null, to: 'DUE' },
      { field: 'kind', from: null, to: input.kind },
      { field: 'duration', from: null, to: input.duration.toString() },
      { field: 'dueFrom', from: null, to: input.dueFrom.toString() },
      { field: 'dueUntil', from: null, to: input.dueUntil.toString() },
    ],
  });
  return { id: visit.id };
}

/**
 * The columns that say what a visit is, whenever it comes: a visit and a series have the same.
 * @throws Refusal NOT_FOUND (districtId, householdId), INVALID.
 */
export async function checkedMaking(unit: Unit, input: Making) {
  const { em } = unit;
  if (!isId(input.districtId) || !(await districtById(unit, input.districtId))) notFound('districtId');
  const purposeCode = input.purposeCode || null;
  if (!(await em.findOne(VisitKind, { code: input.kind }))) unknownCode('kind');
  if (purposeCode && !(await em.findOne(VisitPurpose, { code: purposeCode }))) unknownCode('purposeCode');
  if (input.householdId && !(await nameableHousehold(unit, input.householdId))) notFound('householdId');
  return {
    kind: em.getReference(VisitKind, input.kind),
    district: em.getReference(District, input.districtId),
    household: input.householdId ? em.getReference(Household, input.householdId) : null,
    urgency: input.urgency,
    durationMinutes: checkedMinutes(input.duration),
    ...checkedPlace(input.place),
    contactPhone: checkedPhone(input.contactPhone, 'contactPhone'),
    announced: input.announced ?? false,
    language: checkedLanguage(input.language),
    purpose: purposeCode ? em.getReference(VisitPurpose, purposeCode) : null,
    note: checkedNote(input.note),
  };
}

/** The columns of a place. @throws Refusal INVALID. */
export const checkedPlace = (place: PlaceSaid | null | undefined) => ({
  placeKind: place?.kind ?? null,
  placeAddress: checkedText(place?.address, 'place.address', { max: PLACE_MAX }) ?? null,
  placeNote: checkedText(place?.note, 'place.note', { max: PLACE_MAX }) ?? null,
});
export const checkedNote = (note: string | null | undefined): string | null =>
  checkedText(note, 'note', { max: NOTE_MAX });
export const checkedLanguage = (language: string | null | undefined): string | null =>
  checkedText(language, 'language', { max: LANGUAGE_MAX });

function checkDue({ dueFrom, dueUntil }: PlanVisit, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(dueUntil, dueFrom) <= 0)
    throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'dueUntil' });
  if (Temporal.Instant.compare(dueUntil, now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'dueUntil' });
}

/** The flag a visit answers: open, and of the same district. */
async function flagOf(unit: Unit, id: string, districtId: string): Promise<RiskFlag> {
  const flag = isId(id) ? await unit.em.findOne(RiskFlag, { id }) : null;
  if (!flag || flag.district.id !== districtId) return notFound('flagId');
  if (flag.state === 'RESOLVED')
    throw new Refusal(ErrorCode.WRONG_STATE, {
      field: 'flagId',
      words: { subject: flag.reference, state: flag.state, possible: '' },
    });
  return flag;
}

function notFound(field: string): never {
  throw new Refusal(ErrorCode.NOT_FOUND, { field });
}

function unknownCode(field: string): never {
  throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'UNKNOWN_CODE' } });
}

export interface CancelVisit {
  visitId: string;
  reasonCode: string;
  expectedVersion?: number | null;
}

/**
 * Calls a visit off. Where an open ACUTE or HIGH flag hangs on it, the first call is noted and the second person's call
 * cancels; a token can do neither.
 * @returns `waits`: true when a second person has to agree.
 */
export async function cancelVisit(unit: Unit, input: CancelVisit): Promise<{ id: string; waits: boolean }> {
  require(unit.viewer, 'visit:cancel');
  const held = await hold(unit, input.visitId, 'visit:cancel', input.expectedVersion);
  const { visit } = held;
  const flag = visit.flag ? await unit.em.findOneOrFail(RiskFlag, { id: visit.flag.id }) : null;
  const urgentFlagOpen = flag !== null && isUrgent(flag.level) && flag.state !== 'RESOLVED';
  require(unit.viewer, 'visit:cancel', { districtId: visit.district.id, urgent: urgentFlagOpen }, 'visitId');
  if (!(await unit.em.findOne(CancelReason, { code: input.reasonCode }))) unknownCode('reasonCode');
  const after = judged(held, { do: 'CANCEL', by: unit.viewer.principal, urgentFlagOpen }, unit.now);
  const waits = after.state !== 'CANCELLED';
  await (waits ? propose(unit, held, after) : callOff(unit, held, after, input.reasonCode));
  return { id: visit.id, waits };
}

async function propose(unit: Unit, held: Held, after: Held['now']): Promise<void> {
  const proposer = held.visit.cancelProposedByName;
  held.visit.cancelProposedByName = unit.viewer.name;
  await write(unit, held, after, { field: 'visitId', at: unit.now });
  tell(unit, FactKind.VISIT_CANCEL_PROPOSED, held, after, {
    change: [{ field: 'cancelProposedBy', from: proposer ?? null, to: unit.viewer.name }],
  });
}

/** Writes that a visit is off, as it has been judged; the caller has asked for the right. */
export async function callOff(unit: Unit, held: Held, after: Held['now'], reasonCode: string): Promise<void> {
  const proposer = held.visit.cancelProposedByName;
  Object.assign(held.visit, {
    cancelReason: unit.em.getReference(CancelReason, reasonCode, { wrapped: true }),
    cancelledAt: unit.now,
  });
  await write(unit, held, after, { field: 'visitId', at: unit.now });
  const change = [{ field: 'cancelReason', from: null, to: reasonCode }];
  tell(unit, FactKind.VISIT_CANCELLED, held, after, {
    change: proposer ? [...change, { field: 'proposedBy', from: proposer, to: null }] : change,
  });
}
