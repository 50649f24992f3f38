// Opening hours as values: sorted, never overlapping, and one text for one set of hours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedHours, type Hours, hoursText, moved } from './office.rules';

const at = (minutes: number) => Temporal.PlainTime.from('00:00').add({ minutes });
const hours = (weekday: number, from: string, until: string): Hours => ({
  weekday,
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
});

describe('opening hours', () => {
  it.each<[string, Hours[], string]>([
    ['an end before its beginning', [hours(1, '12:00', '09:00')], 'END_BEFORE_START'],
    ['no length', [hours(1, '09:00', '09:00')], 'END_BEFORE_START'],
    ['an eighth day', [hours(8, '09:00', '12:00')], 'INVALID'],
    ['two spans over one another', [hours(1, '11:00', '14:00'), hours(1, '09:00', '12:00')], 'INVALID'],
  ])('are refused for %s', (_what, given, code) => {
    expect(() => checkedHours(given)).toThrow(expect.objectContaining({ code, field: 'openingHours' }));
  });

  it('may touch, and are told in the order of the week', () => {
    const week = checkedHours([
      hours(4, '14:00', '18:00'),
      hours(1, '12:00', '15:00'),
      hours(1, '09:00', '12:00'),
    ]);
    expect(hoursText(week)).toBe('1 09:00-12:00, 1 12:00-15:00, 4 14:00-18:00');
    expect(hoursText([])).toBeNull();
  });

  it('of one set have one text, whatever order they are written in', () => {
    const one = fc
      .record({
        weekday: fc.integer({ min: 1, max: 7 }),
        from: fc.integer({ min: 0, max: 1300 }),
        length: fc.integer({ min: 1, max: 130 }),
      })
      .map(({ weekday, from, length }) => ({ weekday, from: at(from), until: at(from + length) }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (all) => {
        expect(hoursText([...all].reverse())).toBe(
          hoursText(all.toSorted((a, b) => Temporal.PlainTime.compare(a.until, b.until))),
        );
      }),
      { examples: [[[]], [[hours(2, '00:04', '00:05'), hours(2, '00:04', '00:06')]]] },
    );
  });
});

it('only what moved is told', () => {
  expect(moved({ name: 'A', partner: null }, { name: 'B', partner: null })).toEqual([
    { field: 'name', from: 'A', to: 'B' },
  ]);
  expect(moved({}, { name: 'A', partner: null })).toEqual([{ field: 'name', from: null, to: 'A' }]);
});
