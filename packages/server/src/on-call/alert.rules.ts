// When a call that was not heard is made again, and when it is given up.

/** First pause before another try; each further one is three times as long, up to the longest. */
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 600;
const FACTOR = 3;

/** So many tries take more than a day: whoever has not heard by then is told by the board. */
export const MOST_ATTEMPTS = 150;

/** When to try again after so many tries; null gives up. */
export function nextAttempt(attempts: number, now: Temporal.Instant): Temporal.Instant | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const pause = FIRST_SECONDS * FACTOR ** Math.min(attempts - 1, MOST_ATTEMPTS);
  return now.add({ seconds: Math.min(pause, LONGEST_SECONDS) });
}
