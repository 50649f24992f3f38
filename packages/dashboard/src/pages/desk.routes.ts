// Every state of the desk as an address: day, view, filters, drawer, and what is done in it. Ids only, never a name.
import type { LocationQueryRaw, RouteLocationNormalizedLoaded, RouteLocationRaw } from 'vue-router';
import { dayOf } from '#ui/times.ts';
import { type ActName, actNamed, actQuery } from './board.routes.ts';

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The day an address names, or today. */
export function dayIn(value: unknown, now: number): string {
  const day = one(value);
  try {
    return Temporal.PlainDate.from(day).toString();
  } catch {
    return dayOf(now);
  }
}

export interface DeskView {
  day: string;
  week: boolean;
  /** All 24 hours instead of the usual ones. */
  whole: boolean;
  district: string;
  kind: string;
  text: string;
}

const queryOf = ({ day, week, whole, district, kind, text }: Partial<DeskView>): LocationQueryRaw => ({
  ...(day && { tag: day }),
  ...(week && { ansicht: 'woche' }),
  ...(whole && { stunden: '24' }),
  ...(district && { bezirk: district }),
  ...(kind && { art: kind }),
  ...(text && { suche: text }),
});

/** Where the desk stands and where it can go from here. */
export function deskPlaces(route: RouteLocationNormalizedLoaded, now: number) {
  const { query } = route;
  const view: DeskView = {
    day: dayIn(query['tag'], now),
    week: query['ansicht'] === 'woche',
    whole: query['stunden'] === '24',
    district: one(query['bezirk']),
    kind: one(query['art']),
    text: one(query['suche']),
  };
  /** Without a day in the address it stays the present one, also after midnight. */
  const kept = { ...view, day: one(query['tag']) };
  const keep = queryOf(kept);
  return {
    view,
    district: view.district,
    doing: actNamed(query['tun']),
    first: one(query['erste']) || undefined,
    at: one(query['ab']) || undefined,
    from: one(query['von']) || undefined,
    until: one(query['bis']) || undefined,
    person: one(query['person']) || undefined,
    board: (): RouteLocationRaw => ({ name: 'desk', query: keep }),
    look: (change: Partial<DeskView>): RouteLocationRaw => ({
      name: 'desk',
      query: queryOf({ ...kept, ...change }),
    }),
    flag: (id: string): RouteLocationRaw => ({ name: 'flag', params: { id } }),
    absence: (person = ''): RouteLocationRaw => ({
      name: 'desk-absence',
      query: { ...keep, ...(person && { person }) },
    }),
    deploy: (): RouteLocationRaw => ({ name: 'desk-deploy', query: keep }),
    duty: (from?: string, until?: string): RouteLocationRaw => ({
      name: 'desk-duty',
      query: { ...keep, ...(from && { von: from }), ...(until && { bis: until }) },
    }),
    allSeries: (): RouteLocationRaw => ({ name: 'desk-all-series', query: keep }),
    series: (id: string): RouteLocationRaw => ({ name: 'desk-series', params: { id }, query: keep }),
    newVisit: (): RouteLocationRaw => ({ name: 'desk-new-visit', query: keep }),
    visit: (
      id: string,
      act: ActName | null = null,
      placed: { first?: string; at?: string } = {},
    ): RouteLocationRaw => ({
      name: 'desk-visit',
      params: { id },
      query: {
        ...keep,
        ...actQuery(act),
        ...(placed.first && { erste: placed.first }),
        ...(placed.at && { ab: placed.at }),
      },
    }),
    appointments: (person = ''): RouteLocationRaw => ({
      name: 'desk-appointments',
      query: { ...keep, ...(person && { person }) },
    }),
    sheet: (person = ''): RouteLocationRaw => ({
      name: 'day-sheet',
      query: {
        tag: view.day,
        ...(view.district && { bezirk: view.district }),
        ...(person && { person }),
      },
    }),
  };
}
export type DeskPlaces = ReturnType<typeof deskPlaces>;
