// The named act came: rooms above say so, because only they see a visit get under way.
import { FactKind, type Change } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import { historyOf, note } from './flag-history';
import { hasCome, NextStep, RiskFlagState } from './flag.rules';
import { lockFlag } from './lock-flag';
import { FlagEntryKind, openProposal } from './resolution.rules';

/**
 * Called when a visit that hangs on the flag gets under way, in the same unit of work. Where the taker named VISIT, the
 * act has come (rules 2): the flag is no longer untaken, and neither deadline nor shift counts. Else nothing happens.
 * `at` is when it happened in the world.
 */
export async function actHasCome(unit: Unit, flagId: string, at: Temporal.Instant = unit.now): Promise<void> {
  const flag = await lockFlag(unit, flagId);
  flag.onSiteSince ??= at;
  if (flag.state !== RiskFlagState.ACKNOWLEDGED || !flag.nextStep || flag.nextStepCameAt) return;
  if (!hasCome(flag.nextStep, { visitUnderWay: flag.nextStep === NextStep.VISIT, followedUp: false })) return;
  const change: Change[] = [{ field: 'nextStepCameAt', from: null, to: at.toString() }];
  if (flag.untakenSince) change.push({ field: 'untakenSince', from: flag.untakenSince.toString(), to: null });
  flag.nextStepCameAt = at;
  flag.untakenSince = null;
  flag.overdueAt = null;
  flag.overdueRecordedAt = null;
  flag.touch(unit.now);
  const history = await historyOf(unit, flag);
  if (openProposal(history)) note(unit, flag, history, [FlagEntryKind.RESOLUTION_LAPSED]);
  unit.record({
    kind: FactKind.RISK_FLAG_ACKNOWLEDGED,
    districtId: flag.district.id,
    subject: { type: 'RISK_FLAG', id: flag.id },
    change,
    occurredAt: at,
  });
}

/** Called when no visit of the flag is under way any more, in the same unit of work. */
export async function actIsOver(unit: Unit, flagId: string): Promise<void> {
  const flag = await lockFlag(unit, flagId);
  flag.onSiteSince = null;
}
