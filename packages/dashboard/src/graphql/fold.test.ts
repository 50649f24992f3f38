// The one copy: by id and version, a lower version never overwrites, and the same fact twice changes nothing.
import { beforeEach, expect, test, vi } from 'vitest';
import { office } from '#test/answers.ts';
import { flag, visit } from '#test/office.ts';
import { district } from '#test/town.ts';
import { clientOf } from '#test/support/link.ts';
import { BoardDocument, FlagFragment } from './board.ts';
import { createCache } from './cache.ts';
import { type Board, foldFact } from './useLiveBoard.ts';

type Plain = Record<string, unknown>;
let cache = createCache();
beforeEach(async () => {
  const { client } = clientOf(office(null));
  await client.query({ query: BoardDocument });
  cache = client.cache as typeof cache;
});

const HAM = district('d-ham', 'Marl-Hamm', 3, { required: 1, available: 1 }, [1]);
const board = (): Board => (cache.readQuery({ query: BoardDocument }) as { overview: Board }).overview;
const references = (): string[] => board().flags.nodes.map((node) => (node as Plain)['reference'] as string);
const fold = (fact: Plain): void =>
  foldFact(cache, { facts: { id: 'x', cursor: 'e.101', district: HAM, occurredAt: '', ...fact } } as never);
const read = (id: string): Plain =>
  cache.readFragment({ id: `RiskFlag:${id}`, fragment: FlagFragment, fragmentName: 'Flag_flag' }) as Plain;

test('a new flag comes in once, however often its fact is told', () => {
  const raised = {
    __typename: 'RiskFlagFact',
    kind: 'RISK_FLAG_RAISED',
    riskFlag: flag('F-400', HAM, 'Schulfehltage', '2026-11-24T13:40:00Z'),
  };
  fold(raised);
  fold(raised);
  expect(references().filter((reference) => reference === 'F-400')).toHaveLength(1);
});

test('a later version changes the row, an earlier one does not turn it back', () => {
  const later = flag('F-318', HAM, 'Säugling', '2026-11-24T13:33:00Z', {
    level: 'ACUTE',
    state: 'ACKNOWLEDGED',
    version: 3,
  });
  fold({ __typename: 'RiskFlagFact', kind: 'RISK_FLAG_ACKNOWLEDGED', riskFlag: later });
  expect(read('f-318')['state']).toBe('ACKNOWLEDGED');
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const earlier = flag('F-318', HAM, 'Säugling', '2026-11-24T13:33:00Z', {
    level: 'ACUTE',
    state: 'RAISED',
    version: 2,
  });
  fold({ __typename: 'RiskFlagFact', kind: 'RISK_FLAG_RAISED', riskFlag: earlier });
  expect(read('f-318')).toMatchObject({ state: 'ACKNOWLEDGED', version: 3 });
  expect(complaints.mock.calls).toEqual([]);
});

test('a visit that was planned elsewhere appears', () => {
  fold({
    __typename: 'VisitFact',
    kind: 'VISIT_PLANNED',
    visit: visit('B-400', HAM, '', '2026-11-24T17:00:00Z', []),
  });
  expect(board().visits.nodes.map(({ id }) => id)).toContain('v-400');
});

test('a load fact changes its district alone, and a later figure stays', () => {
  const load = (ratio: number, computedAt: string): Plain => {
    const figures = district('d-ham', 'Marl-Hamm', 3, { required: ratio * 100, available: 100 }, [])[
      'load'
    ] as Plain;
    return { ...figures, __typename: 'DistrictLoad', computedAt };
  };
  fold({
    __typename: 'DistrictLoadFact',
    kind: 'DISTRICT_LOAD_CHANGED',
    load: load(0.5, '2026-11-24T14:00:00Z'),
  });
  fold({
    __typename: 'DistrictLoadFact',
    kind: 'DISTRICT_LOAD_CHANGED',
    load: load(0.9, '2026-11-24T13:50:00Z'),
  });
  const ratios = board().districts.map(
    (one) => ((one as Plain)['load'] as { utilisation: { ratio: number } }).utilisation.ratio,
  );
  expect(ratios[0]).toBe(0.5);
  expect(ratios[1]).toBeCloseTo(153 / 148);
});

test('somebody who is absent is listed once, also after the note has changed', () => {
  const absence = {
    __typename: 'Absence',
    id: 'a-1',
    from: '2026-11-24T06:35:00Z',
    until: null,
    endedAt: '2026-11-24T14:00:00Z',
    professional: { __typename: 'Professional', id: 'p-aydin', name: 'Mika Aydın', district: HAM },
  };
  fold({ __typename: 'AbsenceFact', kind: 'ABSENCE_ENDED', absence });
  expect(board().absent).toHaveLength(1);
});
