// Writes one risk flag of the generated office: as it stands, its history, and the facts on its way.
import { FactKind } from '#kernel/fact';
import { addOfficeHours } from '#kernel/calendar.rules';
import type { Chance } from './chance';
import type { Family } from './households';
import type { Person } from './roster';
import { at, atOrNull, type Office } from './rows';

type Level = 'ACUTE' | 'HIGH' | 'MEDIUM' | 'LOW';
type Step = 'CALL' | 'VISIT' | 'ASSESSMENT' | 'HAND_ON';

export interface Taken {
  by: Person;
  at: Temporal.Instant;
  /** End of the duty or working time in which it was taken. */
  shiftUntil: Temporal.Instant | null;
  step: Step;
  due: Temporal.Instant;
  /** When the visit that was promised began. */
  cameAt?: Temporal.Instant;
}

export interface FlagDraft {
  level: Level;
  reason: string;
  text: string;
  family: Family;
  raisedAt: Temporal.Instant;
  raisedBy: Person | { rule: string };
  taken: Taken | null;
  /** Resolved by the taker; ACUTE and HIGH also by a second person. */
  resolved?: { at: Temporal.Instant; code: string; second: Person };
}

/** From when a flag that nobody takes counts as overdue (rules 2). */
export function overdueFrom(level: Level, raisedAt: Temporal.Instant): Temporal.Instant {
  if (level === 'ACUTE') return raisedAt.add({ minutes: 5 });
  return level === 'HIGH' ? raisedAt.add({ minutes: 15 }) : addOfficeHours(raisedAt, 2);
}

/** Raises it (and takes and resolves it, as drafted) and gives its id. */
export function raise(office: Office, draft: FlagDraft, chance: Chance): string {
  const { level, family, raisedAt, taken, resolved } = draft;
  const id = chance.id(raisedAt);
  const raiser =
    'rule' in draft.raisedBy
      ? { principal: 'system:rule', name: draft.raisedBy.rule }
      : principal(draft.raisedBy);
  const taker = taken && principal(taken.by);
  const two = resolved && (level === 'ACUTE' || level === 'HIGH');
  const last = resolved && (two ? principal(resolved.second) : taker);
  office.add('risk_flag', {
    id,
    level,
    state: resolved ? 'RESOLVED' : taken ? 'ACKNOWLEDGED' : 'RAISED',
    reason_code: draft.reason,
    text: draft.text,
    source_kind: 'rule' in draft.raisedBy ? 'RULE' : 'PERSON',
    source_name: 'rule' in draft.raisedBy ? draft.raisedBy.rule : null,
    district_id: family.districtId,
    household_id: family.id,
    raised_at: at(raisedAt),
    raised_by: raiser.principal,
    raised_by_name: raiser.name,
    acknowledged_at: atOrNull(taken?.at ?? null),
    acknowledged_by: taker?.principal ?? null,
    acknowledged_by_name: taker?.name ?? null,
    taker_id: taken?.by.id ?? null,
    taker_shift_until: atOrNull(taken?.shiftUntil ?? null),
    next_step: taken?.step ?? null,
    next_step_due: atOrNull(taken?.due ?? null),
    next_step_came_at: atOrNull(taken?.cameAt ?? null),
    untaken_since: taken ? null : at(raisedAt),
    overdue_at: taken ? null : at(overdueFrom(level, raisedAt)),
    resolution_proposed_by: two ? taker!.principal : null,
    resolution_proposed_by_name: two ? taker!.name : null,
    resolution_proposed_at: two ? at(resolved.at) : null,
    resolution_code: resolved?.code ?? null,
    resolved_at: atOrNull(resolved?.at ?? null),
    resolved_by: last?.principal ?? null,
    resolved_by_name: last?.name ?? null,
    updated_at: at(resolved?.at ?? taken?.at ?? raisedAt),
  });
  if (!('rule' in draft.raisedBy))
    office.open(chance, draft.raisedBy.id, 'RAISED', id, raisedAt, { flag: id, household: family.id });
  if (taken) office.open(chance, taken.by.id, 'TAKEN', id, taken.at, { flag: id, household: family.id });
  let no = 0;
  const line = (
    kind: string,
    fact: FactKind,
    when: Temporal.Instant,
    by: { principal: string; name: string },
    more: { text?: string; step?: boolean } = {},
  ) => {
    office.add('risk_flag_entry', {
      flag_id: id,
      no: (no += 1),
      at: at(when),
      kind,
      by_principal: by.principal,
      by_name: by.name,
      text: more.text ?? null,
      level: kind === 'RAISED' ? level : null,
      next_step: more.step ? taken!.step : null,
      next_step_due: more.step ? at(taken!.due) : null,
    });
    office.happened({
      kind: fact,
      districtId: family.districtId,
      subject: { type: 'RISK_FLAG', id },
      occurredAt: when,
    });
  };
  line('RAISED', FactKind.RISK_FLAG_RAISED, raisedAt, raiser, { text: draft.text });
  if (taken) line('ACKNOWLEDGED', FactKind.RISK_FLAG_ACKNOWLEDGED, taken.at, taker!, { step: true });
  if (two) line('RESOLUTION_PROPOSED', FactKind.RISK_FLAG_RESOLUTION_PROPOSED, resolved.at, taker!);
  if (resolved) line('RESOLVED', FactKind.RISK_FLAG_RESOLVED, resolved.at, last!);
  return id;
}

export const principal = (person: Person) => ({
  principal: `account:${person.accountId}`,
  name: person.name,
});
