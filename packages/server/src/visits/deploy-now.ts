// Einsatz jetzt: flag, visit and pair in one act, all of it or nothing; who says so has the flag until the two are there.
import { require } from '#access/policy.rules';
import { acknowledgeRiskFlag } from '#intake/acknowledge-risk-flag';
import { isUrgent, NextStep, RiskLevel } from '#intake/flag.rules';
import { raiseRiskFlag } from '#intake/raise-risk-flag';
import { riskFlagById } from '#intake/risk-flags';
import { RiskFlag } from '#intake/risk-flag.entity';
import { isId } from '#kernel/ids';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { TRAVEL_MINUTES } from '#staff/availability';
import { assignPair } from './assign';
import { VisitKind } from './catalogues.entity';
import { type PlaceSaid, planVisit } from './plan';
import { pairOf } from './visit-transitions.rules';

export interface DeployNow {
  professionalIds: readonly string[];
  districtId: string;
  /** An open flag that is answered; else one is raised with level and reason. */
  flagId?: string | null;
  /** ACUTE when absent. */
  level?: RiskLevel | null;
  reasonCode?: string | null;
  text?: string | null;
  place?: PlaceSaid | null;
  contactPhone?: string | null;
  householdId?: string | null;
  note?: string | null;
  /** Begin at the family; after the way when absent. */
  from?: Temporal.Instant | null;
}

const KIND = 'RISK_VISIT';
/** Two must be there within so many hours, or the visit counts as missed. */
const DUE_HOURS = 2;
/** So long after the planned begin the flag counts as untaken again, if nobody has set out. */
const GRACE_MINUTES = 15;

/**
 * Sends two people at once. An untaken flag is taken by whoever sends them: next step VISIT, due soon after its begin.
 * @throws Refusal FORBIDDEN, SAME_PERSON, PERSON_BUSY, NOT_FOUND, INVALID, IN_THE_PAST, WRONG_STATE; then nothing is written.
 */
export async function deployNow(unit: Unit, input: DeployNow): Promise<{ id: string; flagId: string }> {
  require(unit.viewer, 'visit:deploy', { districtId: input.districtId }, 'districtId');
  const { districtId, place, contactPhone, householdId, note } = input;
  const professionalIds = pairOf(input.professionalIds);
  const flag = await flagOf(unit, input);
  const from = input.from ?? wholeMinute(unit.now.add({ minutes: TRAVEL_MINUTES }));
  const { durationMinutes } = await unit.em.findOneOrFail(VisitKind, { code: KIND });
  const planned = await planVisit(unit, {
    districtId,
    kind: KIND,
    urgency: isUrgent(flag.level) ? 'U0' : 'U1',
    dueFrom: unit.now,
    dueUntil: later(unit.now.add({ hours: DUE_HOURS }), from.add({ minutes: durationMinutes })),
    duration: Temporal.Duration.from({ minutes: durationMinutes }),
    place: place ?? null,
    contactPhone: contactPhone ?? null,
    householdId: householdId ?? null,
    note: note ?? null,
    flagId: flag.id,
  });
  await assignPair(unit, { visitId: planned.id, professionalIds, from });
  // Nobody needs to be rung up for a flag to which two are on their way.
  if (flag.untakenSince)
    await acknowledgeRiskFlag(unit, {
      id: flag.id,
      nextStep: NextStep.VISIT,
      nextStepDue: from.add({ minutes: GRACE_MINUTES }),
    });
  return { id: planned.id, flagId: flag.id };
}

async function flagOf(unit: Unit, input: DeployNow): Promise<RiskFlag> {
  if (input.flagId) {
    const known = isId(input.flagId) ? await unit.em.findOne(RiskFlag, { id: input.flagId }) : null;
    if (!known) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'flagId' });
    return known;
  }
  if (!input.reasonCode)
    throw new Refusal(ErrorCode.INVALID, { field: 'reasonCode', words: { because: 'REQUIRED' } });
  const { districtId, reasonCode, text, householdId } = input;
  const level = input.level ?? RiskLevel.ACUTE;
  const raised = await raiseRiskFlag(
    unit,
    { districtId, level, reasonCode, text: text ?? null, householdId: householdId ?? null },
    { wordless: true },
  );
  return (await riskFlagById(unit, raised.id))!;
}

/** The next whole minute: nobody plans seconds. */
const wholeMinute = (at: Temporal.Instant): Temporal.Instant =>
  at.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
