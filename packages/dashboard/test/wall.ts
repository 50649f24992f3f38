// The wall of that town at that moment, as the server answers it.
import type { Wall } from '#graphql/useWall.ts';
import { NOW, ago, at } from './town.ts';

const district = (
  id: string,
  name: string,
  ratio: number,
  more: Partial<Wall['districts'][number]> = {},
) => ({
  __typename: 'WallDistrict' as const,
  id,
  name,
  ratio,
  band: ratio > 1.15 ? ('FAR_OVER' as const) : ratio > 1 ? ('OVER' as const) : ('LOW' as const),
  overdue: 0,
  highest: null,
  highestCount: 0,
  open: 0,
  ...more,
});
const level = (name: Wall['levels'][number]['level'], open: number, untakenSince: string | null = null) => ({
  __typename: 'WallLevel' as const,
  level: name,
  open,
  untaken: untakenSince ? 1 : 0,
  untakenSince,
});

/** What the screen shows in the invented town of the tests. */
export const wall = {
  __typename: 'Wall',
  cursor: 'e.100',
  now: NOW,
  town: 'Marl',
  name: 'Rathaus, Flur 2. OG',
  levels: [level('ACUTE', 1, ago(220)), level('HIGH', 2), level('MEDIUM', 2), level('LOW', 0)],
  districts: [
    district('d-ham', 'Marl-Hamm', 1.18, { overdue: 1, highest: 'ACUTE', highestCount: 1, open: 1 }),
    district('d-bra', 'Brassert', 1.03, { highest: 'HIGH', highestCount: 1, open: 2 }),
    district('d-drn', 'Drewer-Nord', 0.93),
    district('d-drs', 'Drewer-Süd', 0.85),
    district('d-hue', 'Hüls · Sinsen', 0.72, { highest: 'MEDIUM', highestCount: 1, open: 1 }),
    district('d-sta', 'Stadtkern', 0.55),
  ],
  duty: { __typename: 'WallDuty', kind: 'DUTY_DESK', from: at('08:00'), until: at('16:00'), complete: true, people: ['D. K.', 'L. B.'] },
  nextDuty: { __typename: 'WallDuty', kind: 'ON_CALL', from: at('16:00'), until: at('08:00', '2026-11-25'), complete: true, people: ['Fachkraft', 'Fachkraft'] },
  gap: { __typename: 'Gap', from: at('16:00', '2026-12-02'), until: at('08:00', '2026-12-03'), half: true },
  withoutPair: 1,
  withoutPairOverdue: 0,
  withoutPairDue: at('16:30'),
  underWay: 1,
} as unknown as Wall; // prettier-ignore
