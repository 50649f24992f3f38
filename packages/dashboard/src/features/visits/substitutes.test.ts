// Who is offered for a broken visit: free, at work and rested; nobody where nobody is left to go with; and lanes that stay themselves.
import { expect, test } from 'vitest';
import type { LaneVisit } from '#graphql/useDesk.ts';
import type { Times } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';
import { laneKeeper, lanesOf } from './lanes.ts';
import { substitutesOf } from './substitutes.ts';

const at = (time: string): string => `2026-11-23T${time}:00Z`;
const ms = (time: string): number => Date.parse(at(time));
const district = { id: 'd', name: 'Brassert' };
const other = { id: 'e', name: 'Drewer' };
const words = { say: (key: string) => key, language: () => 'de' } as Words;
const times = new Proxy({}, { get: () => () => 'then' }) as Times;
const WITHIN = { from: ms('00:00'), until: ms('23:00') };

const person = (name: string, taken: object[] = [], where = district, rest: object[] = []) =>
  ({ professional: { id: name, name, district: where }, works: [{ from: at('07:00'), until: at('15:00') }], rest, taken }) as never; // prettier-ignore
const away = { kind: 'ABSENCE', sourceId: 'a', from: at('06:00'), until: null, dutyKind: null };
const broken = (lost: object | null): LaneVisit =>
  ({
    id: 'v', reference: 'B-1', version: 3, kind: 'FOLLOW_UP', state: 'DUE', urgency: 'U1', district,
    dueFrom: at('07:00'), dueUntil: at('17:00'), duration: 'PT60M', plannedFrom: null, plannedUntil: null,
    busyFrom: null, busyUntil: null, pair: null, acceptedBy: [], finishedBy: [], startedAt: null, finishedAt: null, flag: null, lost,
  }) as never; // prettier-ignore
const PEOPLE = [
  person('Kaya'),
  person('Arslan', [away]),
  person('Brandt', [
    { kind: 'APPOINTMENT', sourceId: 'b', from: at('09:30'), until: at('10:00'), dutyKind: null },
  ]),
  person('Hein', [], other),
  person('Lind', [], district, [{ from: at('06:00'), until: at('09:30') }]),
  person('Nowak'),
];
const lanes = new Map(lanesOf(PEOPLE, []).map((lane) => [lane.id, lane]));
const offered = (lost: object | null, now = '06:15', within = WITHIN, others: LaneVisit[] = []) =>
  substitutesOf(broken(lost), lanes, { within, now: ms(now), broken: others }, words, times);
const had = (who: string | null, from = '09:00', until = '10:00') => ({
  from: at(from),
  until: at(until),
  remaining: who && { id: who, name: who },
});

test('a visit that nothing broke asks for nobody', () => {
  expect(offered(null)).toBe(null);
});

test('free, at work, rested, the own district first; the one who stays is not offered to themselves', () => {
  const { stays, free } = offered(had('Kaya'))!;
  expect(stays?.id).toBe('Kaya');
  expect(free.map(({ id }) => id)).toEqual(['Nowak', 'Hein']);
});

test('where the other one is away too, or both fell, nobody is offered as the second', () => {
  expect(offered(had('Arslan'))).toMatchObject({ stays: null, free: [] });
  expect(offered(had(null))).toMatchObject({ stays: null, free: [] });
});

test('whoever stays at another broken visit at that time is not taken away from it', () => {
  const beside = { ...broken(had('Nowak', '08:30', '09:30')), id: 'w' };
  const later = { ...broken(had('Nowak', '12:00', '13:00')), id: 'w' };
  const ids = (others: LaneVisit[]) =>
    offered(had('Kaya'), '06:15', WITHIN, others)!.free.map(({ id }) => id);
  expect(ids([beside])).toEqual(['Hein']);
  expect(ids([later])).toEqual(['Nowak', 'Hein']);
});

test('another day than the lanes know: who stays is said, who is free is asked in the form', () => {
  expect(offered(had('Kaya'), '06:15', { from: ms('20:00'), until: ms('23:00') })).toMatchObject({
    stays: { id: 'Kaya' },
    free: [],
  });
});

test('lanes stay the same objects while nothing of them has changed', () => {
  const keep = laneKeeper();
  const pair = { members: [{ id: 'Kaya', name: 'Kaya' }, { id: 'Hein', name: 'Hein' }] }; // prettier-ignore
  const planned = (version: number) =>
    ({ ...broken(null), state: 'ASSIGNED', version, pair, plannedFrom: at('09:00'), plannedUntil: at('10:00') }) as LaneVisit; // prettier-ignore
  const first = planned(1);
  const before = keep(PEOPLE, [first]);
  expect(keep(PEOPLE, [first])).toBe(before);
  const after = keep(PEOPLE, [planned(2)]);
  const changed = after.filter((lane, index) => lane !== before[index]).map(({ id }) => id);
  expect(changed.toSorted()).toEqual(['Hein', 'Kaya']);
});
