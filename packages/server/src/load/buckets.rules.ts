// How a span of time is cut for a series: hours, days or weeks of Berlin, clipped to what was asked for.
import { BERLIN } from '#kernel/calendar.rules';
import { type BoundedInterval, earlier, later } from '#kernel/interval';

/** Width of one step of a series. */
export const LoadBucket = { HOUR: 'HOUR', DAY: 'DAY', WEEK: 'WEEK' } as const;
export type LoadBucket = (typeof LoadBucket)[keyof typeof LoadBucket];

/** More steps than this say nothing more and cost much: 400 days, 16 days by the hour. */
export const MOST_BUCKETS = 400;

const STEP = { HOUR: { hours: 1 }, DAY: { days: 1 }, WEEK: { weeks: 1 } } as const;

/** Where the bucket that holds the instant begins: the full hour, midnight, or Monday's midnight in Berlin. */
function beginOf(instant: Temporal.Instant, bucket: LoadBucket): Temporal.ZonedDateTime {
  const wall = instant.toZonedDateTimeISO(BERLIN);
  if (bucket === LoadBucket.HOUR) return wall.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const midnight = wall.startOfDay();
  return bucket === LoadBucket.DAY
    ? midnight
    : midnight.subtract({ days: midnight.dayOfWeek - 1 }).startOfDay();
}

/**
 * The buckets that touch a span, in order, without holes; the first and the last are cut to it. A day on which the clocks
 * change is one bucket of 23 or 25 hours. Null when there would be more than {@link MOST_BUCKETS}.
 */
export function bucketsOf({ from, until }: BoundedInterval, bucket: LoadBucket): BoundedInterval[] | null {
  const buckets: BoundedInterval[] = [];
  for (let begin = beginOf(from, bucket); Temporal.Instant.compare(begin.toInstant(), until) < 0;) {
    const end = begin.add(STEP[bucket]);
    buckets.push({ from: later(begin.toInstant(), from), until: earlier(end.toInstant(), until) });
    if (buckets.length > MOST_BUCKETS) return null;
    begin = end;
  }
  return buckets;
}
