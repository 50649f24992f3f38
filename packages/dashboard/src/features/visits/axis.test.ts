// Times lie where they belong, also on the day with 23 hours and the one with 25, and every quarter can be reached by keys.
import { expect, test } from 'vitest';
import { axisOf, piecesOf, placeOf, QUARTER, quarterAt, spanOf, step, ticksOf } from './axis.ts';

const at = Date.parse;
const day = (date: string, more = {}) => axisOf(date, { week: false, whole: false, around: [], ...more });

test('a usual day shows eight to six; what lies outside stretches it to whole hours', () => {
  expect(day('2026-11-25').stretches).toEqual([
    { day: '2026-11-25', from: at('2026-11-25T07:00:00Z'), until: at('2026-11-25T17:00:00Z') },
  ]);
  const late = { from: at('2026-11-25T18:30:00Z'), until: at('2026-11-25T19:15:00Z') };
  expect(day('2026-11-25', { around: [late] }).stretches[0]!.until).toBe(at('2026-11-25T20:00:00Z'));
});

test.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2026-11-25', 24],
])('the whole of %s has %i hours', (date, hours) => {
  const { from, until } = day(date, { whole: true }).stretches[0]!;
  expect((until - from) / 3_600_000).toBe(hours);
  expect(ticksOf(day(date, { whole: true }))).toHaveLength(hours);
  expect(spanOf(date, false)).toEqual({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
});

test('a week is Monday to Sunday, and what lies in hidden hours has no place', () => {
  const week = axisOf('2026-11-25', { week: true, whole: false, around: [] });
  expect(week.stretches.map(({ day: one }) => one)).toEqual(
    ['23', '24', '25', '26', '27', '28', '29'].map((n) => `2026-11-${n}`),
  );
  expect(placeOf(week, at('2026-11-24T02:00:00Z'))).toBeNull();
  expect(placeOf(week, at('2026-11-24T07:00:00Z'))).toBeCloseTo(100 / 7);
  // A duty over night is drawn on both its days.
  expect(piecesOf(week, at('2026-11-24T15:00:00Z'), at('2026-11-25T08:00:00Z'))).toHaveLength(2);
});

test('a place is a quarter of an hour, and a quarter lies at its place', () => {
  const axis = day('2026-11-25');
  for (let quarter = axis.stretches[0]!.from; quarter < axis.stretches[0]!.until; quarter += QUARTER)
    expect(quarterAt(axis, placeOf(axis, quarter)! / 100 + 0.0001)).toBe(quarter);
  expect(quarterAt(axis, -3)).toBe(axis.stretches[0]!.from);
});

test('keys step over hidden hours and stop at the ends', () => {
  const week = axisOf('2026-11-25', { week: true, whole: false, around: [] });
  const evening = week.stretches[1]!.until - QUARTER;
  expect(step(week, evening, QUARTER)).toBe(week.stretches[2]!.from);
  expect(step(week, week.stretches[2]!.from, -QUARTER)).toBe(evening);
  expect(step(week, week.stretches[0]!.from, -QUARTER)).toBe(week.stretches[0]!.from);
  const end = week.stretches.at(-1)!.until - QUARTER;
  expect(step(week, end, QUARTER)).toBe(end);
});
