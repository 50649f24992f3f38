// Writes one visit of the generated office into the book: its rows, its pair's time, and every fact on its way.
import { FactKind } from '#kernel/fact';
import type { BoundedInterval } from '#kernel/interval';
import type { Chance } from './chance';
import type { Family } from './households';
import { type Person, type Roster, withTravel } from './roster';
import { at, atOrNull, type Office, span } from './rows';

export type State = 'DUE' | 'ASSIGNED' | 'ACCEPTED' | 'UNDER_WAY' | 'DONE' | 'MISSED' | 'CANCELLED';

/** Standard minutes of the kinds the demo plans, as in the catalogue. */
export const MINUTES = {
  RISK_VISIT: 75,
  FOLLOW_UP: 60,
  SAFETY_PLAN_CHECK: 45,
  HELP_PLAN_MEETING: 90,
  WELCOME_VISIT: 60,
} as const;
export type Kind = keyof typeof MINUTES;

const PURPOSES = {
  RISK_VISIT: 'FIRST_IMPRESSION',
  FOLLOW_UP: 'CHECK_AGREEMENT',
  SAFETY_PLAN_CHECK: 'CHECK_AGREEMENT',
  HELP_PLAN_MEETING: 'TALK_WITH_PARENTS',
  WELCOME_VISIT: 'BRING_HELP',
} as const satisfies Record<Kind, string>;

const NOTES = [
  'Klingel am Seiteneingang.',
  'Hund im Haus.',
  'Parken im Hof möglich.',
  'Dritte Etage ohne Aufzug.',
  null,
  null,
  null,
];

export interface Draft {
  kind: Kind;
  urgency: 'U0' | 'U1' | 'U2' | 'U3' | 'U4';
  state: State;
  family: Family;
  flagId?: string;
  /** Start at the family; the end follows from the kind. */
  from: Temporal.Instant;
  pair: readonly [Person, Person] | null;
  /** How many of the two have accepted. */
  accepted: number;
  due: BoundedInterval;
  createdAt: Temporal.Instant;
}

/** The time at the family. */
export const timeOf = ({ kind, from }: Pick<Draft, 'kind' | 'from'>): BoundedInterval => ({
  from,
  until: from.add({ minutes: MINUTES[kind] }),
});

/** Books it and gives its id. */
export function book(office: Office, roster: Roster, draft: Draft, by: string, chance: Chance): string {
  const { kind, state, family, pair, createdAt, due } = draft;
  const id = chance.id(createdAt);
  const time = timeOf(draft);
  const started = state === 'UNDER_WAY' || state === 'DONE' ? draft.from.add({ minutes: 3 }) : null;
  const finished = state === 'DONE' ? time.until.subtract({ minutes: 5 }) : null;
  const missed = state === 'MISSED' ? (pair ? time.until : due.until) : null;
  const cancelled = state === 'CANCELLED' ? createdAt.add({ minutes: 30 }) : null;
  const said = pair ? createdAt.add({ minutes: 10 }) : null;
  const agreed = createdAt.add({ minutes: 25 });
  office.add('visit', {
    id,
    kind,
    state,
    district_id: family.districtId,
    household_id: family.id,
    flag_id: draft.flagId ?? null,
    urgency: draft.urgency,
    due_from: at(due.from),
    due_until: at(due.until),
    duration_minutes: MINUTES[kind],
    planned: pair ? span(time) : null,
    started_at: atOrNull(started),
    finished_at: atOrNull(finished),
    missed_at: atOrNull(missed),
    cancelled_at: atOrNull(cancelled),
    cancel_reason: cancelled ? 'FAMILY_CANCELLED' : null,
    child_safe_now: finished ? 'YES' : null,
    place_kind: 'ADDRESS',
    place_address: family.address,
    place_note: null,
    announced: kind !== 'RISK_VISIT',
    language: family.language === 'de' ? null : family.language,
    purpose_code: PURPOSES[kind],
    note: chance.pick(NOTES),
    planned_by: by,
    created_at: at(createdAt),
    updated_at: at(finished ?? missed ?? started ?? cancelled ?? said ?? createdAt),
  });
  const people = pair?.map((one) => one.id) ?? [];
  const fact = (what: FactKind, occurredAt: Temporal.Instant, from: State | null, to: State) =>
    office.happened({
      kind: what,
      districtId: family.districtId,
      subject: { type: 'VISIT', id },
      people,
      change: [{ field: 'state', from, to }],
      occurredAt,
    });
  fact(FactKind.VISIT_PLANNED, createdAt, null, 'DUE');
  if (pair && said) fact(FactKind.VISIT_ASSIGNED, said, 'DUE', 'ASSIGNED');
  for (const [index, person] of (pair ?? []).entries()) {
    const accepted = index < draft.accepted;
    office.add('seat', {
      visit_id: id,
      no: index + 1,
      professional_id: person.id,
      accepted_at: accepted ? at(agreed) : null,
      finished_at: atOrNull(finished),
    });
    office.add('commitment', {
      id: chance.id(createdAt),
      professional_id: person.id,
      source_type: 'VISIT',
      source_id: id,
      during: span(withTravel(time)),
    });
    roster.take(person, 'VISIT', withTravel(time));
    office.open(chance, person.id, 'SEAT', id, createdAt, { flag: draft.flagId, household: family.id });
    if (accepted) fact(FactKind.VISIT_ACCEPTED, agreed, 'ASSIGNED', index === 1 ? 'ACCEPTED' : 'ASSIGNED');
  }
  const before = draft.accepted === 2 ? 'ACCEPTED' : pair ? 'ASSIGNED' : 'DUE';
  if (started) fact(FactKind.VISIT_STARTED, started, before, 'UNDER_WAY');
  if (finished) {
    fact(FactKind.VISIT_FINISHED, finished, 'UNDER_WAY', 'UNDER_WAY');
    fact(FactKind.VISIT_FINISHED, finished, 'UNDER_WAY', 'DONE');
  }
  if (missed) fact(FactKind.VISIT_MISSED, missed, before, 'MISSED');
  if (cancelled) fact(FactKind.VISIT_CANCELLED, cancelled, before, 'CANCELLED');
  return id;
}
