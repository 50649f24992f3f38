// Somebody says that it is done; of urgent flags a second person has to say it too.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { historyOf, note } from './flag-history';
import { RiskFlagState } from './flag.rules';
import { lockFlag } from './lock-flag';
import { TEXT_MAX } from './raise-risk-flag';
import { ResolutionReason } from './reasons.entity';
import { FlagEntryKind, resolve } from './resolution.rules';
import type { RiskFlag } from './risk-flag.entity';

export interface Resolving {
  id: string;
  /** Of the catalogue. */
  reasonCode: string;
  text?: string | null;
  expectedVersion?: number | null;
}

/**
 * Resolves a flag, or proposes to: ACUTE and HIGH need two different people (design 3, invariant 4). The reason of the
 * second one stands; the history keeps both.
 * @throws Refusal FORBIDDEN, NOT_FOUND (id), CONFLICT, WRONG_STATE, NEEDS_SECOND_PERSON, INVALID (reasonCode, text).
 */
export async function resolveRiskFlag(unit: Unit, input: Resolving): Promise<{ id: string }> {
  const { viewer, now } = unit;
  require(viewer, 'flag:resolve');
  const flag = await lockFlag(unit, input.id, input.expectedVersion);
  require(viewer, 'flag:resolve', {
    districtId: flag.district.id,
    own: flag.acknowledgedBy === viewer.principal,
  }, 'id');
  const text = checkedText(input.text, 'text', { max: TEXT_MAX });
  const reason = input.reasonCode.includes('\0')
    ? null
    : await unit.em.findOne(ResolutionReason, { code: input.reasonCode });
  if (!reason)
    throw new Refusal(ErrorCode.INVALID, { field: 'reasonCode', words: { because: 'UNKNOWN_CODE' } });

  const history = await historyOf(unit, flag);
  const before = flag.state;
  const step = resolve({ ...flag, takenBy: flag.acknowledgedBy ?? null, history }, viewer.principal);
  flag.resolution = unit.em.getReference(ResolutionReason, reason.code, { wrapped: true });
  flag.resolutionText = text;
  if (step.state === RiskFlagState.RESOLVED) close(unit, flag);
  else {
    flag.resolutionProposedBy = viewer.principal;
    flag.resolutionProposedByName = viewer.name;
    flag.resolutionProposedAt = now;
  }
  flag.touch(now);
  note(unit, flag, history, step.entries, { text });
  const proposed = step.entries.includes(FlagEntryKind.RESOLUTION_PROPOSED);
  unit.record({
    kind: proposed ? FactKind.RISK_FLAG_RESOLUTION_PROPOSED : FactKind.RISK_FLAG_RESOLVED,
    districtId: flag.district.id,
    subject: { type: 'RISK_FLAG', id: flag.id },
    change: proposed
      ? [{ field: 'resolutionProposedBy', from: null, to: viewer.name }]
      : [{ field: 'state', from: before, to: flag.state }],
  });
  return { id: flag.id };
}

function close(unit: Unit, flag: RiskFlag): void {
  flag.state = RiskFlagState.RESOLVED;
  flag.resolvedAt = unit.now;
  flag.resolvedBy = unit.viewer.principal;
  flag.resolvedByName = unit.viewer.name;
  flag.untakenSince = null;
  flag.overdueAt = null;
}
