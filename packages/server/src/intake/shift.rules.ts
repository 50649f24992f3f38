// How long the one who takes a flag is there: own duty or working time, without them the office hours.
import { dateAt, officeHours } from '#kernel/calendar.rules';
import { type BoundedInterval, contains, union } from '#kernel/interval';
import { workedOn, type WorkingTime } from '#staff/working-time.rules';

/** What is known of the time of somebody who takes a flag. */
export interface TakerTime {
  /** The own seats in duties of either kind. */
  duties: readonly BoundedInterval[];
  /** Empty for an account that is no professional or has no working times: then the office hours count. */
  workingTimes: readonly WorkingTime[];
}

/** Nobody stays longer than this; so far around the moment the spans are looked at. */
const DAYS_AROUND = [-1, 0, 1, 2, 3, 4, 5, 6, 7];

/**
 * The shift of a taker at the moment of taking: how long somebody stays without a pause, at work or on duty.
 * A duty that begins when work ends belongs to it. Null outside all of them: then only the time of the next
 * act counts.
 */
export function shiftOf({ duties, workingTimes }: TakerTime, at: Temporal.Instant): BoundedInterval | null {
  const work = DAYS_AROUND.flatMap((days) => {
    const date = dateAt(at).add({ days });
    return workingTimes.length > 0 ? workedOn(workingTimes, date) : (officeHours(date) ?? []);
  });
  return union([...duties, ...work]).find((span) => contains(span, at)) ?? null;
}
