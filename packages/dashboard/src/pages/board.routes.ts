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
  describe: 'ergaenzen',
} as const;
export type ActName = keyof typeof ACTS;

/** The act an address names, or null. */
export const actNamed = (word: unknown): ActName | null =>
  (Object.keys(ACTS) as ActName[]).find((act) => ACTS[act] === word) ?? null;

/** An act as an address says it. */
export const actQuery = (act?: string | null): LocationQueryRaw => (act ? { tun: ACTS[act as ActName] } : {});

/** The number that colours the map, as the address says it. */
const MAPS = { load: 'auslastung', flags: 'hinweise', overdue: 'ueberfaellig' } as const;
type MapName = keyof typeof MAPS;
const TABLE = 'tabelle';

const one = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export interface BoardPlaces {
  district: string;
  doing: string | null;
  stays: string | undefined;
  from: string | undefined;
  until: string | undefined;
  /** The map, where it is open. */
  map: { by: MapName; table: boolean } | null;
  person: string | undefined;
  board(): RouteLocationRaw;
  /** The board with the map, or without it. */
  mapped(by: MapName | null, table?: boolean): RouteLocationRaw;
  filtered(district: string): RouteLocationRaw;
  flag(id: string, doing?: ActName | null): RouteLocationRaw;
  newFlag(): RouteLocationRaw;
  planFor(flagId: string): RouteLocationRaw;
  visit(id: string, doing?: ActName | null, stays?: string): RouteLocationRaw;
  newVisit(): RouteLocationRaw;
  duty(from?: string, until?: string): RouteLocationRaw;
  absence(): RouteLocationRaw;
  /** What an absence broke and nobody has mended. */
  broken(absenceId: string): RouteLocationRaw;
  deploy(): RouteLocationRaw;
  alone(): RouteLocationRaw;
  newAlone(): RouteLocationRaw;
}

/** Where the board stands and where it can go from here; the district stays chosen. */
export function boardPlaces(route: RouteLocationNormalizedLoaded): BoardPlaces {
  const district = one(route.query['bezirk']) ?? '';
  const by = (Object.keys(MAPS) as MapName[]).find((one) => MAPS[one] === route.query['karte']);
  const map = by ? { by, table: route.query['als'] === TABLE } : null;
  const mapQuery = (name: MapName | null, table = false): LocationQueryRaw =>
    name ? { karte: MAPS[name], ...(table && { als: TABLE }) } : {};
  const kept = mapQuery(map?.by ?? null, map?.table);
  const keep = (more: LocationQueryRaw = {}): LocationQueryRaw => ({
    ...(district && { bezirk: district }),
    ...kept,
    ...more,
  });
  return {
    district,
    doing: actNamed(route.query['tun']),
    stays: one(route.query['bleibt']),
    from: one(route.query['von']),
    until: one(route.query['bis']),
    map,
    person: one(route.query['person']),
    board: () => ({ name: 'board', query: keep() }),
    mapped: (name, table) => ({
      name: 'board',
      query: { ...(district && { bezirk: district }), ...mapQuery(name, table) },
    }),
    filtered: (id) => ({ name: 'board', query: { ...(id && { bezirk: id }), ...kept } }),
    flag: (id, act) => ({ name: 'flag', params: { id }, query: keep(actQuery(act)) }),
    newFlag: () => ({ name: 'new-flag', query: keep() }),
    planFor: (flagId) => ({ name: 'plan-for-flag', params: { id: flagId }, query: keep() }),
    visit: (id, act, stays) => ({
      name: 'visit',
      params: { id },
      query: keep({ ...actQuery(act), ...(stays && { bleibt: stays }) }),
    }),
    newVisit: () => ({ name: 'new-visit', query: keep() }),
    duty: (from, until) => ({
      name: 'duty',
      query: keep({ ...(from && { von: from }), ...(until && { bis: until }) }),
    }),
    absence: () => ({ name: 'absence', query: keep() }),
    broken: (id) => ({ name: 'broken', params: { id }, query: keep() }),
    deploy: () => ({ name: 'deploy', query: keep() }),
    alone: () => ({ name: 'emergency', query: keep() }),
    newAlone: () => ({ name: 'new-emergency', query: keep() }),
  };
}
