// What is typed as hours and days, and what it is read as.
import { expect, test } from 'vitest';
import { readDay } from '#ui/times.ts';
import { readSpans, runs, written } from './hours.ts';

test.each([
  ['', []],
  ['9-12', [{ weekday: 1, from: '09:00', until: '12:00' }]],
  [
    '09:00–12:30, 14.00 - 18',
    [
      { weekday: 1, from: '09:00', until: '12:30' },
      { weekday: 1, from: '14:00', until: '18:00' },
    ],
  ],
  ['morgens', null],
  ['25:00-26:00', null],
])('hours typed as %j', (typed, spans) => {
  expect(readSpans(typed, 1)).toEqual(spans);
});

test('hours are written as they are read', () => {
  const hours = [
    { weekday: 4, from: '09:00', until: '12:00' },
    { weekday: 4, from: '14:00', until: '18:00' },
  ];
  expect(readSpans(written(hours, 4), 4)).toEqual(hours);
  expect(written(hours, 1)).toBe('');
});

test.each([
  ['1.2.2027', '2027-02-01'],
  ['2027-02-01', '2027-02-01'],
  ['31.02.2027', null],
  ['bald', null],
])('a day typed as %j', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

test('days with the same hours in a row are one run', () => {
  const at = (weekday: number, from: string) => ({ weekday, from, until: '12:00' });
  expect(runs([at(1, '09:00'), at(2, '09:00'), at(4, '09:00'), at(5, '10:00')])).toEqual([
    { first: 1, last: 2, at: '09:00-12:00' },
    { first: 4, last: 4, at: '09:00-12:00' },
    { first: 5, last: 5, at: '10:00-12:00' },
  ]);
});
