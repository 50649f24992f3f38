// What the hours of a district are made of: row by row behind each part, and day by day of the horizon.
import { type BoundedInterval, clip, hoursOf } from '#kernel/interval';
import { LoadPart } from './ledger.rules';
import {
  FLAG_MINUTES,
  type PersonTime,
  takenFrom,
  type UtilisationInput,
  visitMinutes,
  type VisitWork,
} from './utilisation.rules';

/** A visit that counts, and the instant that says on which day. */
export interface CountedVisit extends VisitWork {
  id: string;
  at: Temporal.Instant;
}

/** A professional on the days that count for the district. */
export interface CountedPerson extends PersonTime {
  id: string;
}

/** Everything the load of one district is computed from. */
export interface Basis {
  standing: UtilisationInput['standing'];
  visits: readonly CountedVisit[];
  /** Ids of the flags that are open. */
  openFlags: readonly string[];
  people: readonly CountedPerson[];
}

/** The same as the utilisation reads it. */
export const inputOf = (basis: Basis, overhead: number, today: Temporal.PlainDate): UtilisationInput => ({
  ...basis,
  openFlags: basis.openFlags.length,
  overhead,
  today,
});

/** One row behind a part: what it is, and the hours it adds or (negative) takes. */
export interface HoursSource {
  part: LoadPart;
  hours: number;
  /** Flag, visit or professional, by the part; null for the standing hours. */
  subjectId: string | null;
}

/** The rows behind a part; their hours add up to it. Work the largest first; people never by their hours. */
export function sourcesOf(part: LoadPart, basis: Basis, overhead: number): HoursSource[] {
  const row = (subjectId: string | null, hours: number): HoursSource => ({ part, hours, subjectId });
  const each = (hours: (one: ReturnType<typeof takenFrom>) => number) =>
    basis.people.map((person) => row(person.id, hours(takenFrom(person))));
  const rows = ((): HoursSource[] => {
    switch (part) {
      case LoadPart.STANDING_HOURS:
        return basis.standing ? [row(null, basis.standing.hours)] : [];
      case LoadPart.VISITS:
        return basis.visits
          .map((visit) => row(visit.id, visitMinutes(visit) / 60))
          .sort((a, b) => b.hours - a.hours || a.subjectId!.localeCompare(b.subjectId!));
      case LoadPart.OPEN_FLAGS:
        return basis.openFlags.map((id) => row(id, FLAG_MINUTES / 60));
      case LoadPart.WORKING_TIMES:
        return each(({ worked }) => worked * (1 - overhead));
      case LoadPart.ABSENCES:
        return each(({ absent }) => -absent);
      case LoadPart.APPOINTMENTS:
        return each(({ appointed }) => -appointed);
      case LoadPart.DUTY_DESK:
        return each(({ desk }) => -desk);
      default:
        return []; // known to be missing: nothing to show
    }
  })();
  return rows.filter(({ hours }) => hours !== 0);
}

/** One working day of the horizon. */
export interface DayOfLoad {
  date: Temporal.PlainDate;
  basis: Basis;
}

/**
 * The basis cut into the working days of the horizon, so that the days add up to the whole: standing hours in equal
 * parts, a visit on its day (what is overdue on the first, what falls on a day off on the working day before), open flags
 * on the first day, people by their hours of the day.
 */
export function daysOf(
  basis: Basis,
  days: readonly { date: Temporal.PlainDate; during: BoundedInterval }[],
): DayOfLoad[] {
  const dayOf = ({ at }: CountedVisit) =>
    Math.max(
      0,
      days.findLastIndex(({ during }) => Temporal.Instant.compare(during.from, at) <= 0),
    );
  return days.map(({ date, during }, index) => ({
    date,
    basis: {
      standing: basis.standing && { ...basis.standing, hours: basis.standing.hours / days.length },
      visits: basis.visits.filter((visit) => dayOf(visit) === index),
      openFlags: index === 0 ? basis.openFlags : [],
      people: basis.people
        .map((person) => ({ ...person, worked: person.worked.flatMap((span) => clip(span, during) ?? []) }))
        .filter(({ worked }) => hoursOf(worked) > 0),
    },
  }));
}
