// Somebody takes a flag for oneself and says what comes next and by when; a tap alone calms nothing.
import { require } from '#access/policy.rules';
import { type Change, FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import { Professional } from '#staff/professional.entity';
import { historyOf, note } from './flag-history';
import { NextStep } from './flag.rules';
import { lockFlag, openTo } from './lock-flag';
import { acknowledge, checkNextStepDue } from './resolution.rules';
import type { RiskFlag } from './risk-flag.entity';
import { shiftEndOf } from './taker-shift';

export interface Taking {
  id: string;
  nextStep: NextStep;
  nextStepDue: Temporal.Instant;
  expectedVersion?: number | null;
}

/**
 * Takes the flag, takes it over, or names the next act after the one before. From then on it is untaken again when the
 * act does not come in time or, urgent ones, when the taker's shift ends before.
 * @throws Refusal FORBIDDEN, NOT_FOUND (id), CONFLICT, WRONG_STATE, IN_THE_PAST and INVALID (nextStepDue).
 */
export async function acknowledgeRiskFlag(unit: Unit, input: Taking): Promise<{ id: string }> {
  require(unit.viewer, 'flag:acknowledge');
  const flag = await lockFlag(unit, input.id, input.expectedVersion);
  require(unit.viewer, 'flag:acknowledge', { districtId: flag.district.id }, 'id');
  const history = await historyOf(unit, flag);
  const { principal, name, professionalId } = unit.viewer;
  const step = acknowledge({ ...flag, takenBy: flag.acknowledgedBy ?? null, history }, principal);
  checkNextStepDue(flag.level, input.nextStepDue, unit.now);

  const before = shown(flag);
  flag.state = step.state;
  flag.acknowledgedAt = unit.now;
  flag.acknowledgedBy = principal;
  flag.acknowledgedByName = name;
  flag.taker =
    professionalId === null ? null : unit.em.getReference(Professional, professionalId, { wrapped: true });
  flag.takerShiftUntil = await shiftEndOf(unit, professionalId);
  flag.nextStep = input.nextStep;
  flag.nextStepDue = input.nextStepDue;
  // Two people are there already: the visit that is named has come.
  flag.nextStepCameAt = input.nextStep === NextStep.VISIT && flag.onSiteSince ? unit.now : null;
  flag.untakenSince = null;
  flag.overdueAt = null;
  flag.overdueRecordedAt = null;
  flag.touch(unit.now);
  note(unit, flag, history, step.entries, { step: true });
  await openTo(unit, professionalId, flag, 'TAKEN');
  unit.record({
    kind: FactKind.RISK_FLAG_ACKNOWLEDGED,
    districtId: flag.district.id,
    subject: { type: 'RISK_FLAG', id: flag.id },
    change: moved(before, shown(flag)),
  });
  return { id: flag.id };
}

/** What the log may say of a flag: nothing personal. */
const shown = (flag: RiskFlag): Record<string, string | null> => ({
  state: flag.state,
  acknowledgedBy: flag.acknowledgedByName ?? null,
  nextStep: flag.nextStep ?? null,
  nextStepDue: flag.nextStepDue?.toString() ?? null,
  untakenSince: flag.untakenSince?.toString() ?? null,
});

const moved = (before: Record<string, string | null>, after: Record<string, string | null>): Change[] =>
  Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field]!, to: after[field]! }));
