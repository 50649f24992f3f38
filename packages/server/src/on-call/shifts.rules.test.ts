// The days are cut without a gap or a double, whatever the calendar and the clocks do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyShift } from './duty.rules';
import { clockChange, holesOf, shiftsBetween, shiftsOn } from './shifts.rules';

const day = (text: string) => Temporal.PlainDate.from(text);
const wall = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' });
const told = (text: string) =>
  shiftsOn(day(text)).map(({ kind, during }) => `${kind} ${wall(during.from)} ${wall(during.until)}`);

describe('the shifts of', () => {
  it.each([
    [
      'a Monday',
      '2026-11-23',
      ['DUTY_DESK 2026-11-23T08:00 2026-11-23T16:00', 'ON_CALL 2026-11-23T16:00 2026-11-24T08:00'],
    ],
    [
      'a Friday',
      '2026-11-27',
      ['DUTY_DESK 2026-11-27T08:00 2026-11-27T16:00', 'ON_CALL 2026-11-27T16:00 2026-11-28T08:00'],
    ],
    ['a Saturday', '2026-11-28', ['ON_CALL 2026-11-28T08:00 2026-11-29T08:00']],
    ['All Saints, a Sunday', '2026-11-01', ['ON_CALL 2026-11-01T08:00 2026-11-02T08:00']],
    ['Corpus Christi, a Thursday', '2026-06-04', ['ON_CALL 2026-06-04T08:00 2026-06-05T08:00']],
    ['Good Friday', '2026-04-03', ['ON_CALL 2026-04-03T08:00 2026-04-04T08:00']],
  ])('%s', (_name, date, expected) => expect(told(date)).toEqual(expected));
});

describe('a clock change', () => {
  it.each([
    ['2026-03-28', -1, 23],
    ['2026-10-24', 1, 25],
    ['2026-11-28', 0, 24],
  ])('on the night after %s moves the length by %i h', (date, change, hours) => {
    const [night] = shiftsOn(day(date));
    expect(clockChange(night!)).toBe(change);
    expect(night!.during.from.until(night!.during.until).total('hours')).toBe(hours);
  });
});

it('any fortnight of forty years is covered by shifts that meet', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14_600 }), (offset) => {
      const first = day('2010-01-01').add({ days: offset });
      const shifts = shiftsBetween(first, first.add({ days: 14 }));
      shifts
        .slice(1)
        .forEach(({ during }, n) => expect(during.from.equals(shifts[n]!.during.until)).toBe(true));
      expect(shifts.every(({ during }) => Temporal.Instant.compare(during.from, during.until) < 0)).toBe(
        true,
      );
    }),
  ));

describe('what is missing of a night', () => {
  const [, night] = shiftsOn(day('2026-11-23'));
  const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Berlin]`).toInstant();
  const duty = (id: string, members: string[], from = '2026-11-23T16:00', until = '2026-11-24T08:00', kind: DutyShift['kind'] = 'ON_CALL'): DutyShift => ({
    id, kind, members, during: { from: at(from), until: at(until) },
  }); // prettier-ignore
  const missing = (...duties: DutyShift[]) =>
    holesOf(night!, duties).map(({ from, until, half, dutyId }) =>
      `${wall(from).slice(11)}-${wall(until).slice(11)} ${half ? 'half' : 'open'} ${dutyId ?? ''}`.trim(),
    );

  it.each([
    ['nothing when two sit there', [duty('a', ['x', 'y'])], []],
    ['all of it when nobody does', [], ['16:00-08:00 open']],
    ['all of it when the duty was emptied', [duty('a', [])], ['16:00-08:00 open']],
    ['the second person', [duty('a', ['x'])], ['16:00-08:00 half a']],
    ['the rest', [duty('a', ['x', 'y'], '2026-11-23T16:00', '2026-11-23T22:00')], ['22:00-08:00 open']],
    [
      'nothing while the desk answers longer',
      [
        duty('d', ['p', 'q'], '2026-11-23T08:00', '2026-11-23T18:00', 'DUTY_DESK'),
        duty('a', ['x', 'y'], '2026-11-23T18:00', '2026-11-24T08:00'),
      ],
      [],
    ],
  ] as [string, DutyShift[], string[]][])('is %s', (_name, duties, expected) =>
    // prettier-ignore
    expect(missing(...duties)).toEqual(expected),
  );
});
