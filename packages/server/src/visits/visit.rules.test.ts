// A visit's times: travel on both sides, and when the clock says that it was missed.
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { hoursOf } from '#kernel/interval';
import { busyInterval, missedAt, plannedInterval, VisitState } from './visit.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const duration = Temporal.Duration.from('PT75M');

describe('the time of a visit', () => {
  it('is the duration at the family, and takes a quarter of an hour of travel before and after', () => {
    const from = berlin('2026-11-24T15:00');
    expect(plannedInterval(from, duration)).toEqual({ from, until: berlin('2026-11-24T16:15') });
    expect(busyInterval(from, duration)).toEqual({
      from: berlin('2026-11-24T14:45'),
      until: berlin('2026-11-24T16:30'),
    });
  });

  it('is elapsed time in the night in which the clocks change', () => {
    expect(hoursOf(busyInterval(berlin('2026-03-29T01:30'), duration))).toBe(1.75);
    expect(hoursOf(busyInterval(berlin('2026-10-25T01:30'), duration))).toBe(1.75);
  });
});

describe('the clock', () => {
  const dueUntil = berlin('2026-11-24T18:00');
  const planned = plannedInterval(berlin('2026-11-24T15:00'), duration);
  const late = plannedInterval(berlin('2026-11-24T19:00'), duration);

  it.each([
    ['at the end of the due window without a pair', 'DUE', null, '2026-11-24T18:00'],
    ['at the planned end with a pair that did not set out', 'ASSIGNED', planned, '2026-11-24T16:15'],
    ['there too when both had accepted', 'ACCEPTED', planned, '2026-11-24T16:15'],
    ['not before the planned end, although the due window is over', 'ASSIGNED', late, '2026-11-24T20:15'],
    ['never: it is under way', 'UNDER_WAY', planned, null],
    ['never: it is done', 'DONE', planned, null],
    ['never: it is missed already', 'MISSED', planned, null],
    ['never: it is cancelled', 'CANCELLED', null, null],
  ] as const)('says missed %s', (_, state, plan, at) => {
    const found = missedAt({ state: VisitState[state], planned: plan, dueUntil });
    expect(found?.toString() ?? null).toBe(at && berlin(at).toString());
  });
});
