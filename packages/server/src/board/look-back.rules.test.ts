// The two usual beginnings, over weekends, holidays and both clock changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN, isWorkingDay } from '#kernel/calendar.rules';
import { LookBackPreset, sinceOf } from './look-back.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const shown = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(BERLIN).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('since', () => {
  it.each([
    ['Tuesday morning', '2026-11-24T07:30', '2026-11-23T16:00', '2026-11-20T16:00'],
    ['Monday morning', '2026-11-23T07:15', '2026-11-20T16:00', '2026-11-20T16:00'],
    ['in the evening', '2026-11-24T20:00', '2026-11-24T16:00', '2026-11-20T16:00'],
    ['at closing time', '2026-11-24T16:00', '2026-11-24T16:00', '2026-11-20T16:00'],
    ['Friday at noon', '2026-11-27T12:00', '2026-11-26T16:00', '2026-11-20T16:00'],
    ['Friday evening', '2026-11-27T18:00', '2026-11-27T16:00', '2026-11-27T16:00'],
    ['Saturday', '2026-11-28T10:00', '2026-11-27T16:00', '2026-11-27T16:00'],
    ['Sunday', '2026-11-29T10:00', '2026-11-27T16:00', '2026-11-27T16:00'],
    ['after Easter', '2026-04-07T07:30', '2026-04-02T16:00', '2026-04-02T16:00'],
    ['Good Friday', '2026-04-03T12:00', '2026-04-02T16:00', '2026-04-02T16:00'],
    ['Thursday before Good Friday, open', '2026-04-02T12:00', '2026-04-01T16:00', '2026-03-27T16:00'],
    ['after Corpus Christi', '2026-06-05T07:30', '2026-06-03T16:00', '2026-05-29T16:00'],
    ['after the clocks went forward', '2026-03-30T07:30', '2026-03-27T16:00', '2026-03-27T16:00'],
    ['after the clocks went back', '2026-10-26T07:30', '2026-10-23T16:00', '2026-10-23T16:00'],
    ['New Year', '2027-01-01T12:00', '2026-12-31T16:00', '2026-12-31T16:00'],
  ])('%s', (_, now, closed, weekend) => {
    expect(shown(sinceOf(LookBackPreset.OFFICE_CLOSED, berlin(now)))).toBe(closed);
    expect(shown(sinceOf(LookBackPreset.BEFORE_WEEKEND, berlin(now)))).toBe(weekend);
  });

  it('is the end of a working day, never ahead, and no working day lies whole between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 800 }), (minutes) => {
        const now = berlin('2026-01-10T00:00').add({ minutes });
        const since = sinceOf(LookBackPreset.OFFICE_CLOSED, now).toZonedDateTimeISO(BERLIN);
        expect(isWorkingDay(since.toPlainDate())).toBe(true);
        expect(since.toPlainTime().toString({ smallestUnit: 'minute' })).toBe('16:00');
        expect(Temporal.Instant.compare(since.toInstant(), now)).toBeLessThanOrEqual(0);
        const weekend = sinceOf(LookBackPreset.BEFORE_WEEKEND, now);
        expect(Temporal.Instant.compare(weekend, since.toInstant())).toBeLessThanOrEqual(0);
        const today = now.toZonedDateTimeISO(BERLIN).toPlainDate();
        for (
          let day = since.toPlainDate().add({ days: 1 });
          Temporal.PlainDate.compare(day, today) < 0;
          day = day.add({ days: 1 })
        )
          expect(isWorkingDay(day)).toBe(false);
      }),
    );
  });
});
