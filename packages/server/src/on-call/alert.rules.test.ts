// A call that is not heard is made again, less and less often, and not for ever.
import { expect, test } from 'vitest';
import { MOST_ATTEMPTS, nextAttempt } from './alert.rules';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const pause = (attempts: number) => nextAttempt(attempts, NOW)?.since(NOW).total('seconds') ?? null;

test('pauses grow to ten minutes, and after a day it is given up', () => {
  expect([1, 2, 3, 4, 5, 6, 149].map(pause)).toEqual([5, 15, 45, 135, 405, 600, 600]);
  expect(pause(MOST_ATTEMPTS)).toBe(null);
});
