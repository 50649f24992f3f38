// What each role is offered: the table of the rules, seen from the interface.
import { expect, test } from 'vitest';
import * as rights from './rights.ts';
import type { Viewer } from './session.ts';

const HAM = { district: { id: 'ham' } };
const HUE = { district: { id: 'hue' } };
const viewer = (roles: Viewer['roles'], more: Partial<Viewer> = {}): Viewer =>
  ({
    id: 'u',
    name: 'Name',
    roles,
    onDuty: false,
    expiresAt: null,
    districts: [{ __typename: 'District', id: 'ham' }],
    professional: null,
    ...more,
  }) as Viewer;
const own = { professional: { __typename: 'Professional', id: 'p', name: 'Jana Nowak' } } as Partial<Viewer>;

const who = {
  leadership: viewer(['LEADERSHIP']),
  lead: viewer(['PROFESSIONAL', 'LEAD'], own),
  dispatcher: viewer(['DISPATCHER']),
  duty: viewer(['PROFESSIONAL'], { ...own, onDuty: true }),
  professional: viewer(['PROFESSIONAL'], own),
  administrator: viewer(['ADMINISTRATOR']),
  auditor: viewer(['AUDITOR']),
};
type Who = keyof typeof who;
const offered = (right: (viewer: Viewer) => boolean): Who[] =>
  (Object.keys(who) as Who[]).filter((name) => right(who[name]));

test.each<[string, (viewer: Viewer) => boolean, Who[]]>([
  ['the board', rights.maySeeBoard, ['leadership', 'lead', 'dispatcher', 'duty', 'professional']],
  ['raising and taking', rights.mayRaise, ['leadership', 'lead', 'dispatcher', 'duty', 'professional']],
  ['dispatching in the own district', (one) => rights.mayDispatch(one, HAM), ['lead', 'dispatcher', 'duty']],
  ['dispatching elsewhere', (one) => rights.mayDispatch(one, HUE), ['dispatcher', 'duty']],
  ['the family of a visit', (one) => rights.mayReadHousehold(one, HAM), ['lead', 'duty']],
  [
    'the family of the own visit elsewhere',
    (one) => rights.mayReadHousehold(one, { ...HUE, pair: { members: [{ id: 'p' }] } }),
    ['lead', 'duty', 'professional'],
  ],
  ['the words of a flag', (one) => rights.mayReadFlag(one, HAM), ['lead', 'duty']],
  [
    'the words of a flag one took',
    (one) => rights.mayReadFlag(one, { ...HUE, acknowledgedBy: { id: 'p' } }),
    ['lead', 'duty', 'professional'],
  ],
  [
    'the words of a flag an account took or raised',
    (one) => rights.mayReadFlag(one, { ...HUE, raisedBy: { id: 'u' }, acknowledgedBy: { id: 'u' } }),
    ['lead', 'duty', 'professional'],
  ],
  [
    'resolving what an account took',
    (one) => rights.mayResolve(one, { ...HUE, acknowledgedBy: { id: 'account:u' } }),
    ['leadership', 'lead', 'duty', 'professional'],
  ],
  [
    'the card of an own visit',
    (one) => rights.mayReadCard(one, { ...HUE, pair: { members: [{ id: 'p' }] } }),
    ['lead', 'dispatcher', 'duty', 'professional'],
  ],
  ['resolving', (one) => rights.mayResolve(one, HAM), ['leadership', 'lead', 'duty']],
  ['planning duty', rights.mayPlanDuty, ['leadership', 'lead', 'dispatcher']],
  ['reporting an absence', rights.mayReportAbsence, ['lead', 'dispatcher', 'duty', 'professional']],
  ['tokens', rights.mayKeepTokens, ['leadership', 'administrator']],
])('%s', (_, right, expected) => {
  expect(offered(right)).toEqual(expected);
});
