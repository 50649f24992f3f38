// The office of that moment, as it answers every question of the dashboard.
import { absent, flags, onCall, visits } from './office.ts';
import { NOW, ago, at, districts, people } from './town.ts';

type Plain = Record<string, unknown>;
const connection = (nodes: Plain[]): Plain => ({
  totalCount: nodes.length,
  nodes,
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  cursor: 'e.100',
});
const count = (value: number): Plain => ({ value, suppressed: false });
const entry = (code: string, label: string): Plain => ({ code, label });

/** What the office answers to every question of the dashboard; `viewer` is who asks. */
export function office(viewer: Plain | null): Plain {
  const everything = [...flags, ...visits, ...districts];
  return {
    service: { name: 'Zu zweit', town: 'Marl', version: '0.1.0', evaluation: true, demo: true, now: NOW },
    viewer,
    overview: {
      cursor: 'e.100',
      asOf: NOW,
      districts,
      onCall,
      flags: connection(flags),
      visits: connection(visits),
      absent,
      emergencyActions: { recent: count(2), unreviewed: count(1), overdue: count(0) },
    },
    districts,
    onCall,
    professionals: connection(Object.values(people)),
    riskFlags: connection(flags),
    visits: connection(visits),
    node: ({ id }: { id: string }) => everything.find((one) => one['id'] === id) ?? null,
    riskFlagReasons: flags.map(({ reason, level }) => ({ ...(reason as Plain), level })),
    resolutionReasons: [entry('CLARIFIED', 'geklärt'), entry('HANDED_ON', 'weitergegeben')],
    visitKinds: [{ ...entry('RISK_VISIT', 'Risikobesuch'), duration: 'PT75M' }],
    visitPurposes: [entry('SEE_CHILD', 'Kind sehen')],
    cancelReasons: [entry('NOT_NEEDED', 'nicht mehr nötig')],
    visitCard: {
      visit: visits[0],
      place: { kind: 'ADDRESS', address: 'Musterweg 12', note: 'Hinterhaus' },
      announced: false,
      language: 'tr',
      purpose: entry('SEE_CHILD', 'Kind sehen, Verletzung abklären'),
      note: 'Hund in der Wohnung',
      household: null,
      expiresAt: at('20:00'),
    },
    byReference: null,
    cars: [],
    childSeats: [],
    transportAt: [],
    visitSeries: connection([]),
    savedFilters: [
      { __typename: 'SavedFilter', id: 's-1', name: 'Hamm', view: 'BOARD', query: 'bezirk=d-ham' },
    ],
    apiTokens: [
      {
        __typename: 'ApiToken',
        id: 't-1',
        name: 'Auswertung Controlling',
        scopes: ['AGGREGATE'],
        districts: [],
        createdAt: NOW,
        expiresAt: at('12:00', '2027-11-01'),
        lastUsedAt: ago(600),
        revokedAt: null,
        pointsPerMinute: null,
      },
    ],
  };
}

/** Somebody who asks, by role. */
export function viewer(name: string, roles: string[], person: Plain | null = null): Plain {
  return {
    __typename: 'Viewer',
    id: `u-${name}`,
    name,
    roles,
    onDuty: false,
    expiresAt: null,
    districts,
    scopes: [],
    professional: person,
    may: [],
  };
}
