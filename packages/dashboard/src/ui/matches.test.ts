// What is sought finds what begins with it before what contains it, whatever hyphens, accents and order.
import { expect, test } from 'vitest';
import { best, fits } from './matches.ts';

test.each([
  ['B-114 Drewer-Nord', 'b114', 0],
  ['B-114 Drewer-Nord', 'B 114', 0],
  ['B-114 Drewer-Nord', 'drewer', 1],
  ['Mika Yıldız', 'yild', 1],
  ['Zoë Böhm', 'boh', 1],
  ['Zoë Böhm', 'böhm zoe', 1],
  ['Jan Voß', 'voss', 1],
  ['Drewer-Nord', 'rewer', 2],
  ['Drewer-Nord', 'er', null],
  ['Hinweis melden', '', 1],
  ['Hinweis melden', 'xyz', null],
] as const)('%s for “%s” is %s', (text, sought, rank) => expect(fits(text, sought)).toBe(rank));

test('the best stand first, alike ones keep their order, and there are no more than asked for', () => {
  const list = ['Drewer-Süd', 'B-11 Nord', 'B-112', 'B-113 Drewer'];
  expect(best(list, 'b11', (one) => one, 2)).toEqual(['B-11 Nord', 'B-112']);
  expect(best(list, 'drewer', (one) => one, 9)).toEqual(['Drewer-Süd', 'B-113 Drewer']);
});
