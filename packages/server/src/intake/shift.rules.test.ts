// The shift of whoever takes a flag.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN, officeHoursAt } from '#kernel/calendar.rules';
import { contains } from '#kernel/interval';
import { anyBounded, anyInstant } from '#kernel/interval.arbitrary';
import { shiftAt, type WorkingTime } from '#staff/working-time.rules';
import { shiftOf } from './shift.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const row = (weekday: number, from: string, until: string): WorkingTime => ({
  weekday,
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
  validFrom: Temporal.PlainDate.from('2020-01-01'),
  validUntil: null,
});
const tuesdayMorning = [row(2, '08:00', '12:00')];
const onCall = { from: berlin('2026-11-24T16:00'), until: berlin('2026-11-25T08:00') };
const midday = { from: berlin('2026-11-24T11:00'), until: berlin('2026-11-24T15:00') };

describe('the shift of a taker', () => {
  it.each([
    ['the working time of a professional', tuesdayMorning, [], '2026-11-24T09:00', '2026-11-24T12:00'],
    ['over after it', tuesdayMorning, [], '2026-11-24T13:00', null],
    ['the office hours of an account without working times', [], [], '2026-11-24T13:00', '2026-11-24T16:00'],
    ['none for it at night', [], [], '2026-11-24T22:00', null],
    ['none for it at 16:00', [], [], '2026-11-24T16:00', null],
    ['none for it on a holiday', [], [], '2026-12-25T10:00', null],
    ['the own duty at night', tuesdayMorning, [onCall], '2026-11-24T22:00', '2026-11-25T08:00'],
    [
      'the own duty of an account without working times',
      [],
      [onCall],
      '2026-11-24T22:00',
      '2026-11-25T16:00',
    ],
    [
      'the duty beyond the working time it overlaps',
      tuesdayMorning,
      [midday],
      '2026-11-24T09:00',
      '2026-11-24T15:00',
    ],
    [
      'the duty that begins when work ends',
      [row(2, '08:00', '16:00')],
      [onCall],
      '2026-11-24T15:55',
      '2026-11-25T08:00',
    ],
    ['not a duty that begins later', tuesdayMorning, [onCall], '2026-11-24T11:58', '2026-11-24T12:00'],
  ])('is %s', (_, workingTimes, duties, at, until) => {
    expect(shiftOf({ workingTimes, duties }, berlin(at))?.until.toString() ?? null).toBe(
      until && berlin(until).toString(),
    );
  });

  it('runs exactly while its own duty or working time runs at that moment', () => {
    const anyRow = fc
      .tuple(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 12, max: 23 }),
      )
      .map(([weekday, from, until]) => row(weekday, `${String(from).padStart(2, '0')}:00`, `${until}:00`));
    const taker = fc.record({
      workingTimes: fc.array(anyRow, { maxLength: 5 }),
      duties: fc.array(anyBounded(), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(taker, anyInstant(), (time, at) => {
        const shift = shiftOf(time, at);
        const works = time.workingTimes.length > 0 ? shiftAt(time.workingTimes, at) : officeHoursAt(at);
        const duty = time.duties.find((one) => contains(one, at));
        expect(shift !== null).toBe(works !== null || duty !== undefined);
        const running = [works, duty].filter((one) => one !== null && one !== undefined);
        const enough = (until: Temporal.Instant) =>
          running.every((one) => Temporal.Instant.compare(until, one.until) >= 0);
        expect(shift === null || (contains(shift, at) && enough(shift.until))).toBe(true);
      }),
    );
  });
});
