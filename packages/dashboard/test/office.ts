// One moment of one invented day (Tuesday 24.11.2026, 14:37:07 in Marl), the same that the drawn screens show.

export const NOW = '2026-11-24T13:37:07Z';

type Plain = Record<string, unknown>;
const at = (time: string, day = '2026-11-24'): string => `${day}T${time}:00+01:00`;
const ago = (seconds: number): string => new Date(Date.parse(NOW) - seconds * 1000).toISOString();
const count = (value: number): Plain => ({ value, suppressed: false });

const COUNTED = { counted: ['STANDING_HOURS', 'VISITS', 'OPEN_FLAGS'], notCounted: ['REPORTS'] };

interface Load {
  required: number;
  available: number;
  overdue?: number;
  dueSoon?: number;
}

/** A district with its load and its open flags: `flags` counts acute, high, medium, low, untaken. */
export function district(id: string, name: string, people: number, load: Load, flags: readonly number[]): Plain {
  const [acute = 0, high = 0, medium = 0, low = 0, untaken = 0] = flags;
  const ratio = load.required / load.available;
  return {
    __typename: 'District',
    id,
    name,
    professionalCount: count(people),
    openFlags: { acute: count(acute), high: count(high), medium: count(medium), low: count(low), untaken: count(untaken) },
    load: {
      computedAt: NOW,
      utilisation: {
        requiredHours: load.required,
        availableHours: load.available,
        ratio,
        band: ratio > 1 ? 'OVER' : 'LOW',
        coverage: COUNTED,
        parts: [],
        standingHoursAsOf: '2026-11-10',
        from: '2026-11-24',
        until: '2026-12-01',
      },
      deadlinePressure: { overdue: count(load.overdue ?? 0), dueSoon: count(load.dueSoon ?? 0), counted: [], deadlines: [] },
      structuralBurden: { index: null, asOf: null, source: null },
    },
  };
}

const HAM = district('d-ham', 'Marl-Hamm', 3, { required: 177, available: 150, overdue: 1 }, [1, 0, 0, 0, 1]);
const BRA = district('d-bra', 'Brassert', 4, { required: 153, available: 148, dueSoon: 2 }, [0, 1, 1, 0, 0]);
const DRN = district('d-drn', 'Drewer-Nord', 6, { required: 167, available: 180, dueSoon: 1 }, [0, 1]);
const DRS = district('d-drs', 'Drewer-Süd', 4, { required: 112, available: 132, dueSoon: 1 }, []);
const HUE = district('d-hue', 'Hüls · Sinsen', 4, { required: 94, available: 130 }, [0, 0, 1]);
const STA = district('d-sta', 'Stadtkern', 2, { required: 41, available: 74 }, [0, 0, 0, 1]);
export const districts = [HAM, BRA, DRN, DRS, HUE, STA];

const FIRST: Record<string, string> = { Nowak: 'Jana', Hein: 'Paul', Kaya: 'Deniz', Brandt: 'Lena', Wolff: 'Sabine', Demir: 'Emre' };

/** A professional by surname. */
export function professional(surname: string, home: Plain, availability: Plain = {}): Plain {
  return {
    __typename: 'Professional',
    id: `p-${surname.toLowerCase()}`,
    name: `${FIRST[surname] ?? 'Mika'} ${surname}`,
    district: home,
    office: { __typename: 'Office', id: 'o-1', name: 'Stadtteilbüro', district: home },
    qualification: 'Soziale Arbeit',
    languages: ['de'],
    onboarding: false,
    inOnCallPool: true,
    weeklyHours: 39,
    absent: false,
    absentUntil: null,
    availability: { free: true, busyFrom: null, busyUntil: null, works: true, rest: false, ...availability },
    externalReferences: [],
  };
}

const busy = { free: false, busyFrom: at('15:00'), busyUntil: at('16:15') };
export const people = {
  nowak: professional('Nowak', HAM, { free: false, busyFrom: at('08:00'), busyUntil: at('16:00') }),
  hein: professional('Hein', HAM, { free: false, busyFrom: at('08:00'), busyUntil: at('16:00') }),
  aydin: professional('Aydın', HAM, { free: false, works: false }),
  kaya: professional('Kaya', DRN),
  brandt: professional('Brandt', DRN, { rest: true }),
  wolff: professional('Wolff', BRA, busy),
  demir: professional('Demir', BRA, busy),
  yildiz: professional('Yıldız', BRA, busy),
  peters: professional('Peters', DRN, busy),
  sommer: professional('Sommer', DRN),
  aksoy: professional('Aksoy', DRN),
  arslan: professional('Arslan', DRS),
  krueger: professional('Krüger', HUE),
  lindner: professional('Lindner', HUE, { works: false }),
};

const actor = (person: Plain): Plain => ({ __typename: 'Actor', id: person['id'], name: person['name'] });

interface FlagChange extends Plain {
  level?: string;
  state?: string;
}

/** A flag with sensible defaults. */
export function flag(reference: string, home: Plain, reason: string, raisedAt: string, change: FlagChange = {}): Plain {
  return {
    __typename: 'RiskFlag',
    id: `f-${reference.slice(2)}`,
    reference,
    version: 1,
    level: 'MEDIUM',
    state: 'RAISED',
    reason: { __typename: 'CatalogueEntry', code: reason.toUpperCase().slice(0, 8), label: reason },
    text: 'Nachbarin hört seit Tagen ein Kind weinen.',
    source: { kind: 'PERSON', name: null },
    district: home,
    household: null,
    raisedAt,
    raisedBy: actor(people.peters),
    acknowledgedAt: null,
    acknowledgedBy: null,
    nextStep: null,
    nextStepDue: null,
    untakenSince: change.state === 'ACKNOWLEDGED' ? null : raisedAt,
    overdueAt: null,
    resolutionProposedBy: null,
    resolutionProposedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    visits: [],
    history: [{ at: raisedAt, by: actor(people.peters), kind: 'RAISED', text: null, level: change.level ?? 'MEDIUM', nextStep: null, nextStepDue: null }],
    updatedAt: raisedAt,
    externalReferences: [],
    ...change,
  };
}

const taken = (by: Plain, nextStep: string, nextStepDue: string): Plain => ({
  state: 'ACKNOWLEDGED',
  acknowledgedAt: ago(1800),
  acknowledgedBy: actor(by),
  nextStep,
  nextStepDue,
});

export const flags = [
  flag('F-318', HAM, 'Säugling, Verletzung gemeldet', ago(220), { level: 'ACUTE' }),
  flag('F-317', DRN, 'Polizeieinsatz, Kind in Wohnung', ago(39 * 60), { level: 'HIGH', ...taken(people.yildiz, 'VISIT', at('16:30')) }),
  flag('F-315', BRA, 'Kleinkind ohne Aufsicht', ago(130 * 60), { level: 'HIGH', ...taken(people.wolff, 'VISIT', at('15:00')) }),
  flag('F-312', HUE, 'Schulfehltage', ago(26 * 3600), taken(people.krueger, 'ASSESSMENT', at('10:00', '2026-11-25'))),
  flag('F-309', BRA, 'Kontakt überfällig nach Plan', ago(30 * 3600), { ...taken(people.peters, 'CALL', at('14:00')), untakenSince: at('14:00') }),
  flag('F-306', STA, 'Vorsorge U7a nicht gemeldet', ago(50 * 3600), { level: 'LOW', ...taken(people.arslan, 'CALL', at('12:00', '2026-11-26')) }),
];

/** A visit with sensible defaults. */
export function visit(reference: string, home: Plain, from: string, until: string, pair: Plain[], change: Plain = {}): Plain {
  const planned = pair.length === 2;
  return {
    __typename: 'Visit',
    id: `v-${reference.slice(2)}`,
    reference,
    version: 1,
    kind: 'RISK_VISIT',
    kindLabel: 'Risikobesuch',
    state: planned ? 'ASSIGNED' : 'DUE',
    urgency: 'U1',
    district: home,
    dueFrom: at('13:00'),
    dueUntil: until,
    duration: 'PT75M',
    plannedFrom: planned ? from : null,
    plannedUntil: planned ? until : null,
    pair: planned ? { members: pair } : null,
    acceptedBy: [],
    finishedBy: [],
    startedAt: null,
    finishedAt: null,
    flag: null,
    household: null,
    childSafeNow: null,
    cancelReason: null,
    updatedAt: NOW,
    externalReferences: [],
    ...change,
  };
}

const both = (...pair: Plain[]): Plain => ({ state: 'ACCEPTED', acceptedBy: pair });
export const visits = [
  visit('B-118', HAM, at('15:00'), at('16:30'), [], { flag: flags[0], urgency: 'U0' }),
  visit('B-112', BRA, at('13:45'), at('15:00'), [people.wolff, people.demir], {
    ...both(people.wolff, people.demir),
    state: 'UNDER_WAY',
    startedAt: at('13:45'),
    flag: flags[2],
  }),
  visit('B-114', DRN, at('15:00'), at('16:15'), [people.yildiz, people.peters], { ...both(people.yildiz, people.peters), flag: flags[1] }),
  visit('B-117', DRS, at('15:30'), at('16:45'), [people.sommer, people.aksoy], { acceptedBy: [people.sommer] }),
  visit('B-115', HUE, at('16:00'), at('17:00'), [people.krueger, people.lindner], both(people.krueger, people.lindner)),
];

/** A duty from one moment to another. */
export function duty(id: string, kind: string, from: string, until: string, pair: Plain[]): Plain {
  return { __typename: 'Duty', id, kind, from, until, complete: pair.length === 2, pair: { members: pair } };
}

const date = (offset: number): string => new Date(Date.parse('2026-11-24T12:00:00Z') + offset * 86_400_000).toISOString().slice(0, 10);
const nights = Array.from({ length: 14 }, (_, day) => [
  duty(`n-${day}`, 'ON_CALL', at('16:00', date(day)), at('08:00', date(day + 1)), day === 8 ? [people.kaya] : [people.kaya, people.brandt]),
  duty(`d-${day}`, 'DUTY_DESK', at('08:00', date(day)), at('16:00', date(day)), [people.nowak, people.hein]),
]).flat();
export const onCall = {
  now: nights[1],
  next: nights[0],
  gap: { from: at('16:00', '2026-12-02'), until: at('08:00', '2026-12-03'), half: true },
  ahead: nights,
};

export const absent = [
  { __typename: 'Absence', id: 'a-1', professional: people.aydin, from: at('07:35'), until: null, endedAt: null },
];

const connection = (nodes: Plain[]): Plain => ({ totalCount: nodes.length, nodes, edges: [], pageInfo: { hasNextPage: false, endCursor: null }, cursor: 'e.100' });
const entry = (code: string, label: string): Plain => ({ code, label });

/** What the office answers to every question of the dashboard; `viewer` is who asks. */
export function office(viewer: Plain | null): Plain {
  const everything = [...flags, ...visits, ...districts];
  return {
    service: { name: 'Zu zweit', town: 'Marl', version: '0.1.0', evaluation: true, demo: true, now: NOW },
    viewer,
    overview: { cursor: 'e.100', asOf: NOW, districts, onCall, flags: connection(flags), visits: connection(visits), absent },
    districts,
    onCall,
    professionals: connection(Object.values(people)),
    riskFlags: connection(flags),
    visits: connection(visits),
    node: ({ id }: { id: string }) => everything.find((one) => one['id'] === id) ?? null,
    riskFlagReasons: [
      { ...entry('INFANT_INJURY', 'Säugling, Verletzung gemeldet'), level: 'ACUTE' },
      { ...entry('POLICE', 'Polizeieinsatz, Kind in Wohnung'), level: 'HIGH' },
      { ...entry('SCHOOL', 'Schulfehltage'), level: 'MEDIUM' },
    ],
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
    apiTokens: [
      { __typename: 'ApiToken', id: 't-1', name: 'Auswertung Controlling', scopes: ['AGGREGATE'], districts: [], createdAt: NOW, expiresAt: at('12:00', '2027-11-01'), lastUsedAt: ago(600), revokedAt: null, pointsPerMinute: null },
    ],
  };
}

/** Somebody who asks, by role. */
export function viewer(name: string, roles: string[], person: Plain | null = null): Plain {
  return { __typename: 'Viewer', id: `u-${name}`, name, roles, onDuty: false, expiresAt: null, districts, scopes: [], professional: person, may: [] };
}
