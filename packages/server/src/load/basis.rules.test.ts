// Rows and days: whatever the basis, the rows behind a part add up to it, and the days add up to the whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInterval, workingDays } from '#kernel/calendar.rules';
import { type Basis, daysOf, inputOf, sourcesOf } from './basis.rules';
import { COUNTED } from './ledger.rules';
import { partsOf } from './utilisation.rules';

const MONDAY = Temporal.PlainDate.from('2026-11-23');
const DAYS = workingDays(MONDAY, 5).map((date) => ({ date, during: dayInterval(date) }));
const OVERHEAD = 0.15;
const begin = DAYS[0]!.during.from;

const span = (most: number) =>
  fc
    .record({
      day: fc.integer({ min: 0, max: 4 }),
      hour: fc.integer({ min: 6, max: 16 }),
      hours: fc.integer({ min: 1, max: most }),
    })
    .map(({ day, hour, hours }) => {
      const from = DAYS[day]!.during.from.add({ hours: hour });
      return { from, until: from.add({ hours }) };
    });
const person = fc.record({
  id: fc.uuid(),
  worked: fc.array(span(6), { minLength: 1, maxLength: 4 }),
  absences: fc.array(span(60), { maxLength: 2 }),
  appointments: fc.array(span(4), { maxLength: 2 }),
  desk: fc.array(span(8), { maxLength: 2 }),
});
const visit = fc.record({
  id: fc.uuid(),
  durationMinutes: fc.integer({ min: 5, max: 300 }),
  documentationMinutes: fc.integer({ min: 0, max: 60 }),
  at: fc.integer({ min: -100, max: 300 }).map((hours) => begin.add({ hours })),
});
const basis: fc.Arbitrary<Basis> = fc.record({
  standing: fc.option(fc.record({ hours: fc.integer({ min: 0, max: 200 }), asOf: fc.constant(MONDAY) })),
  visits: fc.array(visit, { maxLength: 6 }),
  openFlags: fc.array(fc.uuid(), { maxLength: 5 }),
  people: fc.array(person, { maxLength: 4 }),
});
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('what is behind a load', () => {
  it('adds up, row by row', () => {
    fc.assert(
      fc.property(basis, (one) => {
        for (const { part, hours } of partsOf(inputOf(one, OVERHEAD, MONDAY)))
          expect(sum(sourcesOf(part, one, OVERHEAD).map((row) => row.hours))).toBeCloseTo(hours, 6);
      }),
    );
  });

  it('adds up, day by day, in every part', () => {
    fc.assert(
      fc.property(basis, (one) => {
        const whole = partsOf(inputOf(one, OVERHEAD, MONDAY));
        const days = daysOf(one, DAYS).map((day) => partsOf(inputOf(day.basis, OVERHEAD, MONDAY)));
        expect(days).toHaveLength(5);
        for (const [at, { hours }] of whole.entries())
          expect(sum(days.map((parts) => parts[at]!.hours))).toBeCloseTo(hours, 6);
      }),
    );
  });

  it.each([
    ['overdue on the first day', -100, 0],
    ['on its day', 25, 1],
    ['on the weekend on the Friday before', 24 * 5 + 10, 4],
    ['far ahead on the last', 290, 4],
  ])('a visit stands %s', (_, hours, expected) => {
    const one = { id: 'v', durationMinutes: 60, documentationMinutes: 0, at: begin.add({ hours }) };
    const days = daysOf({ standing: null, visits: [one], openFlags: [], people: [] }, DAYS);
    expect(days.findIndex((day) => day.basis.visits.length === 1)).toBe(expected);
  });

  it('knows nothing of what it does not count', () => {
    const empty: Basis = { standing: null, visits: [], openFlags: [], people: [] };
    for (const part of [...COUNTED, 'ON_CALL', 'REPORTS'] as const)
      expect(sourcesOf(part, empty, OVERHEAD)).toEqual([]);
  });
});
