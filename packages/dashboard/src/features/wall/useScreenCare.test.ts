// A screen that nobody touches: the picture wanders, a new version is taken, the night begins it anew.
import { expect, test } from 'vitest';
import { entryOf, shouldReload, wander } from './useScreenCare.ts';

const HOUR = 3_600_000;

test('no place of the picture is kept for long, and it never leaves its margin', () => {
  const places = Array.from({ length: 144 }, (_, n) => wander(n));
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(20);
  for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
  places.slice(1).forEach(({ x, y }, n) => expect([x, y]).not.toEqual([places[n]!.x, places[n]!.y]));
});

test('the entry of a page is read from its text', () => {
  expect(entryOf('<script type="module" crossorigin src="/assets/index-Ab1.js"></script>')).toBe(
    '/assets/index-Ab1.js',
  );
  expect(entryOf('<p>Wartung</p>')).toBeNull();
});

test.each([
  ['the same version by day', '/a.js', '/a.js', 30 * HOUR, '2026-11-24T14:37', false],
  ['a new version, at once', '/a.js', '/b.js', 0, '2026-11-24T14:37', true],
  ['no answer, however old the page is', '/a.js', null, 99 * HOUR, '2026-11-24T04:10', false],
  ['the quiet hour of a page of yesterday', '/a.js', '/a.js', 20 * HOUR, '2026-11-24T04:10', true],
  ['the quiet hour right after it began anew', '/a.js', '/a.js', HOUR / 4, '2026-11-24T04:40', false],
])('%s', (_name, own, served, age, wall, expected) => {
  expect(shouldReload(own, served, age, wall)).toBe(expected);
});
