// What if: each change moves what it should and nothing else; no change is today.
import { describe, expect, it } from 'vitest';
import { dayInterval, workingDays } from '#kernel/calendar.rules';
import { type Basis, inputOf } from './basis.rules';
import { type Changes, simulate } from './simulation.rules';
import { utilisation } from './utilisation.rules';

const MONDAY = Temporal.PlainDate.from('2026-11-23');
const days = workingDays(MONDAY, 5).map(dayInterval);
const SETTINGS = { days, overhead: () => 0.15, today: MONDAY };
const NOTHING: Changes = { people: [], absences: [], reports: [], borders: [] };
const full = (id: string) => ({
  id,
  worked: days.map(({ from }) => ({ from: from.add({ hours: 8 }), until: from.add({ hours: 16 }) })),
  absences: [],
  appointments: [],
  desk: [],
});
const north: Basis = {
  standing: { hours: 40, asOf: MONDAY },
  visits: [{ id: 'v', durationMinutes: 75, documentationMinutes: 55, at: days[0]!.from }],
  openFlags: ['f', 'g', 'h'],
  people: [full('ada'), full('bo')],
};
const south: Basis = {
  standing: { hours: 10, asOf: MONDAY },
  visits: [],
  openFlags: [],
  people: [full('cem')],
};
const BASES = new Map([
  ['north', north],
  ['south', south],
]);
const ask = (changes: Partial<Changes>) => {
  const then = simulate(BASES, { ...NOTHING, ...changes }, SETTINGS);
  const difference = (id: string) => {
    const today = utilisation(inputOf(BASES.get(id)!, 0.15, MONDAY));
    const { requiredHours, availableHours } = then.get(id)!;
    return [requiredHours - today.requiredHours, availableHours - today.availableHours].map(
      (n) => Math.round(n * 1000) / 1000,
    );
  };
  return { north: difference('north'), south: difference('south') };
};
const STILL = [0, 0];

describe('what if', () => {
  it('nothing changes, nothing does', () => {
    expect(ask({})).toEqual({ north: STILL, south: STILL });
  });

  it('a person comes: 39 hours less the overhead', () => {
    expect(ask({ people: [{ districtId: 'north', count: 1, hoursPerWeek: 39 }] })).toEqual({
      north: [0, 33.15],
      south: STILL,
    });
  });

  it('a person goes, and never more than there are', () => {
    expect(ask({ people: [{ districtId: 'north', count: -1, hoursPerWeek: 40 }] }).north).toEqual([0, -34]);
    expect(ask({ people: [{ districtId: 'south', count: -3, hoursPerWeek: 39 }] }).south).toEqual([0, -34]);
  });

  it('somebody is away for two days', () => {
    const during = { from: days[1]!.from, until: days[2]!.until };
    expect(ask({ absences: [{ professionalId: 'ada', during }] })).toEqual({ north: [0, -16], south: STILL });
    expect(ask({ absences: [{ professionalId: 'nobody', during }] })).toEqual({ north: STILL, south: STILL });
  });

  it('five reports come: five flags and five risk visits by two', () => {
    expect(ask({ reports: [{ districtId: 'south', count: 5 }] })).toEqual({
      north: STILL,
      south: [Math.round(((5 * (80 + 2 * 105 + 55)) / 60) * 1000) / 1000, 0],
    });
  });

  it('a quarter of a district goes over, with its work and without people', () => {
    const moved = (40 + (2 * 105 + 55) / 60 + (3 * 80) / 60) / 4;
    const hours = Math.round(moved * 1000) / 1000;
    const { north: left, south: came } = ask({ borders: [{ from: 'north', to: 'south', share: 0.25 }] });
    expect(left[0]).toBeCloseTo(-hours, 2);
    expect(came[0]).toBeCloseTo(hours, 2);
    expect([left[1], came[1]]).toEqual(STILL);
  });

  it('a border that stays where it is moves nothing', () => {
    expect(ask({ borders: [{ from: 'north', to: 'north', share: 1 }] })).toEqual({
      north: STILL,
      south: STILL,
    });
  });
});
