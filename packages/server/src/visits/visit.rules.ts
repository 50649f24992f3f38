// A visit's words and times: states, urgency, and when the clock says that it was missed.
import type { BoundedInterval } from '#kernel/interval';

/** Where a visit stands (rules 3). */
export const VisitState = {
  /** It has no pair yet. */
  DUE: 'DUE',
  /** It has a pair and a time; not both have accepted. */
  ASSIGNED: 'ASSIGNED',
  /** Both have accepted this very time, each in the own sign-in. */
  ACCEPTED: 'ACCEPTED',
  /** The pair has set out. */
  UNDER_WAY: 'UNDER_WAY',
  /** Both have finished, each in the own sign-in. */
  DONE: 'DONE',
  /** A fact of the clock: nobody could go in time, or nobody set out. */
  MISSED: 'MISSED',
  /** Called off with a reason. */
  CANCELLED: 'CANCELLED',
} as const;
export type VisitState = (typeof VisitState)[keyof typeof VisitState];

/**
 * By when two people must be there: the office's own triage, not the law, which says "unverzüglich" (KKG,
 * LKSchG 4).
 */
export const Urgency = {
  /** At once; with the police where there is force or danger (section 8a(2) SGB VIII). */
  U0: 'U0',
  /** Within 24 hours, the same or the next calendar day. */
  U1: 'U1',
  /** Within 3 calendar days. */
  U2: 'U2',
  /** Within 7 calendar days. */
  U3: 'U3',
  /** Within 14 days, if a visit is needed at all. */
  U4: 'U4',
} as const;
export type Urgency = (typeof Urgency)[keyof typeof Urgency];

/** What the pair found on leaving: is the child safe for now? Safety now, not risk later. */
export const ChildSafeNow = {
  /** Safe until the next contact. */
  YES: 'YES',
  /** Not safe: something has to be done before leaving. */
  NO: 'NO',
  /** Not seen, or not to be judged. A valid answer, and counted. */
  UNKNOWN: 'UNKNOWN',
} as const;
export type ChildSafeNow = (typeof ChildSafeNow)[keyof typeof ChildSafeNow];

/** Where the visit goes. */
export const PlaceKind = {
  /** The home of the family or another address. */
  ADDRESS: 'ADDRESS',
  /** One of the offices. */
  OFFICE: 'OFFICE',
  /** A school. */
  SCHOOL: 'SCHOOL',
  /** A daycare centre. */
  DAYCARE: 'DAYCARE',
  /** A hospital. */
  HOSPITAL: 'HOSPITAL',
  /** Somewhere else; the note says where. */
  OTHER: 'OTHER',
} as const;
export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind];

/** The time at the family: from the beginning for so long, without travel. */
export const plannedInterval = (from: Temporal.Instant, duration: Temporal.Duration): BoundedInterval => ({
  from,
  until: from.add(duration),
});

/** What the clock of a visit reads. `planned` is there exactly when there is a pair. */
export interface VisitClock {
  state: VisitState;
  planned: BoundedInterval | null;
  dueUntil: Temporal.Instant;
}

/**
 * When the clock makes the visit MISSED if nothing happens: at the end of its due window without a pair, at
 * the planned end with one that has not set out. Null where the clock has nothing to say any more.
 */
export function missedAt(visit: VisitClock): Temporal.Instant | null {
  const waiting: readonly VisitState[] = [VisitState.DUE, VisitState.ASSIGNED, VisitState.ACCEPTED];
  if (!waiting.includes(visit.state)) return null;
  return visit.planned?.until ?? visit.dueUntil;
}
