// The only place that asks what time it is; everything else gets `now` handed in.

/** A source of the present instant. Tests set it; a running office uses {@link systemClock}. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The machine's clock, cut to milliseconds, because that is what the database keeps. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
};
