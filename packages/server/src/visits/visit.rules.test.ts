// A visit's times: how long it is, and when the clock says that it was missed.
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { hoursOf } from '#kernel/interval';
import { missedAt, plannedInterval, VisitState } from './visit.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const duration = Temporal.Duration.from('PT75M');

describe('the time of a visit', () => {
  it.each(['2026-11-24T15:00', '2026-03-29T01:30', '2026-10-25T01:30'])(
    'from %s is the elapsed duration at the family, whatever the clocks do',
    (from) => {
      const planned = plannedInterval(berlin(from), duration);
      expect(planned.from.equals(berlin(from))).toBe(true);
      expect(hoursOf(planned)).toBe(1.25);
    },
  );
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
