// Times are Marl's wall clock on every device, through both clock changes.
import { describe, expect, test } from 'vitest';
import { fromWall, minutesOf, readTime, running, startOfDay, toWall } from '#ui/times.ts';

describe('the wall clock of Marl', () => {
  test.each([
    ['2026-11-24T16:30', '2026-11-24T15:30:00Z'],
    ['2026-07-01T16:30', '2026-07-01T14:30:00Z'],
    ['2026-03-29T03:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
  ])('%s is %s', (wall, instant) => {
    expect(fromWall(wall)).toBe(instant);
    expect(toWall(instant)).toBe(wall);
  });

  test('a day has 23 hours when the clock goes forward and 25 when it goes back', () => {
    const hours = (day: string): number => (startOfDay(day, 1) - startOfDay(day)) / 3_600_000;
    expect(hours('2026-03-29T10:00:00Z')).toBe(23);
    expect(hours('2026-10-25T10:00:00Z')).toBe(25);
  });

  test('an unfinished entry is no time', () => {
    expect(fromWall('2026-11-24T')).toBeNull();
  });
});

describe('a typed time', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    [' 23:59 ', '23:59'],
  ])('%s is read as %s', (typed, read) => expect(readTime(typed)).toBe(read));

  test.each(['', '24:00', '12:60', 'mittags', '1:2'])('"%s" is none', (typed) =>
    expect(readTime(typed)).toBeNull(),
  );
});

test('a running clock shows seconds below an hour and hours above', () => {
  expect([running(0), running(220_000), running(3_725_000), running(-5)]).toEqual([
    '0:00',
    '3:40',
    '1:02:05',
    '0:00',
  ]);
});

test('a duration is counted in minutes', () => expect(minutesOf('PT1H15M')).toBe(75));
