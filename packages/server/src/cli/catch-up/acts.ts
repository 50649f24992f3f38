// A line of paper as the use case it was: done by that person, at that time, under the rules of that moment.
import { acknowledgeRiskFlag } from '#intake/acknowledge-risk-flag';
import { raiseRiskFlag } from '#intake/raise-risk-flag';
import { RiskFlag } from '#intake/risk-flag.entity';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { later } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { assignPair, releasePair } from '#visits/assign';
import { finishVisit, missVisit, startVisit } from '#visits/carry-out';
import { VisitKind } from '#visits/catalogues.entity';
import { planVisit } from '#visits/plan';
import { Visit } from '#visits/visit.entity';
import type { PaperAct, PaperRow } from './rows';

/** A line with its names found; `said` gives the unit of each person that `by` names. */
export interface Found {
  row: PaperRow;
  /** Units at the time of the line, one for each person named; for the clock one without. */
  units: readonly [Unit, ...Unit[]];
  /** The flag or visit it is about; for what is new the flag a visit answers. */
  aboutId: string | null;
  districtId: string | null;
  pair: readonly string[];
}

export type Entered = { type: 'RISK_FLAG' | 'VISIT'; id: string };
type Act = (found: Found) => Promise<Entered>;

const flag = (id: string): Entered => ({ type: 'RISK_FLAG', id });
const visit = (id: string): Entered => ({ type: 'VISIT', id });

/** What was done since in the system stands: paper of before does not overwrite it. */
async function demandNothingSince({ em }: Unit, id: string, at: Temporal.Instant): Promise<void> {
  const known = await em.findOneOrFail(RiskFlag, { id });
  if (known.acknowledgedAt && Temporal.Instant.compare(known.acknowledgedAt, at) > 0)
    throw new Refusal(ErrorCode.WRONG_STATE, {
      field: 'id',
      words: { subject: known.reference, state: known.state, possible: '' },
    });
}

export const ACTS: Readonly<Record<PaperAct, Act>> = {
  FLAG_RAISED: async ({ row, units: [unit], districtId }) =>
    flag(
      (await raiseRiskFlag(unit, { districtId: districtId!, level: row.level!, reasonCode: row.reason!, text: row.text! })).id, // prettier-ignore
    ),
  FLAG_TAKEN: async ({ row, units: [unit], aboutId }) => {
    await demandNothingSince(unit, aboutId!, row.at);
    return flag(
      (await acknowledgeRiskFlag(unit, { id: aboutId!, nextStep: row.next_step!, nextStepDue: row.next_due! })).id, // prettier-ignore
    );
  },
  VISIT_PLANNED: async ({ row, units: [unit], aboutId, districtId }) => {
    const kind = await unit.em.findOne(VisitKind, { code: row.kind! });
    const planned = await planVisit(unit, {
      districtId: districtId!,
      kind: row.kind!,
      urgency: row.urgency!,
      dueFrom: row.at,
      dueUntil: row.due_until!,
      duration: Temporal.Duration.from({ minutes: kind?.durationMinutes ?? 60 }),
      place: row.address ? { kind: 'ADDRESS', address: row.address } : null,
      contactPhone: row.phone ?? null,
      flagId: aboutId,
    });
    return visit(planned.id);
  },
  VISIT_ASSIGNED: async ({ row, units: [unit], aboutId, pair }) =>
    visit((await assignPair(unit, { visitId: aboutId!, professionalIds: pair, from: row.from! })).id),
  VISIT_RELEASED: async ({ units: [unit], aboutId }) =>
    visit((await releasePair(unit, { visitId: aboutId! })).id),
  VISIT_STARTED: async ({ row, units: [unit], aboutId }) => {
    await startVisit(unit, { visitId: aboutId! });
    const known = await unit.em.findOneOrFail(Visit, { id: aboutId! });
    // Nobody missed what two people were on their way to: the clock did not know better.
    if (known.missedAt && Temporal.Instant.compare(row.at, known.missedAt) < 0) known.missedAt = null;
    return visit(aboutId!);
  },
  VISIT_FINISHED: async ({ row, units, aboutId }) => {
    for (const unit of units) await finishVisit(unit, { visitId: aboutId!, childSafeNow: row.child_safe! });
    return visit(aboutId!);
  },
  VISIT_MISSED: async ({ units: [unit], aboutId }) => {
    await missVisit(unit, aboutId!);
    return visit(aboutId!);
  },
};

/** What was entered has changed now, whatever the time on the paper: who asks for changes must find it. */
export async function touch({ em }: Unit, { type, id }: Entered, now: Temporal.Instant): Promise<void> {
  const one = await (type === 'VISIT' ? em.findOneOrFail(Visit, { id }) : em.findOneOrFail(RiskFlag, { id }));
  one.updatedAt = later(now, one.updatedAt);
}
