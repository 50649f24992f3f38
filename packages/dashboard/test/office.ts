// What is open in that town at that moment: flags, visits, duties, absences.
import { BRA, DRN, DRS, HAM, HUE, NOW, STA, ago, at, people } from './town.ts';

type Plain = Record<string, unknown>;

const actor = (person: Plain): Plain => ({ __typename: 'Actor', id: person['id'], name: person['name'] });

interface FlagChange extends Plain {
  level?: string;
  state?: string;
}

/** A flag with sensible defaults. */
export function flag(
  reference: string,
  home: Plain,
  reason: string,
  raisedAt: string,
  change: FlagChange = {},
): Plain {
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
    history: [
      {
        at: raisedAt,
        by: actor(people.peters),
        kind: 'RAISED',
        text: null,
        level: change.level ?? 'MEDIUM',
        nextStep: null,
        nextStepDue: null,
      },
    ],
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
  flag('F-317', DRN, 'Polizeieinsatz, Kind in Wohnung', ago(39 * 60), {
    level: 'HIGH',
    ...taken(people.yildiz, 'VISIT', at('16:30')),
  }),
  flag('F-315', BRA, 'Kleinkind ohne Aufsicht', ago(130 * 60), {
    level: 'HIGH',
    ...taken(people.wolff, 'VISIT', at('15:00')),
  }),
  flag(
    'F-312',
    HUE,
    'Schulfehltage',
    ago(26 * 3600),
    taken(people.krueger, 'ASSESSMENT', at('10:00', '2026-11-25')),
  ),
  flag('F-309', BRA, 'Kontakt überfällig nach Plan', ago(30 * 3600), {
    ...taken(people.peters, 'CALL', at('14:00')),
    untakenSince: at('14:00'),
  }),
  flag('F-306', STA, 'Vorsorge U7a nicht gemeldet', ago(50 * 3600), {
    level: 'LOW',
    ...taken(people.arslan, 'CALL', at('12:00', '2026-11-26')),
  }),
];

/** A visit with sensible defaults. */
export function visit(
  reference: string,
  home: Plain,
  from: string,
  until: string,
  pair: Plain[],
  change: Plain = {},
): Plain {
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
  visit('B-114', DRN, at('15:00'), at('16:15'), [people.yildiz, people.peters], {
    ...both(people.yildiz, people.peters),
    flag: flags[1],
  }),
  visit('B-117', DRS, at('15:30'), at('16:45'), [people.sommer, people.aksoy], {
    acceptedBy: [people.sommer],
  }),
  visit(
    'B-115',
    HUE,
    at('16:00'),
    at('17:00'),
    [people.krueger, people.lindner],
    both(people.krueger, people.lindner),
  ),
];

/** A duty from one moment to another. */
export function duty(id: string, kind: string, from: string, until: string, pair: Plain[]): Plain {
  return { __typename: 'Duty', id, kind, from, until, complete: pair.length === 2, pair: { members: pair } };
}

const date = (offset: number): string =>
  new Date(Date.parse('2026-11-24T12:00:00Z') + offset * 86_400_000).toISOString().slice(0, 10);
const nights = Array.from({ length: 14 }, (_, day) => [
  duty(
    `n-${day}`,
    'ON_CALL',
    at('16:00', date(day)),
    at('08:00', date(day + 1)),
    day === 8 ? [people.kaya] : [people.kaya, people.brandt],
  ),
  duty(`d-${day}`, 'DUTY_DESK', at('08:00', date(day)), at('16:00', date(day)), [people.nowak, people.hein]),
]).flat();
const gap = { from: at('16:00', '2026-12-02'), until: at('08:00', '2026-12-03'), half: true };
export const onCall = {
  now: nights[1],
  next: nights[0],
  gap,
  gaps: [gap],
  handovers: [{ at: at('08:00'), from: nights[0], to: nights[1] }],
  ahead: nights,
};

export const absent = [
  {
    __typename: 'Absence',
    id: 'a-1',
    professional: people.aydin,
    from: at('07:35'),
    until: null,
    endedAt: null,
  },
];
