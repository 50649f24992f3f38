// Utilisation of one district: hours of work by hours of people, each with its parts (rules 6).
import { type BoundedInterval, hoursOf, type Interval, intersect, subtract } from '#kernel/interval';
import { LoadBand, LoadPart } from './ledger.rules';

export interface VisitWork {
  durationMinutes: number;
  documentationMinutes: number;
}

export interface PersonTime {
  worked: readonly BoundedInterval[];
  absences: readonly Interval[];
  appointments: readonly Interval[];
  desk: readonly Interval[];
}

export interface UtilisationInput {
  standing: { hours: number; asOf: Temporal.PlainDate } | null;
  visits: readonly VisitWork[];
  openFlags: number;
  people: readonly PersonTime[];
  /** Share of working time that is for nobody's case, 0 to 1. */
  overhead: number;
  today: Temporal.PlainDate;
}

export interface Utilisation {
  requiredHours: number;
  availableHours: number;
  ratio: number | null;
  band: LoadBand | null;
  parts: HoursOfPart[];
  standingHoursAsOf: Temporal.PlainDate | null;
}

const TWO = 2;
const TRAVEL_MINUTES = 30;
/** Two people, 30 minutes each, and 20 to write it down (domain 4.2, intake and screening). */
export const FLAG_MINUTES = 80;
/** Older standing hours say too little: hours are given, a ratio is not. */
const STANDING_DAYS = 35;

/** Band of a ratio; the upper limit belongs to the lower band. */
export function bandOf(ratio: number): LoadBand {
  if (ratio < 0.85) return LoadBand.LOW;
  if (ratio <= 1) return LoadBand.FULL;
  return ratio <= 1.15 ? LoadBand.OVER : LoadBand.FAR_OVER;
}

/** Minutes a visit costs: both people with the way, and writing it down. */
export const visitMinutes = ({ durationMinutes, documentationMinutes }: VisitWork): number =>
  TWO * (durationMinutes + TRAVEL_MINUTES) + documentationMinutes;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** Steadier than the last bits of a division, finer than anything shown. */
const steady = (value: number) => Math.round(value * 1e9) / 1e9;

/** An hour that several things take is taken once: absence before appointment before desk. */
export function takenFrom({ worked, absences, appointments, desk }: PersonTime) {
  const present = subtract(worked, absences);
  return {
    worked: hoursOf(worked),
    absent: hoursOf(intersect(worked, absences)),
    appointed: hoursOf(intersect(present, appointments)),
    desk: hoursOf(intersect(subtract(present, appointments), desk)),
  };
}

export interface HoursOfPart {
  part: LoadPart;
  hours: number;
}

/** Hours of every part that counts: three of work, then four of people, of which three take away. */
export function partsOf({ standing, visits, openFlags, people, overhead }: UtilisationInput): HoursOfPart[] {
  const taken = people.map(takenFrom);
  return [
    { part: LoadPart.STANDING_HOURS, hours: standing?.hours ?? 0 },
    { part: LoadPart.VISITS, hours: sum(visits.map(visitMinutes)) / 60 },
    { part: LoadPart.OPEN_FLAGS, hours: (openFlags * FLAG_MINUTES) / 60 },
    { part: LoadPart.WORKING_TIMES, hours: sum(taken.map((one) => one.worked)) * (1 - overhead) },
    { part: LoadPart.ABSENCES, hours: -sum(taken.map((one) => one.absent)) },
    { part: LoadPart.APPOINTMENTS, hours: -sum(taken.map((one) => one.appointed)) },
    { part: LoadPart.DUTY_DESK, hours: -sum(taken.map((one) => one.desk)) },
  ];
}

const WORK: readonly LoadPart[] = [LoadPart.STANDING_HOURS, LoadPart.VISITS, LoadPart.OPEN_FLAGS];

/** Work by people; a ratio only while the standing hours are of the last 35 days and somebody is there. */
export function utilisationOf(
  exact: readonly HoursOfPart[],
  { standing, today }: Pick<UtilisationInput, 'standing' | 'today'>,
): Utilisation {
  const parts = exact.map(({ part, hours }) => ({ part, hours: steady(hours) }));
  const required = sum(parts.filter(({ part }) => WORK.includes(part)).map(({ hours }) => hours));
  const available = Math.max(
    0,
    sum(parts.filter(({ part }) => !WORK.includes(part)).map(({ hours }) => hours)),
  );
  const known = standing !== null && standing.asOf.until(today).days <= STANDING_DAYS;
  const ratio = known && available > 0 ? steady(required / available) : null;
  return {
    requiredHours: steady(required),
    availableHours: steady(available),
    ratio,
    band: ratio === null ? null : bandOf(ratio),
    parts,
    standingHoursAsOf: standing?.asOf ?? null,
  };
}

export const utilisation = (input: UtilisationInput): Utilisation => utilisationOf(partsOf(input), input);
