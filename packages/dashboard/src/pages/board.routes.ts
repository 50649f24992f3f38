// Every state of the Lagebild as an address: the drawer, what is done in it, the district. Ids only, never a name.
import type { LocationQueryRaw, RouteLocationNormalizedLoaded, RouteLocationRaw } from 'vue-router';

/** What is done in a drawer, as the address says it. */
const ACTS = {
  take: 'uebernehmen',
  resolve: 'erledigen',
  assign: 'zuweisen',
  swap: 'tauschen',
  move: 'verschieben',
  cancel: 'absagen',
} as const;
type ActName = keyof typeof ACTS;

const one = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export interface BoardPlaces {
  district: string;
  doing: string | null;
  stays: string | undefined;
  from: string | undefined;
  until: string | undefined;
  person: string | undefined;
  board(): RouteLocationRaw;
  filtered(district: string): RouteLocationRaw;
  flag(id: string, doing?: ActName | null): RouteLocationRaw;
  newFlag(): RouteLocationRaw;
  planFor(flagId: string): RouteLocationRaw;
  visit(id: string, doing?: ActName | null, stays?: string): RouteLocationRaw;
  newVisit(): RouteLocationRaw;
  duty(from?: string, until?: string): RouteLocationRaw;
  absence(): RouteLocationRaw;
}

/** Where the board stands and where it can go from here; the district stays chosen. */
export function boardPlaces(route: RouteLocationNormalizedLoaded): BoardPlaces {
  const district = one(route.query['bezirk']) ?? '';
  const keep = (more: LocationQueryRaw = {}): LocationQueryRaw => ({
    ...(district && { bezirk: district }),
    ...more,
  });
  const doing = (act?: string | null): LocationQueryRaw => (act ? { tun: ACTS[act as ActName] } : {});
  const acting = Object.entries(ACTS).find(([, word]) => word === route.query['tun']);
  return {
    district,
    doing: acting?.[0] ?? null,
    stays: one(route.query['bleibt']),
    from: one(route.query['von']),
    until: one(route.query['bis']),
    person: one(route.query['person']),
    board: () => ({ name: 'board', query: keep() }),
    filtered: (id) => ({ name: 'board', query: id ? { bezirk: id } : {} }),
    flag: (id, act) => ({ name: 'flag', params: { id }, query: keep(doing(act)) }),
    newFlag: () => ({ name: 'new-flag', query: keep() }),
    planFor: (flagId) => ({ name: 'plan-for-flag', params: { id: flagId }, query: keep() }),
    visit: (id, act, stays) => ({
      name: 'visit',
      params: { id },
      query: keep({ ...doing(act), ...(stays && { bleibt: stays }) }),
    }),
    newVisit: () => ({ name: 'new-visit', query: keep() }),
    duty: (from, until) => ({
      name: 'duty',
      query: keep({ ...(from && { von: from }), ...(until && { bis: until }) }),
    }),
    absence: () => ({ name: 'absence', query: keep() }),
  };
}
