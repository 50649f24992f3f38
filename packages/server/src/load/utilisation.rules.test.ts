// The load by its formula, worked out by hand, and what must hold whatever goes in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN, dayInterval, workingDays } from '#kernel/calendar.rules';
import { hoursOf, intersect } from '#kernel/interval';
import { anyBounded, anyInterval } from '#kernel/interval.arbitrary';
import { workedIn, type WorkingTime } from '#staff/working-time.rules';
import {
  bandOf,
  type PersonTime,
  utilisation,
  type UtilisationInput,
  visitMinutes,
} from './utilisation.rules';

const today = Temporal.PlainDate.from('2026-11-24');
const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const span = (from: string, until: string) => ({ from: berlin(from), until: berlin(until) });
const week: WorkingTime[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: Temporal.PlainTime.from('08:00'),
  until: Temporal.PlainTime.from('16:00'),
  validFrom: Temporal.PlainDate.from('2020-01-01'),
  validUntil: null,
}));
const worked = workingDays(today, 5).flatMap((day) => workedIn(week, dayInterval(day)));
const person = (change: Partial<PersonTime> = {}): PersonTime => ({
  worked,
  absences: [],
  appointments: [],
  desk: [],
  ...change,
});
const input = (change: Partial<UtilisationInput> = {}): UtilisationInput => ({
  standing: { hours: 10, asOf: today },
  visits: [],
  openFlags: 0,
  people: [person()],
  overhead: 0.15,
  today,
  ...change,
});
const parts = (of: UtilisationInput) =>
  Object.fromEntries(utilisation(of).parts.map(({ part, hours }) => [part, hours]));

describe('a visit', () => {
  it('takes both people with half an hour of way each, and is written down', () => {
    expect(visitMinutes({ durationMinutes: 75, documentationMinutes: 55 })).toBe(2 * 105 + 55);
  });
});

describe('the load of a district', () => {
  it('is what is required by what is available', () => {
    const load = utilisation(
      input({
        standing: { hours: 20, asOf: today },
        visits: [
          { durationMinutes: 75, documentationMinutes: 55 },
          { durationMinutes: 60, documentationMinutes: 0 },
        ],
        openFlags: 3,
        people: [
          person({ absences: [span('2026-11-25T00:00', '2026-11-26T00:00')] }),
          person({
            appointments: [span('2026-11-26T09:00', '2026-11-26T11:30')],
            desk: [span('2026-11-27T08:00', '2026-11-27T16:00')],
          }),
        ],
      }),
    );
    // 20 h + (265 + 180) min + 240 min; 2 x 40 h x 0.85 less 8 h, 2.5 h and 8 h.
    expect(load.requiredHours).toBeCloseTo(20 + 445 / 60 + 4, 3);
    expect(load.availableHours).toBeCloseTo(68 - 18.5, 3);
    expect(load.ratio).toBeCloseTo((20 + 445 / 60 + 4) / 49.5, 3);
    expect(load.band).toBe('LOW');
  });

  it('counts an hour that is taken twice once', () => {
    const night = span('2026-11-25T00:00', '2026-11-26T00:00');
    const twice = person({ absences: [night, night], desk: [night], appointments: [night] });
    expect(parts(input({ people: [twice] }))).toMatchObject({
      ABSENCES: -8,
      APPOINTMENTS: -0,
      DUTY_DESK: -0,
    });
  });

  it('counts what is taken in working time only', () => {
    const evening = [span('2026-11-25T16:00', '2026-11-26T08:00')];
    const busy = person({ absences: evening, appointments: evening, desk: evening });
    expect(utilisation(input({ people: [busy] })).availableHours).toBe(34);
  });

  it.each([
    ['missing', null, null],
    ['of today', '2026-11-24', 'LOW'],
    ['35 days old', '2026-10-20', 'LOW'],
    ['36 days old', '2026-10-19', null],
  ])('with standing hours %s has a ratio or only hours', (_, asOf, band) => {
    const standing = asOf === null ? null : { hours: 10, asOf: Temporal.PlainDate.from(asOf) };
    const load = utilisation(input({ standing }));
    expect([load.band, load.ratio !== null, load.availableHours]).toEqual([band, band !== null, 34]);
    expect(load.requiredHours).toBe(asOf === null ? 0 : 10);
    expect(load.standingHoursAsOf?.toString() ?? null).toBe(asOf);
  });

  it('has no ratio where nobody is there', () => {
    expect(utilisation(input({ people: [] }))).toMatchObject({ availableHours: 0, ratio: null });
  });
});

describe('the band', () => {
  it.each([
    [0, 'LOW'],
    [0.8499, 'LOW'],
    [0.85, 'FULL'],
    [1, 'FULL'],
    [1.0001, 'OVER'],
    [1.15, 'OVER'],
    [1.1501, 'FAR_OVER'],
    [3, 'FAR_OVER'],
  ])('of %d is %s', (ratio, band) => {
    expect(bandOf(ratio)).toBe(band);
  });
});

describe('whatever goes in', () => {
  const time = fc.array(anyInterval(), { maxLength: 3 });
  const anyPerson = fc.record({
    worked: fc.array(anyBounded(), { maxLength: 1 }),
    absences: time,
    appointments: time,
    desk: time,
  });
  const minutes = fc.integer({ min: 0, max: 240 });
  const anyInput: fc.Arbitrary<UtilisationInput> = fc.record({
    standing: fc.option(fc.record({ hours: fc.integer({ min: 0, max: 300 }), asOf: fc.constant(today) })),
    visits: fc.array(fc.record({ durationMinutes: minutes, documentationMinutes: minutes }), {
      maxLength: 6,
    }),
    openFlags: fc.nat(9),
    people: fc.array(anyPerson, { maxLength: 5 }),
    overhead: fc.constantFrom(0, 0.15, 0.5),
    today: fc.constant(today),
  });
  const taken = (one: PersonTime) =>
    hoursOf(intersect(one.worked, [...one.absences, ...one.appointments, ...one.desk]));

  it('its parts add up to its hours, and no part takes more than is there', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const load = utilisation(given);
        const hours = parts(given) as Record<string, number>;
        const required = hours['STANDING_HOURS']! + hours['VISITS']! + hours['OPEN_FLAGS']!;
        const off = hours['ABSENCES']! + hours['APPOINTMENTS']! + hours['DUTY_DESK']!;
        expect(load.requiredHours).toBeCloseTo(required, 2);
        expect(load.availableHours).toBeCloseTo(Math.max(0, hours['WORKING_TIMES']! + off), 2);
        expect(off).toBeCloseTo(-given.people.reduce((sum, one) => sum + taken(one), 0), 2);
      }),
    );
  });

  it('an absence more never makes more hours, and a visit more never makes a lower ratio', () => {
    fc.assert(
      fc.property(anyInput, anyInterval(), (given, absence) => {
        const before = utilisation(given);
        const away = given.people.map((one) => ({ ...one, absences: [...one.absences, absence] }));
        expect(utilisation({ ...given, people: away }).availableHours).toBeLessThanOrEqual(
          before.availableHours + 1e-3,
        );
        const more = [...given.visits, { durationMinutes: 60, documentationMinutes: 30 }];
        const after = utilisation({ ...given, visits: more });
        expect((after.ratio ?? 0) >= (before.ratio ?? 0)).toBe(true);
        expect(after.requiredHours).toBeCloseTo(before.requiredHours + 3.5, 2);
      }),
    );
  });
});
