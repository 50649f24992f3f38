// Somebody had to act alone: said by themselves or for them; a visit by two becomes due in the same transaction.
import { require } from '#access/policy.rules';
import { District } from '#districts/district.entity';
import { districtById } from '#districts/districts';
import { Household } from '#families/household.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { Professional } from '#staff/professional.entity';
import { professionalById } from '#staff/professionals';
import { VisitKind } from './catalogues.entity';
import { EmergencyAction, EmergencyReason } from './emergency.entity';
import {
  checkedAlone,
  checkedContact,
  type ContactKind,
  demandAnother,
  followedUntil,
  reviewDue,
} from './emergency.rules';
import { enterVisit, type PlaceSaid } from './plan';
import { Visit } from './visit.entity';
import { visitById } from './visits';

export interface RecordEmergencyAction {
  /** The person signed in when absent. */
  professionalId?: string | null;
  districtId: string;
  from: Temporal.Instant;
  until: Temporal.Instant;
  reasonCode: string;
  contactKind: ContactKind;
  contactId?: string | null;
  contactName?: string | null;
  authorisedById?: string | null;
  authorisedByName?: string | null;
  text?: string | null;
  flagId?: string | null;
  householdId?: string | null;
  place?: PlaceSaid | null;
  contactPhone?: string | null;
}

const NAME_MAX = 120;
const TEXT_MAX = 4000;
const KIND = 'RISK_VISIT';

/**
 * Writes down what one person did alone. It is no visit and has no seats; the visit it makes due has none yet either.
 * @throws Refusal FORBIDDEN, NOT_FOUND, INVALID, END_BEFORE_START, WRONG_STATE (flagId).
 */
export async function recordEmergencyAction(
  unit: Unit,
  input: RecordEmergencyAction,
): Promise<{ id: string }> {
  require(unit.viewer, 'emergency:record');
  const { em, now, viewer } = unit;
  const { districtId } = input;
  const professionalId = input.professionalId ?? viewer.professionalId;
  if (!professionalId || !(await professionalById(unit, professionalId))) return notFound('professionalId');
  const own = professionalId === viewer.professionalId;
  require(viewer, 'emergency:record', { districtId, own }, 'professionalId');
  if (!isId(districtId) || !(await districtById(unit, districtId))) return notFound('districtId');
  const during = checkedAlone(input, now);
  const reason = await em.findOne(EmergencyReason, { code: input.reasonCode.replaceAll('\0', '') });
  if (!reason)
    throw new Refusal(ErrorCode.INVALID, { field: 'reasonCode', words: { because: 'UNKNOWN_CODE' } });
  const contact = checkedContact({
    contactKind: input.contactKind,
    contactId: await someone(unit, professionalId, input.contactId, 'contactId'),
    contactName: checkedText(input.contactName, 'contactName', { max: NAME_MAX }),
  });
  const authorisedById = await someone(unit, professionalId, input.authorisedById, 'authorisedById');

  const { durationMinutes } = await em.findOneOrFail(VisitKind, { code: KIND });
  const visit = await enterVisit(unit, {
    districtId,
    kind: KIND,
    urgency: 'U1',
    dueFrom: now,
    dueUntil: followedUntil(during.until, now),
    duration: Temporal.Duration.from({ minutes: durationMinutes }),
    place: input.place ?? null,
    contactPhone: input.contactPhone ?? null,
    householdId: input.householdId ?? null,
    flagId: input.flagId ?? null,
  });
  const planned = (await visitById(unit, visit.id))!;
  const action = em.create(EmergencyAction, {
    professional: em.getReference(Professional, professionalId),
    district: em.getReference(District, districtId),
    household: planned.household ? em.getReference(Household, planned.household.id) : null,
    flag: planned.flag ? em.getReference(RiskFlag, planned.flag.id) : null,
    visit: em.getReference(Visit, visit.id),
    during,
    reason: em.getReference(EmergencyReason, reason.code),
    contactKind: contact.contactKind,
    contact: contact.contactId ? em.getReference(Professional, contact.contactId) : null,
    contactName: contact.contactName,
    authorisedBy: authorisedById ? em.getReference(Professional, authorisedById) : null,
    authorisedByName: checkedText(input.authorisedByName, 'authorisedByName', { max: NAME_MAX }),
    text: checkedText(input.text, 'text', { max: TEXT_MAX }),
    recordedAt: now,
    recordedBy: viewer.principal,
    recordedByName: viewer.name,
    reviewDue: reviewDue(now),
  } as never);
  await em.flush();
  unit.record({
    kind: FactKind.EMERGENCY_ACTION_RECORDED,
    districtId,
    subject: { type: 'EMERGENCY_ACTION', id: action.id },
    change: [{ field: 'reviewDue', from: null, to: action.reviewDue.toString() }],
    people: [professionalId],
    occurredAt: during.until,
  });
  return { id: action.id };
}

/** Another professional, who exists; null when none is named. */
async function someone(unit: Unit, person: string, id: string | null | undefined, field: string) {
  if (!id) return null;
  demandAnother(person, id, field);
  if (!(await professionalById(unit, id))) return notFound(field);
  return id;
}

function notFound(field: string): never {
  throw new Refusal(ErrorCode.NOT_FOUND, { field });
}
