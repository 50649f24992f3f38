// A clock runs in seconds only where somebody must act within the hour.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '#test/support/draw.ts';
import RunningClock from './RunningClock.vue';
import { startClock } from './clock.ts';

const START = Date.parse('2026-11-24T13:37:07Z');
const ago = (seconds: number): string => new Date(START - seconds * 1000).toISOString();
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setInterval', 'clearInterval'] });
  stop = startClock();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('an untaken flag counts the seconds', async () => {
  await draw(RunningClock, { props: { from: ago(220), urgent: true } });
  await expect.element(page.getByText('3:40')).toBeVisible();
  vi.advanceTimersByTime(2000);
  await expect.element(page.getByText('3:42')).toBeVisible();
});

test.each([
  [39 * 60, '39 min'],
  [130 * 60, '2 h 10'],
  [26 * 3600, '1 Tag'],
  [50 * 3600, '2 Tage'],
])('%i s ago reads %s', async (seconds, text) => {
  await draw(RunningClock, { props: { from: ago(seconds) } });
  await expect.element(page.getByText(text)).toBeVisible();
});
