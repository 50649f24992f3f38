// A flag that was raised in a hurry gets its words; once written they stay.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { historyOf, note } from './flag-history';
import { lockFlag } from './lock-flag';
import { TEXT_MAX } from './raise-risk-flag';
import { FlagEntryKind, openProposal } from './resolution.rules';

/**
 * Writes what was noticed, where nothing has been written yet. An open proposal to resolve lapses: it was made without.
 * @throws Refusal FORBIDDEN, NOT_FOUND (id), WRONG_STATE where it has words, INVALID (text).
 */
export async function describeRiskFlag(
  unit: Unit,
  input: { id: string; text: string },
): Promise<{ id: string }> {
  require(unit.viewer, 'flag:raise');
  const flag = await lockFlag(unit, input.id);
  if (flag.text)
    throw new Refusal(ErrorCode.WRONG_STATE, {
      field: 'text',
      words: { subject: flag.reference, state: flag.state, possible: '' },
    });
  flag.text = checkedText(input.text, 'text', { max: TEXT_MAX, required: true });
  flag.touch(unit.now);
  const history = await historyOf(unit, flag);
  if (openProposal(history)) note(unit, flag, history, [FlagEntryKind.RESOLUTION_LAPSED]);
  unit.record({
    kind: FactKind.RISK_FLAG_DESCRIBED,
    districtId: flag.district.id,
    subject: { type: 'RISK_FLAG', id: flag.id },
  });
  return { id: flag.id };
}
