// The documents that the contract promises to tools, each with variables that work here and now.
import { newKey } from '#graphql/act.ts';
import { operationsIn } from '#graphql/contract.ts';
import type { Word } from '#ui/words.ts';
import live from '@zuzweit/schema/documents/live.graphql?raw';
import reading from '@zuzweit/schema/documents/reading.graphql?raw';
import writing from '@zuzweit/schema/documents/writing.graphql?raw';

/** Ids of the office that examples are filled with; empty where the person may not see any. */
export interface Known {
  district: string;
  flag: string;
  visit: string;
  people: readonly string[];
  now: number;
}

export interface Example {
  /** The name of the operation: all that an address says of it. */
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  text: string;
}

/** All of them, in the order of the contract. */
export const examples = (): Example[] => [reading, live, writing].flatMap(operationsIn);

/** The word for the sentence of an example. */
export const sentenceOf = (name: string): Word => `explorer.example.${name}` as Word;

const hours = (known: Known, count: number): string =>
  new Date(Math.ceil(known.now / 3_600_000) * 3_600_000 + count * 3_600_000).toISOString();
const pair = ({ people }: Known): string[] => [people[0] ?? '', people[1] ?? ''];

type Filled = (known: Known) => Record<string, unknown>;
/** Variables of those that need some; an input gets its key when it is filled in. */
const VARIABLES: Readonly<Record<string, Filled>> = {
  Overview: () => ({ districtIds: null }),
  Professionals: () => ({ districtIds: null }),
  Visits: (known) => ({ from: hours(known, -12), until: hours(known, 24) }),
  Lanes: (known) => ({ from: hours(known, -12), until: hours(known, 24) }),
  DueVisits: (known) => ({ until: hours(known, 24) }),
  Night: () => ({ at: null }),
  Card: ({ visit }) => ({ id: visit }),
  One: ({ visit }) => ({ id: visit }),
  Delta: () => ({ after: null }),
  Changed: (known) => ({ since: hours(known, -24), next: null }),
  District: ({ district }) => ({ id: district }),
  Facts: () => ({ after: null, kinds: null, districtIds: null }),
  NewFlags: () => ({ after: null }),
  Assigned: () => ({ after: null, districtIds: null }),
  FlagChanges: () => ({ after: null }),
  VisitChanges: () => ({ after: null }),
  Mine: () => ({ after: null }),
};
const INPUTS: Readonly<Record<string, Filled>> = {
  Raise: ({ district }) => ({
    districtId: district,
    level: 'MEDIUM',
    reasonCode: 'SCHOOL_ABSENCE',
    text: 'Erfundener Hinweis aus dem Explorer.',
  }),
  Ack: (known) => ({ id: known.flag, nextStep: 'CALL', nextStepDue: hours(known, 1) }),
  Resolve: ({ flag }) => ({ id: flag, reasonCode: 'CHILD_SEEN_SAFE' }),
  Plan: (known) => ({
    districtId: known.district,
    kind: 'FOLLOW_UP',
    urgency: 'U2',
    dueFrom: hours(known, 2),
    dueUntil: hours(known, 26),
    duration: 'PT60M',
  }),
  Assign: (known) => ({ visitId: known.visit, professionalIds: pair(known), from: hours(known, 2) }),
  Swap: (known) => ({ visitId: known.visit, leave: pair(known)[0], join: pair(known)[1] }),
  Move: (known) => ({ visitId: known.visit, from: hours(known, 3) }),
  Cancel: ({ visit }) => ({ visitId: visit, reasonCode: 'NO_LONGER_NEEDED' }),
  Accept: ({ visit }) => ({ visitId: visit }),
  Start: ({ visit }) => ({ visitId: visit }),
  Finish: ({ visit }) => ({ visitId: visit, childSafeNow: 'YES' }),
  Release: ({ visit }) => ({ visitId: visit }),
  Sick: (known) => ({ professionalId: pair(known)[0], from: hours(known, 0) }),
  Back: (known) => ({ id: '', until: hours(known, 1), restore: true }),
  PlanDuty: (known) => ({
    kind: 'ON_CALL',
    from: hours(known, 24 * 20),
    until: hours(known, 24 * 20 + 16),
    professionalIds: pair(known),
  }),
  Clear: () => ({ id: '' }),
  Household: ({ district }) => ({
    externalReferences: [{ system: 'okjus', id: '4711' }],
    districtId: district,
  }),
  Token: (known) => ({ name: 'Auswertung', scopes: ['AGGREGATE'], expiresAt: hours(known, 24 * 30) }),
  Revoke: () => ({ id: '' }),
};

/** The variables an example begins with, as JSON somebody can read. */
export function variablesOf(name: string, known: Known): string {
  const input = INPUTS[name];
  if (input) return JSON.stringify({ input: { ...input(known), idempotencyKey: newKey() } }, null, 2);
  if (name === 'SignIn') return JSON.stringify({ input: { name: '', password: '' } }, null, 2);
  return JSON.stringify(VARIABLES[name]?.(known) ?? {}, null, 2);
}

/** Variables as somebody typed them; null when they are no JSON object. */
export function readVariables(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
