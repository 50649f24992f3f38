// Every block shows its age: the time at first, then how long ago, after a minute that it is stale.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw, freshAt } from '#test/support/draw.ts';
import Block from './Block.vue';
import ConnectionBadge from './ConnectionBadge.vue';
import { startClock } from './clock.ts';

const START = Date.parse('2026-11-24T13:37:07Z');
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setInterval', 'clearInterval'] });
  stop = startClock();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const pass = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1000);

test('a block tells its age, and is hatched and called stale after a minute', async () => {
  await draw(Block, { props: { title: 'Offene Hinweise', note: 6 }, fresh: freshAt(START) });
  await expect.element(page.getByText('Stand 14:37:07')).toBeVisible();
  pass(20);
  await expect.element(page.getByText('vor 20 s')).toBeVisible();
  pass(115);
  await expect.element(page.getByText('vor 2:15, veraltet')).toBeVisible();
  expect(document.querySelector('.stale')).not.toBeNull();
});

test('a quiet night is fresh: each confirmation makes the block young again', async () => {
  const fresh = freshAt(START);
  await draw(Block, { props: { title: 'Offene Hinweise' }, fresh });
  pass(50);
  fresh.value = { ...fresh.value, confirmedAt: START + 50_000 };
  await expect.element(page.getByText('Stand 14:37:57')).toBeVisible();
});

test('a cut of two seconds is no bar, one of five is, and it says what is shown', async () => {
  const fresh = freshAt(START);
  await draw(Block, { props: { title: 'Offene Hinweise' }, fresh });
  fresh.value = { ...fresh.value, offlineSince: START };
  pass(2);
  expect(page.getByText(/^Offline seit/).elements()).toHaveLength(0);
  pass(3);
  await expect
    .element(page.getByText('Offline seit 14:37. Gezeigt wird der Stand von 14:37:07.'))
    .toBeVisible();
});

test('after a cut the block says how many changes are made up for', async () => {
  const fresh = freshAt(START);
  await draw(Block, { props: { title: 'Offene Hinweise' }, fresh });
  fresh.value = { ...fresh.value, catchingUp: 3 };
  await expect.element(page.getByText('Wieder verbunden, 3 Änderungen werden nachgeholt …')).toBeVisible();
});

test('the badge tells three steps in words', async () => {
  const fresh = freshAt(START);
  await draw(ConnectionBadge, { fresh });
  await expect.element(page.getByText('Verbunden')).toBeVisible();
  fresh.value = { ...fresh.value, offlineSince: START };
  await expect.element(page.getByText('verbindet wieder')).toBeVisible();
  pass(5);
  await expect.element(page.getByText('offline seit 14:37')).toBeVisible();
});
