// Who of the invented people is free when: the generator's own copy of the rule that nobody is in two places.
import { atTime, BERLIN, dateAt } from '#kernel/calendar.rules';
import { type BoundedInterval, type Interval, overlaps } from '#kernel/interval';
import type { Chance } from './chance';
import { PATTERNS, type StaffEntry } from './staff-list';

export interface Person extends StaffEntry {
  id: string;
  accountId: string;
  districtId: string;
  /** Counts from 1. */
  number: number;
}

type Source = 'VISIT' | 'DUTY' | 'ABSENCE' | 'APPOINTMENT';

const LAYERS: Readonly<Record<Source, readonly number[]>> = {
  VISIT: [1],
  APPOINTMENT: [1],
  DUTY: [2],
  ABSENCE: [1, 2],
};
const TRAVEL = { minutes: 15 };

/** The time of a visit with the way there and back. */
export const withTravel = ({ from, until }: BoundedInterval): BoundedInterval => ({
  from: from.subtract(TRAVEL),
  until: until.add(TRAVEL),
});

export class Roster {
  readonly #taken = new Map<string, { layers: readonly number[]; source: Source; during: Interval }[]>();

  constructor(readonly people: readonly Person[]) {}

  take(person: Person, source: Source, during: Interval): void {
    const mine = this.#taken.get(person.id) ?? [];
    mine.push({ layers: LAYERS[source], source, during });
    this.#taken.set(person.id, mine);
  }

  /** Nothing of the same layer stands in the way. */
  free(person: Person, source: Source, during: Interval): boolean {
    return !(this.#taken.get(person.id) ?? []).some(
      (one) => one.layers.some((layer) => LAYERS[source].includes(layer)) && overlaps(one.during, during),
    );
  }

  onDuty(person: Person, during: Interval): boolean {
    return (this.#taken.get(person.id) ?? []).some(
      (one) => one.source === 'DUTY' && overlaps(one.during, during),
    );
  }

  /** A pair for a visit: at work then, free, not on duty; of the district first, else from all over the town. */
  pairFor(districtId: string, visit: BoundedInterval, chance: Chance): [Person, Person] | null {
    const during = withTravel(visit);
    const can = this.people.filter(
      (one) => works(one, visit) && this.free(one, 'VISIT', during) && !this.onDuty(one, during),
    );
    const near = chance.shuffled(can.filter((one) => one.districtId === districtId));
    const [first, second] = [...near, ...chance.shuffled(can.filter((one) => one.districtId !== districtId))];
    return first && second ? [first, second] : null;
  }

  named(name: string): Person | undefined {
    return this.people.find((one) => one.name === name);
  }
}

/** The agreed hours of a person on a day, or null. */
export function hoursOn(
  person: Pick<StaffEntry, 'pattern'>,
  date: Temporal.PlainDate,
): BoundedInterval | null {
  const hours = PATTERNS[person.pattern].find(([weekday]) => weekday === date.dayOfWeek);
  return hours
    ? {
        from: atTime(date, Temporal.PlainTime.from(hours[1])),
        until: atTime(date, Temporal.PlainTime.from(hours[2])),
      }
    : null;
}

/** Is the whole interval inside the agreed hours? */
export function works(person: Person, { from, until }: BoundedInterval): boolean {
  const hours = hoursOn(person, dateAt(from));
  return (
    hours !== null &&
    Temporal.Instant.compare(hours.from, from) <= 0 &&
    Temporal.Instant.compare(until, hours.until) <= 0
  );
}

/** The next quarter of an hour by the clock, at the instant or after it. */
export function quarterAfter(instant: Temporal.Instant): Temporal.Instant {
  return instant
    .toZonedDateTimeISO(BERLIN)
    .round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'ceil' })
    .toInstant();
}
