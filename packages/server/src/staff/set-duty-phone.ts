// The number that is answered on duty: the person, the lead and leadership keep it; the log says that it changed, never which it is.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedPhone } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { Professional } from './professional.entity';
import { placeToday } from './professionals';

/** @throws Refusal FORBIDDEN, NOT_FOUND (professionalId), INVALID (dutyPhone). */
export async function setDutyPhone(
  unit: Unit,
  asked: { professionalId: string; dutyPhone?: string | null },
): Promise<Outcome> {
  require(unit.viewer, 'duty-phone:write');
  const { professionalId } = asked;
  const one = isId(professionalId) ? await unit.em.findOne(Professional, { id: professionalId }) : null;
  if (!one) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'professionalId' });
  const { districtId } = await placeToday(unit, one.id);
  const about = { districtId, own: unit.viewer.professionalId === one.id };
  require(unit.viewer, 'duty-phone:write', about, 'professionalId');
  const phone = checkedPhone(asked.dutyPhone, 'dutyPhone');
  if (phone === (one.dutyPhone ?? null)) return { id: one.id };
  const change = { from: one.dutyPhone ? 'SET' : null, to: phone ? 'SET' : null };
  one.dutyPhone = phone;
  one.updatedAt = later(unit.now, one.updatedAt.add({ milliseconds: 1 }));
  unit.record({
    kind: FactKind.STAFF_CHANGED,
    districtId,
    subject: { type: 'PROFESSIONAL', id: one.id },
    people: [one.id],
    change: [{ field: 'dutyPhone', ...change }],
  });
  return { id: one.id };
}
