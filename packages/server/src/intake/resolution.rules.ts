// How a flag is taken, taken over and resolved (urgent ones by two), and what its history notes.
import { ErrorCode, Refusal } from '#kernel/refusal';
import { isUrgent, latestNextStepDue, RiskFlagState, type RiskLevel } from './flag.rules';

/** One line of the append-only history (NRW LKSchG section 5(2): the risk "zum jeweiligen Zeitpunkt"). */
export const FlagEntryKind = {
  /** Somebody or a rule raised it. */
  RAISED: 'RAISED',
  /** Somebody took it, or named the next act after the one before. */
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  /** Somebody else took it over; the one before stays in the history. */
  TAKEN_OVER: 'TAKEN_OVER',
  /** The clock noted that nobody has it (any more). */
  UNTAKEN: 'UNTAKEN',
  /** The first of two proposed to resolve it; it stays open. */
  RESOLUTION_PROPOSED: 'RESOLUTION_PROPOSED',
  /** Something about the flag came between; the proposal no longer counts. */
  RESOLUTION_LAPSED: 'RESOLUTION_LAPSED',
  /** It is resolved. */
  RESOLVED: 'RESOLVED',
} as const;
export type FlagEntryKind = (typeof FlagEntryKind)[keyof typeof FlagEntryKind];

/** A line as far as rules read it. */
export interface FlagEntry {
  kind: FlagEntryKind;
  /** The principal that did it. */
  by: string;
}

/** A flag as far as taking and resolving read it; `history` in order, oldest first. */
export interface FlagNow {
  level: RiskLevel;
  state: RiskFlagState;
  /** Principal that has it; null while RAISED. */
  takenBy: string | null;
  history: readonly FlagEntry[];
}

/** What an act makes of a flag: its state, and the lines its history grows by, in order. */
export interface FlagStep {
  state: RiskFlagState;
  entries: FlagEntryKind[];
}

/** The proposal to resolve that still counts: the last line, for any other one lets it lapse. */
export function openProposal(history: readonly FlagEntry[]): FlagEntry | null {
  const last = history.at(-1);
  return last?.kind === FlagEntryKind.RESOLUTION_PROPOSED ? last : null;
}

/** The lines for something that happened to the flag, with the lapse of an open proposal before it. */
export const noting = (history: readonly FlagEntry[], kind: FlagEntryKind): FlagEntryKind[] =>
  openProposal(history) ? [FlagEntryKind.RESOLUTION_LAPSED, kind] : [kind];

/**
 * Somebody takes the flag: for oneself, with the next act. A taken one is taken over; the own one goes on.
 * @throws Refusal WRONG_STATE when it is resolved.
 */
export function acknowledge(flag: FlagNow, by: string): FlagStep {
  if (flag.state === RiskFlagState.RESOLVED)
    throw new Refusal(ErrorCode.WRONG_STATE, { words: resolvedWords });
  const over = flag.state === RiskFlagState.ACKNOWLEDGED && flag.takenBy !== by;
  const kind = over ? FlagEntryKind.TAKEN_OVER : FlagEntryKind.ACKNOWLEDGED;
  return { state: RiskFlagState.ACKNOWLEDGED, entries: noting(flag.history, kind) };
}

/**
 * Somebody says that it is done. MEDIUM and LOW are resolved at once; of ACUTE and HIGH the first call
 * proposes and a second person's resolves (design 3, invariant 4).
 * @throws Refusal WRONG_STATE when it is resolved; NEEDS_SECOND_PERSON when the same person says it again.
 */
export function resolve(flag: FlagNow, by: string): FlagStep {
  if (flag.state === RiskFlagState.RESOLVED)
    throw new Refusal(ErrorCode.WRONG_STATE, { words: resolvedWords });
  const resolved: FlagStep = { state: RiskFlagState.RESOLVED, entries: [FlagEntryKind.RESOLVED] };
  if (!isUrgent(flag.level)) return resolved;
  const proposal = openProposal(flag.history);
  if (proposal === null) return { state: flag.state, entries: [FlagEntryKind.RESOLUTION_PROPOSED] };
  if (proposal.by === by) throw new Refusal(ErrorCode.NEEDS_SECOND_PERSON);
  return resolved;
}

const resolvedWords = { state: RiskFlagState.RESOLVED, possible: '' };

/**
 * The time of a next act must lie ahead, at most 24 hours for urgent flags and 14 days for others.
 * @throws Refusal IN_THE_PAST or INVALID, for the field `nextStepDue`.
 */
export function checkNextStepDue(level: RiskLevel, due: Temporal.Instant, now: Temporal.Instant): void {
  const field = 'nextStepDue';
  if (Temporal.Instant.compare(due, now) <= 0) throw new Refusal(ErrorCode.IN_THE_PAST, { field });
  const latest = latestNextStepDue(level, now);
  if (Temporal.Instant.compare(due, latest) > 0) {
    throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'TOO_LATE', time: latest.toString() } });
  }
}
