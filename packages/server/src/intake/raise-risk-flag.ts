// Somebody, a named rule or a tool says that a child may be in danger.
import { require } from '#access/policy.rules';
import { District } from '#districts/district.entity';
import { districtById } from '#districts/districts';
import { Household } from '#families/household.entity';
import { nameableHousehold } from '#families/households';
import { checkedReferences } from '#kernel/external-reference.input';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { nameForeign } from '#staff/external-references';
import { note } from './flag-history';
import { overdueAt, RiskFlagState, type RiskLevel } from './flag.rules';
import { openTo } from './lock-flag';
import { RiskFlagReason } from './reasons.entity';
import { FlagEntryKind } from './resolution.rules';
import { RiskFlag } from './risk-flag.entity';

/** Most characters of a flag's text. */
export const TEXT_MAX = 4000;

export interface NewRiskFlag {
  districtId: string;
  level: RiskLevel;
  /** Of the catalogue. */
  reasonCode: string;
  text: string;
  householdId?: string | null;
  externalReferences?: readonly { system: string; id: string }[] | null;
}

const SOURCES = { PERSON: 'PERSON', TOKEN: 'TOOL', SYSTEM: 'RULE', WALL: 'TOOL', NOBODY: 'PERSON' } as const;

/**
 * Raises a flag: untaken from now on. Its reason and text never enter the log.
 * @throws Refusal FORBIDDEN, NOT_FOUND (districtId, householdId), INVALID (reasonCode, text, externalReferences).
 */
export async function raiseRiskFlag(unit: Unit, input: NewRiskFlag): Promise<{ id: string }> {
  const { districtId } = input;
  require(unit.viewer, 'flag:raise', { districtId }, 'districtId');
  if (!isId(districtId) || !(await districtById(unit, districtId)))
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtId' });
  const text = checkedText(input.text, 'text', { max: TEXT_MAX, required: true });
  const names = checkedReferences(input.externalReferences);
  const reason = input.reasonCode.includes('\0')
    ? null
    : await unit.em.findOne(RiskFlagReason, { code: input.reasonCode });
  if (!reason)
    throw new Refusal(ErrorCode.INVALID, { field: 'reasonCode', words: { because: 'UNKNOWN_CODE' } });
  const household = input.householdId ? await nameableHousehold(unit, input.householdId) : null;
  if (input.householdId && !household) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'householdId' });

  const flag = unit.em.create(RiskFlag, {
    ...NOT_TAKEN,
    level: input.level,
    state: RiskFlagState.RAISED,
    reason,
    text,
    sourceKind: SOURCES[unit.viewer.kind],
    sourceName: unit.viewer.name,
    district: unit.em.getReference(District, districtId),
    household: household && unit.em.getReference(Household, household.id),
    raisedAt: unit.now,
    raisedBy: unit.viewer.principal,
    raisedByName: unit.viewer.name,
    untakenSince: unit.now,
    overdueAt: overdueAt(input.level, unit.now),
    updatedAt: unit.now,
  });
  note(unit, flag, [], [FlagEntryKind.RAISED]);
  await unit.em.flush();
  nameForeign(unit, 'RISK_FLAG', flag.id, names);
  await openTo(unit, unit.viewer.professionalId, flag, 'RAISED');
  unit.record({
    kind: FactKind.RISK_FLAG_RAISED,
    districtId,
    subject: { type: 'RISK_FLAG', id: flag.id },
    change: [{ field: 'state', from: null, to: RiskFlagState.RAISED }, { field: 'level', from: null, to: input.level }],
  }); // prettier-ignore
  return { id: flag.id };
}

const NOT_TAKEN = {
  acknowledgedAt: null, acknowledgedBy: null, acknowledgedByName: null, taker: null, takerShiftUntil: null,
  nextStep: null, nextStepDue: null, nextStepCameAt: null, overdueRecordedAt: null,
  resolutionProposedBy: null, resolutionProposedByName: null, resolutionProposedAt: null, resolution: null, resolutionText: null,
  resolvedAt: null, resolvedBy: null, resolvedByName: null,
} as const; // prettier-ignore
