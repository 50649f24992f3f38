// What is missing when a visit asks for a car and child seats: a warning with its words, never a wall.
import { CHILD_SEATS, type ChildSeatKind, type ChildSeats, seatsIn } from '#districts/equipment.rules';
import { type BoundedInterval, contains, overlaps } from '#kernel/interval';

/** What one visit asks for. */
export interface Need {
  car: boolean;
  seats: ChildSeats;
}
/** What there is: places of each car, child seats by group. */
export interface Stock {
  cars: readonly number[];
  seats: ChildSeats;
}
/** What another visit has at its time. */
export interface Taken {
  during: BoundedInterval;
  need: Need;
}

export type Missing = 'CAR' | ChildSeatKind;

/** The pair itself needs two places. */
const places = ({ seats }: Need): number => 2 + seatsIn(seats);

/** Can each of these find a car of its own with places enough? The largest takes the largest. */
export function carsSuffice(cars: readonly number[], needs: readonly number[]): boolean {
  const [have, want] = [[...cars], [...needs]].map((list) => list.sort((a, b) => b - a)) as [
    number[],
    number[],
  ];
  return want.every((need, n) => (have[n] ?? 0) >= need);
}

/** What is not there at some moment of that time. Nothing at all in stock says nothing: the office does not keep this table. */
export function missing(
  need: Need,
  during: BoundedInterval,
  stock: Stock,
  taken: readonly Taken[],
): Missing[] {
  if (stock.cars.length === 0 && seatsIn(stock.seats) === 0) return [];
  const beside = taken.filter((one) => overlaps(one.during, during));
  // It is never fuller than at the beginning, or when another one begins.
  const moments = [during.from, ...beside.map((one) => one.during.from).filter((at) => contains(during, at))];
  const lacks = (what: Missing): boolean =>
    moments.some((at) => {
      const needs = [need, ...beside.filter((one) => contains(one.during, at)).map((one) => one.need)];
      return what === 'CAR'
        ? !carsSuffice(stock.cars, needs.filter(({ car }) => car).map(places))
        : needs.reduce((sum, { seats }) => sum + (seats[what] ?? 0), 0) > (stock.seats[what] ?? 0);
    });
  const asked: Missing[] = [
    ...(need.car ? (['CAR'] as const) : []),
    ...CHILD_SEATS.filter((kind) => need.seats[kind]),
  ];
  return asked.filter(lacks);
}

const WORDS: Readonly<Record<Missing, { de: string; en: string }>> = {
  CAR: {
    de: 'Kein passendes Auto frei: Der Besuch geht auch ohne.',
    en: 'No fitting car is free: the visit can go without.',
  },
  BABY: { de: 'Kein Kindersitz bis 13 kg frei.', en: 'No child seat up to 13 kg is free.' },
  TODDLER: { de: 'Kein Kindersitz 9–18 kg frei.', en: 'No child seat for 9–18 kg is free.' },
  CHILD: { de: 'Kein Kindersitz 15–36 kg frei.', en: 'No child seat for 15–36 kg is free.' },
};

/** What is missing, as it is said. */
export const missingWords = (what: Missing, language: 'de' | 'en'): string => WORDS[what][language];
