// The honest exception: what one had to do alone is written down, followed by two, and looked at by somebody else.
import { dateAt, officeHours, officeHoursAt, workingDays } from '#kernel/calendar.rules';
import { type BoundedInterval, later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';

/** How a second person took part, if one did. */
export const ContactKind = {
  /** Somebody was on the phone meanwhile. */
  PHONE: 'PHONE',
  /** Somebody else was there: police, a neighbour, a doctor. */
  PRESENT: 'PRESENT',
  /** Nobody could be reached. A valid answer, and counted. */
  NOBODY: 'NOBODY',
} as const;
export type ContactKind = (typeof ContactKind)[keyof typeof ContactKind];

/** Told within so many hours, like everything that is told later. */
const TOLD_WITHIN_HOURS = 72;
/** Clocks of phones are not quite right. */
const AHEAD_SECONDS = 60;
/** Two people follow within so many hours of its end. */
const FOLLOWED_WITHIN_HOURS = 24;
/** Told so late that those hours are over: then at once, which is within so many. */
const AT_ONCE_HOURS = 2;

/**
 * The time in which somebody acted alone: over, not empty, told within three days.
 * @throws Refusal END_BEFORE_START (until), INVALID (from, until).
 */
export function checkedAlone({ from, until }: BoundedInterval, now: Temporal.Instant): BoundedInterval {
  const { compare } = Temporal.Instant;
  if (compare(until, from) <= 0) throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  if (compare(until, now.add({ seconds: AHEAD_SECONDS })) > 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'until', words: { because: 'IN_THE_FUTURE' } });
  const earliest = now.subtract({ hours: TOLD_WITHIN_HOURS });
  if (compare(from, earliest) < 0)
    throw new Refusal(ErrorCode.INVALID, {
      field: 'from',
      words: { because: 'TOO_EARLY', time: earliest.toString() },
    });
  return { from, until };
}

/** By when two people are there: 24 hours after it ended; told later than that, at once. */
export const followedUntil = (until: Temporal.Instant, now: Temporal.Instant): Temporal.Instant =>
  later(until.add({ hours: FOLLOWED_WITHIN_HOURS }), now.add({ hours: AT_ONCE_HOURS }));

/**
 * By when it is reviewed: the end of the office hours that open next. A night belongs to the morning after it; what
 * happens while the office is open belongs to the next working day.
 */
export function reviewDue(recordedAt: Temporal.Instant): Temporal.Instant {
  const today = dateAt(recordedAt);
  const hours = officeHours(today);
  const before = hours !== null && Temporal.Instant.compare(recordedAt, hours.from) < 0;
  const first = before && officeHoursAt(recordedAt) === null ? today : today.add({ days: 1 });
  return officeHours(workingDays(first, 1)[0]!)!.until;
}

/** Who took part, as the database keeps it: somebody by id or by name, or nobody. */
export interface Contact {
  contactKind: ContactKind;
  contactId: string | null;
  contactName: string | null;
}

/** @throws Refusal INVALID (contactKind) where somebody is said and not named, or nobody is said and named. */
export function checkedContact(contact: Contact): Contact {
  const named = contact.contactId !== null || contact.contactName !== null;
  if ((contact.contactKind === ContactKind.NOBODY) === named)
    throw new Refusal(ErrorCode.INVALID, { field: 'contactKind', words: { because: 'WHO_OR_NOBODY' } });
  return contact;
}

/** Nobody reviews, authorises or accompanies what they did themselves. @throws Refusal INVALID for the field. */
export function demandAnother(person: string, other: string | null, field: string): void {
  if (person === other) throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'ONESELF' } });
}
