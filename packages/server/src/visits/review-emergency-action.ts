// Somebody in charge who is not the person looks at what was done alone, and says so once.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { EmergencyAction, EmergencyReview } from './emergency.entity';
import { demandAnother } from './emergency.rules';
import { lockEmergencyAction } from './emergency-actions.queries';

export interface ReviewEmergencyAction {
  id: string;
  /** At most 4000 characters. */
  text?: string | null;
}

const TEXT_MAX = 4000;

/**
 * Reviews an emergency action: LEADERSHIP, or LEAD of the district; never the person it is about.
 * @throws Refusal FORBIDDEN, NOT_FOUND (id), INVALID (id: oneself; text), WRONG_STATE when it is reviewed.
 */
export async function reviewEmergencyAction(
  unit: Unit,
  input: ReviewEmergencyAction,
): Promise<{ id: string }> {
  require(unit.viewer, 'emergency:review');
  const { em, now, viewer } = unit;
  if (!isId(input.id)) return notFound();
  await lockEmergencyAction(unit, input.id);
  const action = await em.findOne(EmergencyAction, { id: input.id });
  if (!action) return notFound();
  require(viewer, 'emergency:review', { districtId: action.district.id }, 'id');
  demandAnother(action.professional.id, viewer.professionalId, 'id');
  if (await em.findOne(EmergencyReview, { actionId: action.id }))
    throw new Refusal(ErrorCode.WRONG_STATE, {
      field: 'id',
      words: { subject: action.reference, state: 'REVIEWED', possible: '' },
    });
  em.create(EmergencyReview, {
    actionId: action.id,
    professionalId: action.professional.id,
    reviewerProfessionalId: viewer.professionalId,
    reviewedAt: now,
    reviewedBy: viewer.principal,
    reviewedByName: viewer.name,
    text: checkedText(input.text, 'text', { max: TEXT_MAX }),
  });
  unit.record({
    kind: FactKind.EMERGENCY_ACTION_REVIEWED,
    districtId: action.district.id,
    subject: { type: 'EMERGENCY_ACTION', id: action.id },
    change: [{ field: 'review', from: null, to: now.toString() }],
  });
  return { id: action.id };
}

function notFound(): never {
  throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
}
