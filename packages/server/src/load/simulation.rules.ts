// What if: changes to what a load is computed from, each a pure function of today's; nothing of it is ever written.
import type { BoundedInterval, Interval } from '#kernel/interval';
import { type Basis, type CountedVisit, inputOf } from './basis.rules';
import { LoadPart } from './ledger.rules';
import { type HoursOfPart, partsOf, type Utilisation, utilisationOf } from './utilisation.rules';

/** Most people added or taken away by one change, and most new reports. */
export const MOST_PEOPLE = 10;
export const MOST_REPORTS = 50;
export const MOST_WEEKLY_HOURS = 48;

/** What a new report costs besides its flag: one risk visit by two, due within the horizon. */
export const REPORT_VISIT = { durationMinutes: 75, documentationMinutes: 55 };

export interface PeopleChange {
  districtId: string;
  /** How many more; negative: fewer. */
  count: number;
  /** Agreed hours of each in five working days. */
  hoursPerWeek: number;
}

export interface AbsenceChange {
  professionalId: string;
  during: Interval;
}

export interface ReportsChange {
  districtId: string;
  count: number;
}

export interface BorderChange {
  /** Where the neighbourhood belongs today. */
  from: string;
  /** Where it would belong. */
  to: string;
  /** Its share of the minors of the district it leaves, 0 to 1. */
  share: number;
}

export interface Changes {
  people: readonly PeopleChange[];
  absences: readonly AbsenceChange[];
  reports: readonly ReportsChange[];
  borders: readonly BorderChange[];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * The utilisation of every district as it would be. Borders move work by the share of minors and no people: these stay
 * with their offices. A new person works from the first day of the horizon on, evenly over it; fewer people never leave
 * less than nobody.
 */
export function simulate(
  bases: ReadonlyMap<string, Basis>,
  changes: Changes,
  {
    days,
    overhead,
    today,
  }: {
    days: readonly BoundedInterval[];
    overhead: (districtId: string) => number;
    today: Temporal.PlainDate;
  },
): Map<string, Utilisation> {
  const partsToday = new Map(
    [...bases].map(([id, basis]) => [id, partsOf(inputOf(basis, overhead(id), today))] as const),
  );
  const hoursToday = (id: string, part: LoadPart) =>
    partsToday.get(id)?.find((one) => one.part === part)?.hours ?? 0;
  return new Map(
    [...bases].map(([id, basis]) => {
      const changed = withPeople(
        withReports(withAbsences(basis, changes), id, changes, days),
        id,
        changes,
        days,
      );
      const input = inputOf(changed, overhead(id), today);
      return [id, utilisationOf(afterBorders(id, partsOf(input), hoursToday, changes), input)];
    }),
  );
}

const withAbsences = (basis: Basis, { absences }: Changes): Basis => ({
  ...basis,
  people: basis.people.map((person) => ({
    ...person,
    absences: [
      ...person.absences,
      ...absences.filter(({ professionalId }) => professionalId === person.id).map(({ during }) => during),
    ],
  })),
});

function withReports(
  basis: Basis,
  id: string,
  { reports }: Changes,
  days: readonly BoundedInterval[],
): Basis {
  const count = sum(reports.filter(({ districtId }) => districtId === id).map((one) => one.count));
  const visit = (no: number): CountedVisit => ({ ...REPORT_VISIT, id: `new ${no}`, at: days[0]!.from });
  return {
    ...basis,
    openFlags: [...basis.openFlags, ...Array.from({ length: count }, (_, no) => `new ${no}`)],
    visits: [...basis.visits, ...Array.from({ length: count }, (_, no) => visit(no))],
  };
}

/** More people are people of the basis; fewer take their hours from those who are there, by the same formula. */
function withPeople(basis: Basis, id: string, { people }: Changes, days: readonly BoundedInterval[]): Basis {
  const mine = people.filter(({ districtId }) => districtId === id);
  const added = mine.flatMap(({ count, hoursPerWeek }, change) =>
    Array.from({ length: Math.max(0, count) }, (_, no) => ({
      id: `new ${change} ${no}`,
      worked: days.map(({ from }) => ({
        from,
        until: from.add({ seconds: Math.round((hoursPerWeek / days.length) * 3600) }),
      })),
      absences: [],
      appointments: [],
      desk: [],
    })),
  );
  const fewer = sum(
    mine.filter(({ count }) => count < 0).map(({ count, hoursPerWeek }) => -count * hoursPerWeek),
  );
  return { ...basis, people: [...shortened(basis.people, fewer), ...added] };
}

/** Everybody works less by the same share, until so many agreed hours are gone; what they are away shrinks with it. */
function shortened(people: Basis['people'], hours: number): Basis['people'] {
  if (hours <= 0) return people;
  const length = ({ from, until }: BoundedInterval) => until.epochMilliseconds - from.epochMilliseconds;
  const worked = sum(people.flatMap((person) => person.worked.map(length)));
  const left = worked === 0 ? 0 : Math.max(0, 1 - (hours * 3_600_000) / worked);
  return people.map((person) => ({
    ...person,
    worked: person.worked.map((span) => ({
      from: span.from,
      until: span.from.add({ milliseconds: Math.round(length(span) * left) }),
    })),
  }));
}

/** Parts that move with a neighbourhood: work; people stay with their offices. */
const MOVES: readonly LoadPart[] = [LoadPart.STANDING_HOURS, LoadPart.VISITS, LoadPart.OPEN_FLAGS];

/** Parts after borders moved: a district's own less what leaves, and the shares that come, of today's work. */
function afterBorders(
  id: string,
  parts: readonly HoursOfPart[],
  hoursToday: (districtId: string, part: LoadPart) => number,
  { borders }: Changes,
): HoursOfPart[] {
  const leaving = borders.filter(({ from, to }) => from === id && to !== id);
  const coming = borders.filter(({ from, to }) => to === id && from !== id);
  const left = Math.min(1, sum(leaving.map(({ share }) => share)));
  return parts.map(({ part, hours }) => ({
    part,
    hours: MOVES.includes(part)
      ? hours -
        left * hoursToday(id, part) +
        sum(coming.map(({ from, share }) => share * hoursToday(from, part)))
      : hours,
  }));
}
