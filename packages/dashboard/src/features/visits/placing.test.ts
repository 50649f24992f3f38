// What it means to put a visit somewhere and what stands against it: one table for mouse, menu and keys.
import { expect, test } from 'vitest';
import type { LaneVisit } from '#graphql/useDesk.ts';
import type { Times } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { judge } from './placing.ts';
import { wayBack, withWays } from './history.ts';

const at = (time: string): string => `2026-11-25T${time}:00Z`;
const district = { id: 'd', name: 'Brassert' };
const people = ['Kaya', 'Brandt', 'Arslan', 'Hein'].map((name) => ({ id: name, name }));
const words = { say: (key: string) => key, language: () => 'de' } as Words;
const times = new Proxy({}, { get: () => () => 'then' }) as Times;
const NOW = Date.parse(at('08:00'));

function visit(change: Partial<LaneVisit> = {}): LaneVisit {
  return {
    id: 'v', reference: 'B-1', version: 1, kind: 'FOLLOW_UP', state: 'DUE', urgency: 'U2', district,
    dueFrom: at('07:00'), dueUntil: at('17:00'), duration: 'PT60M', plannedFrom: null, plannedUntil: null,
    busyFrom: null, busyUntil: null, pair: null, acceptedBy: [], finishedBy: [], startedAt: null, finishedAt: null,
    flag: null, ...change,
  } as LaneVisit;
} // prettier-ignore
const paired = (id: string, from: string, until: string, a: number, b: number, change = {}): LaneVisit =>
  visit({
    id, reference: `B-${id}`, state: 'ASSIGNED', plannedFrom: at(from), plannedUntil: at(until),
    busyFrom: new Date(Date.parse(at(from)) - 900_000).toISOString(),
    busyUntil: new Date(Date.parse(at(until)) + 900_000).toISOString(),
    pair: { members: [people[a]!, people[b]!] }, ...change,
  } as Partial<LaneVisit>); // prettier-ignore

const lane = (n: number, taken: object[] = [], rest: object[] = []) =>
  ({ professional: { ...people[n]!, district }, works: [{ from: at('07:00'), until: at('15:00') }], rest, taken }) as never; // prettier-ignore
const map = (lanes: Lane[]) => new Map(lanes.map((one) => [one.id, one]));
const own = paired('own', '10:00', '11:00', 0, 1);
const busy = paired('busy', '12:00', '13:00', 2, 3);
const lanes = map(
  lanesOf(
    [
      lane(0),
      lane(1, [
        {
          kind: 'APPOINTMENT',
          sourceId: 'a',
          from: at('13:00'),
          until: at('14:00'),
          dutyKind: null,
          onlyWarns: false,
        },
      ]),
      lane(2, [
        { kind: 'ABSENCE', sourceId: 'b', from: at('14:00'), until: null, dutyKind: null, onlyWarns: false },
      ]),
      lane(
        3,
        [
          {
            kind: 'APPOINTMENT',
            sourceId: 'c',
            from: at('14:00'),
            until: at('15:00'),
            dutyKind: null,
            onlyWarns: true,
          },
        ],
        [{ from: at('06:00'), until: at('09:00') }],
      ),
    ],
    [own, busy],
  ),
);
const put = (one: LaneVisit, from: string | null, to: string, time: string) =>
  judge({ visit: one, from, lane: lanes.get(to)!, at: Date.parse(at(time)) }, lanes, NOW, words, times);

test.each<[string, LaneVisit, string | null, string, string, object, string | null, string[]]>([
  ['a waiting visit asks for the second', visit(), null, 'Kaya', '08:00', { do: 'ASK_SECOND', first: people[0] }, null, []],
  ['onto a visit, with the way there', visit(), null, 'Kaya', '08:50', { do: 'ASK_SECOND' }, 'desk.onVisit', []],
  ['just before the way there', visit(), null, 'Kaya', '08:30', { do: 'ASK_SECOND' }, null, []],
  ['onto an appointment', visit(), null, 'Brandt', '12:00', { do: 'ASK_SECOND' }, 'desk.appointment', []],
  ['onto an absence without an end', visit(), null, 'Arslan', '14:30', { do: 'ASK_SECOND' }, 'desk.away', ['desk.off']],
  ['into the past', visit(), null, 'Kaya', '07:30', { do: 'ASK_SECOND' }, 'desk.past', []],
  ['into rest: said, never a wall', visit(), null, 'Hein', '08:30', { do: 'ASK_SECOND' }, null, ['desk.rest']],
  ['beside a busy time of a calendar: said, never a wall', visit(), null, 'Hein', '14:00', { do: 'ASK_SECOND' }, null, ['desk.beside']],
  ['past the deadline and working time', visit(), null, 'Kaya', '16:30', { do: 'ASK_SECOND' }, null, ['desk.off', 'desk.late']],
  ['too early', visit({ dueFrom: at('09:00') }), null, 'Kaya', '08:15', { do: 'ASK_SECOND' }, null, ['desk.early']],
  ['the same place is nothing', own, 'Kaya', 'Kaya', '10:00', { do: 'NOTHING' }, null, []],
  ['another time moves both', own, 'Kaya', 'Kaya', '09:00', { do: 'MOVE' }, null, []],
  ['another time that only the partner lacks', own, 'Kaya', 'Kaya', '13:00', { do: 'MOVE' }, 'desk.appointment', []],
  ["on the partner's lane it moves as well", own, 'Kaya', 'Brandt', '09:00', { do: 'MOVE' }, null, []],
  ['another lane swaps', own, 'Kaya', 'Hein', '10:00', { do: 'SWAP', leave: people[0], join: people[3] }, null, []],
  ['another lane and time assigns anew', own, 'Kaya', 'Hein', '09:30', { do: 'REASSIGN', pair: [people[3], people[1]] }, null, []],
  ['what is under way stays', { ...own, state: 'UNDER_WAY' }, 'Kaya', 'Kaya', '09:00', { do: 'MOVE' }, 'desk.fixed', []],
])('%s', (_name, one, from, to, time, intent, hard, soft) => {
  const verdict = put(one, from, to, time);
  expect(verdict.intent).toMatchObject(intent);
  expect(verdict.hard).toBe(hard);
  expect(verdict.soft).toEqual(soft);
  expect(verdict.said).toBe(`desk.where: ${hard ?? (soft.join(' ') || ('do' in intent && intent.do === 'NOTHING' ? 'desk.same' : 'desk.free'))}`);
}); // prettier-ignore

test('a lane knows how many hours are free', () => {
  expect(lanes.get('Kaya')!.freeHours).toBe(8 - 1.5);
  expect(lanes.get('Arslan')!.freeHours).toBe(8 - 1.5 - 1);
});

const change = (field: string, from: string | null, to: string | null) => ({ field, from, to });
test.each([
  ['VISIT_ASSIGNED', [change('pair', null, 'Kaya,Brandt')], { do: 'RELEASE' }],
  ['VISIT_ASSIGNED', [change('pair', 'Arslan,Hein', 'Kaya,Brandt'), change('plannedFrom', at('09:00'), at('10:00'))], { do: 'ASSIGN', pair: ['Arslan', 'Hein'], from: at('09:00') }],
  ['VISIT_ASSIGNED', [change('plannedFrom', at('09:00'), at('10:00'))], { do: 'MOVE', from: at('09:00') }],
  ['VISIT_ASSIGNED', [], null],
  ['VISIT_MEMBER_SWAPPED', [change('pair', 'Kaya,Hein', 'Kaya,Brandt')], { do: 'SWAP', leave: 'Brandt', join: 'Hein' }],
  ['VISIT_MOVED', [change('plannedFrom', at('09:00'), at('10:00')), change('duration', 'PT45M', 'PT60M')], { do: 'MOVE', from: at('09:00'), duration: 'PT45M' }],
  ['VISIT_PLANNED', [], null],
] as const)('%s is taken back', (kind, moved, way) => {
  expect(wayBack({ kind, change: moved as never, visit: own })).toEqual(way);
}); // prettier-ignore

test('only the last change of a visit offers a way back', () => {
  const one = {
    kind: 'VISIT_ASSIGNED' as const,
    change: [change('pair', null, 'Kaya,Brandt')] as never,
    visit: own,
  };
  expect(withWays([one, one]).map(({ way }) => way)).toEqual([{ do: 'RELEASE' }, null]);
  expect(wayBack({ ...one, visit: { ...own, state: 'UNDER_WAY' } })).toBeNull();
});
