// A flag's levels, states and clocks: how fast somebody must look, who has it, and since when nobody has.
import { addOfficeHours, BERLIN } from '#kernel/calendar.rules';
import { earlier } from '#kernel/interval';

/**
 * How fast somebody must look. Not how bad it is: that is what two people find out (design 5, three scales).
 */
export const RiskLevel = {
  /** Danger now: at once. Section 8a(2) sentence 2 and section 42 SGB VIII, "dringende Gefahr". */
  ACUTE: 'ACUTE',
  /** Today; counts as urgent like ACUTE. */
  HIGH: 'HIGH',
  /** Within office hours. */
  MEDIUM: 'MEDIUM',
  /** To be kept in view. */
  LOW: 'LOW',
} as const;
export type RiskLevel = (typeof RiskLevel)[keyof typeof RiskLevel];

/** Where a flag stands. */
export const RiskFlagState = {
  /** Nobody has taken it yet. */
  RAISED: 'RAISED',
  /** Somebody took it and named the next act with its time. */
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  /** Done with a reason; ACUTE and HIGH by two people. */
  RESOLVED: 'RESOLVED',
} as const;
export type RiskFlagState = (typeof RiskFlagState)[keyof typeof RiskFlagState];

/** The act that the taker names. */
export const NextStep = {
  /** Talk to somebody by telephone. */
  CALL: 'CALL',
  /** Two people go there; it has come when the flag's visit is under way. */
  VISIT: 'VISIT',
  /** Assess with another professional. Section 8a(1) SGB VIII: "im Zusammenwirken mehrerer Fachkräfte". */
  ASSESSMENT: 'ASSESSMENT',
  /**
   * Give it to the office or service that is competent. Section 8a(6) SGB VIII: by talk between specialists.
   */
  HAND_ON: 'HAND_ON',
} as const;
export type NextStep = (typeof NextStep)[keyof typeof NextStep];

/** Urgent flags are those in which every minute is watched: ACUTE and HIGH (rules 2). */
export const isUrgent = (level: RiskLevel): boolean => level === RiskLevel.ACUTE || level === RiskLevel.HIGH;

const MINUTES: Partial<Record<RiskLevel, number>> = { ACUTE: 5, HIGH: 15 };
const OFFICE_HOURS = 2;

/**
 * When a flag untaken since then counts as overdue: ACUTE 5 min, HIGH 15 min, else 2 office hours (rules 2).
 */
export function overdueAt(level: RiskLevel, untakenSince: Temporal.Instant): Temporal.Instant {
  const minutes = MINUTES[level];
  return minutes === undefined ? addOfficeHours(untakenSince, OFFICE_HOURS) : untakenSince.add({ minutes });
}

/**
 * The latest time a next act may be given: 24 elapsed hours for urgent flags, 14 calendar days for others.
 */
export const latestNextStepDue = (level: RiskLevel, now: Temporal.Instant): Temporal.Instant =>
  isUrgent(level) ? now.add({ hours: 24 }) : now.toZonedDateTimeISO(BERLIN).add({ days: 14 }).toInstant();

/** What the clocks of a flag run on. */
export interface FlagClock {
  level: RiskLevel;
  state: RiskFlagState;
  raisedAt: Temporal.Instant;
  /** Time of the taker's next act; null while nobody took it. */
  nextStepDue: Temporal.Instant | null;
  /** End of the shift in which it was taken (`shift.rules.ts`); null outside all of them. */
  shiftUntil: Temporal.Instant | null;
  /** When the named act came without another acknowledgement: the flag's visit got under way. */
  nextStepCameAt: Temporal.Instant | null;
}

/**
 * When a flag will be, or became, untaken: at once while RAISED; else at the time of its next act and, urgent
 * ones, at the end of the taker's shift, whichever is first. Null when it is resolved or the act has come.
 */
export function untakenFrom(flag: FlagClock): Temporal.Instant | null {
  if (flag.state === RiskFlagState.RESOLVED) return null;
  if (flag.state === RiskFlagState.RAISED) return flag.raisedAt;
  if (flag.nextStepCameAt !== null) return null;
  const shiftUntil = isUrgent(flag.level) ? flag.shiftUntil : null;
  if (flag.nextStepDue === null || shiftUntil === null) return flag.nextStepDue ?? shiftUntil;
  return earlier(flag.nextStepDue, shiftUntil);
}

/** Since when nobody has the flag, or null when somebody has it now (or it is resolved). */
export function untakenSince(flag: FlagClock, now: Temporal.Instant): Temporal.Instant | null {
  const since = untakenFrom(flag);
  return since !== null && Temporal.Instant.compare(since, now) <= 0 ? since : null;
}

/** What has happened since a next act was named. */
export interface SinceNamed {
  /** A visit of this flag is under way, or was since then. */
  visitUnderWay: boolean;
  /** Somebody has acknowledged again and named the next one, or resolved. */
  followedUp: boolean;
}

/** Has the act come? VISIT with the visit under way; the others when the flag is taken further (rules 2). */
export const hasCome = (step: NextStep, since: SinceNamed): boolean =>
  since.followedUp || (step === NextStep.VISIT && since.visitUnderWay);
