// Fourteen days at a glance: half a pair and a hole belong to the day on which they begin.
import { expect, test } from 'vitest';
import { duty } from '#test/office.ts';
import { people } from '#test/town.ts';
import { type Duty, days } from './duties.ts';

const NOW = Date.parse('2026-11-24T13:37:07Z');
const at = (day: number, time: string): string =>
  new Date(Date.parse(`2026-11-24T${time}:00+01:00`) + day * 86_400_000).toISOString();
const pair = [people.kaya, people.brandt];
const plan = (change: (day: number) => Duty[] | null = () => null): Duty[] =>
  Array.from(
    { length: 15 },
    (_, day) =>
      change(day) ?? [
        duty(`d${day}`, 'DUTY_DESK', at(day, '08:00'), at(day, '16:00'), pair) as unknown as Duty,
        duty(`n${day}`, 'ON_CALL', at(day, '16:00'), at(day + 1, '08:00'), pair) as unknown as Duty,
      ],
  ).flat();
const states = (duties: Duty[]): string =>
  days(duties, NOW)
    .map(({ state }) => state[0])
    .join('');

test('a full plan is quiet', () => expect(states(plan())).toBe('wwwwwwwwwwwwww'));

test('a night with one person marks the day it begins on', () => {
  const half = plan((day) =>
    day === 8
      ? ([
          duty('d8', 'DUTY_DESK', at(8, '08:00'), at(8, '16:00'), pair),
          duty('n8', 'ON_CALL', at(8, '16:00'), at(9, '08:00'), [people.kaya]),
        ] as unknown as Duty[])
      : null,
  );
  expect(states(half)).toBe('wwwwwwwwhwwwww');
});

test('a night that nobody has is a hole', () => {
  const hole = plan((day) =>
    day === 3 ? ([duty('d3', 'DUTY_DESK', at(3, '08:00'), at(3, '16:00'), pair)] as unknown as Duty[]) : null,
  );
  expect(states(hole)).toBe('wwwowwwwwwwwww');
});

test('what is over today does not count', () => {
  const tonight = plan((day) =>
    day === 0 ? ([duty('n0', 'ON_CALL', at(0, '14:00'), at(1, '08:00'), pair)] as unknown as Duty[]) : null,
  );
  expect(states(tonight)[0]).toBe('w');
});
