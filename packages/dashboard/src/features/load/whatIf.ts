// A question "what if" as the address carries it: ids and numbers only, and read back into what the server is asked.
import type { SimulateLoadInput } from '#graphql/generated/graphql.ts';
import { fromWall } from '#ui/times.ts';

/** One change, as a line of the panel. */
export type WhatIf =
  | { kind: 'person'; district: string; count: number }
  | { kind: 'fehlt'; person: string; from: string; until: string }
  | { kind: 'meldungen'; district: string; count: number }
  | { kind: 'grenze'; neighbourhood: string; district: string };
export type WhatIfKind = WhatIf['kind'];

export const KINDS: readonly WhatIfKind[] = ['person', 'fehlt', 'meldungen', 'grenze'];
type Query = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string | undefined): text is string => {
  try {
    return text !== undefined && DAY.test(text) && Boolean(Temporal.PlainDate.from(text));
  } catch {
    return false;
  }
};
const isCount = (text: string | undefined, most: number): boolean =>
  /^-?\d{1,2}$/.test(text ?? '') && Number(text) !== 0 && Math.abs(Number(text)) <= most;
const isId = (text: string | undefined): text is string => UUID.test(text ?? '');

function read(kind: WhatIfKind, text: string): WhatIf | null {
  const [one, two, three] = text.split('~');
  if (!isId(one)) return null;
  if (kind === 'grenze') return isId(two) ? { kind, neighbourhood: one, district: two } : null;
  if (kind === 'fehlt')
    return isDay(two) && isDay(three) && two <= three ? { kind, person: one, from: two, until: three } : null;
  const fits = kind === 'person' ? isCount(two, 10) : isCount(two, 50) && Number(two) > 0;
  return fits ? { kind, district: one, count: Number(two) } : null;
}

/** The changes an address names; what is none is left out. */
export function readWhatIf(query: Query): WhatIf[] {
  return KINDS.flatMap((kind) => {
    const value = query[kind];
    const all = Array.isArray(value) ? value : [value];
    return all.flatMap((text) => (typeof text === 'string' ? (read(kind, text) ?? []) : []));
  });
}

const written = (one: WhatIf): string => {
  if (one.kind === 'grenze') return `${one.neighbourhood}~${one.district}`;
  if (one.kind === 'fehlt') return `${one.person}~${one.from}~${one.until}`;
  return `${one.district}~${one.count}`;
};

/** The query of an address for these changes. */
export function writeWhatIf(changes: readonly WhatIf[]): Record<string, string[]> {
  const byKind = Map.groupBy(changes, ({ kind }) => kind);
  return Object.fromEntries([...byKind].map(([kind, all]) => [kind, all.map(written)]));
}

/** A day as an instant: midnight in Marl, `after` for the midnight that ends it. */
const midnight = (day: string, after = 0): string =>
  fromWall(`${Temporal.PlainDate.from(day).add({ days: after }).toString()}T00:00`)!;

/** What the server is asked. */
export const askedOf = (changes: readonly WhatIf[]): SimulateLoadInput => ({
  people: changes.flatMap((one) =>
    one.kind === 'person' ? { districtId: one.district, count: one.count } : [],
  ),
  absences: changes.flatMap((one) =>
    one.kind === 'fehlt'
      ? { professionalId: one.person, from: midnight(one.from), until: midnight(one.until, 1) }
      : [],
  ),
  reports: changes.flatMap((one) =>
    one.kind === 'meldungen' ? { districtId: one.district, count: one.count } : [],
  ),
  borders: changes.flatMap((one) =>
    one.kind === 'grenze' ? { neighbourhoodId: one.neighbourhood, districtId: one.district } : [],
  ),
});
