// Every state of the Dienstplan as an address: the first day, and the shift that stands open.
import type { RouteLocationNormalizedLoaded, RouteLocationRaw } from 'vue-router';
import type { DutyKind } from '#graphql/generated/graphql.ts';

const KINDS = { DUTY_DESK: 'tagesdienst', ON_CALL: 'bereitschaft' } as const satisfies Record<
  DutyKind,
  string
>;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day of the address, when it is one of the calendar. */
function dayIn(value: unknown): Temporal.PlainDate | null {
  if (typeof value !== 'string' || !DAY.test(value)) return null;
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    return null; // the 30th of February
  }
}

export interface RotaPlaces {
  /** First day shown, a Monday. */
  first: string;
  chosen: { date: string; kind: DutyKind } | null;
  from(day: string): RouteLocationRaw;
  plan(): RouteLocationRaw;
  shift(date: string, kind: DutyKind): RouteLocationRaw;
}

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

/** Where the plan stands and where it can go from here; `today` is where it begins without a word. */
export function rotaPlaces(route: RouteLocationNormalizedLoaded, today: string): RotaPlaces {
  const first = mondayOf(dayIn(route.query['ab']) ?? Temporal.PlainDate.from(today)).toString();
  const kind = (Object.keys(KINDS) as DutyKind[]).find((one) => KINDS[one] === route.query['art']);
  const date = dayIn(route.query['tag'])?.toString();
  const query = { ab: first };
  return {
    first,
    chosen: route.name === 'rota-shift' && date && kind ? { date, kind } : null,
    from: (day) => ({ name: 'rota', query: { ab: mondayOf(Temporal.PlainDate.from(day)).toString() } }),
    plan: () => ({ name: 'rota', query }),
    shift: (day, which) => ({ name: 'rota-shift', query: { ...query, tag: day, art: KINDS[which] } }),
  };
}
