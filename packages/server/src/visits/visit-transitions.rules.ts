// How a visit changes state (rules 3): one table, one function, and never one person alone at the end of it.
import { type BoundedInterval, sameInterval } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { missedAt, VisitState } from './visit.rules';

/** Two different professionals, by id; no order of rank. */
export type Pair = readonly [string, string];

/**
 * A visit as its transitions read and leave it. People are professionals by id, `cancelProposedBy` a
 * principal.
 */
export interface VisitNow {
  state: VisitState;
  dueUntil: Temporal.Instant;
  pair: Pair | null;
  /** Time at the family without travel; there exactly when there is a pair. */
  planned: BoundedInterval | null;
  acceptedBy: readonly string[];
  finishedBy: readonly string[];
  /** Who was first to cancel a visit on which an open urgent flag hangs; null otherwise. */
  cancelProposedBy: string | null;
}

/** What can be done with a visit. `by` is the member, for CANCEL the principal. */
export type VisitAct =
  | { do: 'ASSIGN'; pair: readonly string[]; planned: BoundedInterval }
  | { do: 'SWAP'; leave: string; join: string }
  | { do: 'MOVE'; planned?: BoundedInterval; dueUntil?: Temporal.Instant }
  | { do: 'RELEASE' }
  | { do: 'ACCEPT'; by: string }
  | { do: 'START'; by: string }
  | { do: 'FINISH'; by: string }
  | { do: 'MISS' }
  | { do: 'CANCEL'; by: string; urgentFlagOpen: boolean };
export type VisitActName = VisitAct['do'];

const { DUE, ASSIGNED, ACCEPTED, UNDER_WAY, DONE, MISSED, CANCELLED } = VisitState;

/** From where each act is foreseen, and whether it needs a pair there. All else is WRONG_STATE. */
export const TRANSITIONS: Readonly<
  Record<VisitActName, { from: readonly VisitState[]; needsPair: boolean }>
> = {
  ASSIGN: { from: [DUE, ASSIGNED, ACCEPTED, MISSED], needsPair: false },
  SWAP: { from: [ASSIGNED, ACCEPTED, MISSED], needsPair: true },
  MOVE: { from: [ASSIGNED, ACCEPTED, MISSED], needsPair: true },
  RELEASE: { from: [ASSIGNED, ACCEPTED, MISSED], needsPair: true },
  ACCEPT: { from: [ASSIGNED], needsPair: true },
  START: { from: [ASSIGNED, ACCEPTED, MISSED], needsPair: true },
  FINISH: { from: [UNDER_WAY], needsPair: true },
  MISS: { from: [DUE, ASSIGNED, ACCEPTED], needsPair: false },
  CANCEL: { from: [DUE, ASSIGNED, ACCEPTED, MISSED], needsPair: false },
};

/** True when the act is foreseen where the visit stands. */
export const allows = (visit: Pick<VisitNow, 'state' | 'pair'>, act: VisitActName): boolean =>
  TRANSITIONS[act].from.includes(visit.state) && (visit.pair !== null || !TRANSITIONS[act].needsPair);

/** What a person can do with the visit as it stands, for the sentence of a refusal. */
const possible = (visit: VisitNow): string =>
  (Object.keys(TRANSITIONS) as VisitActName[])
    .filter((act) => act !== 'MISS' && allows(visit, act))
    .join(',');

const wrongState = (visit: VisitNow) =>
  new Refusal(ErrorCode.WRONG_STATE, { words: { state: visit.state, possible: possible(visit) } });

/**
 * Exactly two different professionals.
 * @throws Refusal INVALID for one, none or three; SAME_PERSON for the same one twice.
 */
export function pairOf(people: readonly string[], field = 'professionalIds'): Pair {
  const [first, second] = people;
  if (people.length !== 2 || first === undefined || second === undefined) {
    throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'TWO_PEOPLE' } });
  }
  if (first === second) throw new Refusal(ErrorCode.SAME_PERSON, { field });
  return [first, second];
}

/**
 * Seats a pair at a time: who accepted this very time and stays keeps the acceptance; with both it is
 * ACCEPTED.
 */
function seated(visit: VisitNow, pair: Pair, planned: BoundedInterval): VisitNow {
  const sameTime = visit.planned !== null && sameInterval(visit.planned, planned);
  const acceptedBy = sameTime ? visit.acceptedBy.filter((member) => pair.includes(member)) : [];
  return {
    ...visit,
    state: acceptedBy.length === 2 ? ACCEPTED : ASSIGNED,
    pair,
    planned,
    acceptedBy,
    finishedBy: [],
  };
}

const unseated = (visit: VisitNow, state: VisitState): VisitNow => ({
  ...visit,
  state,
  pair: null,
  planned: null,
  acceptedBy: [],
  finishedBy: [],
});

const passed = (instant: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(instant, now) <= 0;

function swapped(
  visit: VisitNow,
  pair: Pair,
  planned: BoundedInterval,
  leave: string,
  join: string,
): VisitNow {
  if (!pair.includes(leave)) {
    throw new Refusal(ErrorCode.INVALID, { field: 'leave', words: { because: 'NOT_IN_PAIR' } });
  }
  const stays = pair.find((member) => member !== leave) ?? leave;
  if (join === stays || join === leave) throw new Refusal(ErrorCode.SAME_PERSON, { field: 'join' });
  const seats = pairOf(
    pair.map((member) => (member === leave ? join : member)),
    'join',
  ); // the seat stays where it was
  return seated(visit, seats, planned);
}

function cancelled(visit: VisitNow, by: string, urgentFlagOpen: boolean): VisitNow {
  if (urgentFlagOpen) {
    if (visit.cancelProposedBy === null) return { ...visit, cancelProposedBy: by };
    if (visit.cancelProposedBy === by) throw new Refusal(ErrorCode.NEEDS_SECOND_PERSON);
  }
  return { ...unseated(visit, CANCELLED), cancelProposedBy: null };
}

/**
 * The own seat says it: once each. @throws Refusal FORBIDDEN for who has no seat; WRONG_STATE for the second
 * time.
 */
function said(visit: VisitNow, pair: Pair, already: readonly string[], by: string): string[] {
  if (!pair.includes(by)) throw new Refusal(ErrorCode.FORBIDDEN);
  if (already.includes(by)) throw wrongState(visit);
  return [...already, by];
}

/**
 * The visit after an act. A proposal to cancel counts only for the very next act.
 * @throws Refusal WRONG_STATE where the act is not foreseen (for MISS also before its time), and what the act
 * itself asks for: INVALID, SAME_PERSON, FORBIDDEN (not the own seat), NEEDS_SECOND_PERSON.
 */
export function next(visit: VisitNow, act: VisitAct, now: Temporal.Instant): VisitNow {
  if (!allows(visit, act.do)) throw wrongState(visit);
  if (act.do === 'CANCEL') return cancelled(visit, act.by, act.urgentFlagOpen);
  return { ...moved(visit, act, now), cancelProposedBy: null };
}

function moved(visit: VisitNow, act: Exclude<VisitAct, { do: 'CANCEL' }>, now: Temporal.Instant): VisitNow {
  if (act.do === 'ASSIGN') return seated(visit, pairOf(act.pair), act.planned);
  if (act.do === 'MISS') {
    const at = missedAt(visit);
    if (at === null || !passed(at, now)) throw wrongState(visit);
    return { ...visit, state: MISSED };
  }
  const { pair, planned } = visit;
  if (pair === null || planned === null) throw wrongState(visit);
  switch (act.do) {
    case 'SWAP':
      return swapped(visit, pair, planned, act.leave, act.join);
    case 'MOVE':
      return { ...seated(visit, pair, act.planned ?? planned), dueUntil: act.dueUntil ?? visit.dueUntil };
    case 'RELEASE':
      return unseated(visit, passed(visit.dueUntil, now) ? MISSED : DUE);
    case 'ACCEPT': {
      const acceptedBy = said(visit, pair, visit.acceptedBy, act.by);
      return { ...visit, acceptedBy, state: acceptedBy.length === 2 ? ACCEPTED : ASSIGNED };
    }
    case 'START':
      said(visit, pair, [], act.by);
      return { ...visit, state: UNDER_WAY };
    case 'FINISH': {
      const finishedBy = said(visit, pair, visit.finishedBy, act.by);
      return { ...visit, finishedBy, state: finishedBy.length === 2 ? DONE : UNDER_WAY };
    }
  }
}
