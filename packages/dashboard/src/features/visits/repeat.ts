// When a series comes again, between the hand and the contract: weekdays, weeks, hours, first and last day.
import type { OnHoliday } from '#graphql/generated/graphql.ts';
import type { Refusal } from '#ui/ErrorSummary.vue';
import { dayOf, readDay, readTime, writeDay } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As it is typed. */
export interface Repeat {
  weekdays: number[];
  every: string;
  opens: string;
  closes: string;
  from: string;
  /** The last day, as people say it; empty is open. */
  until: string;
  onHoliday: string;
}

/** The usual first answer: this weekday, every week, in the morning, from today on. */
export function usual(now: number): Repeat {
  const today = dayOf(now);
  const weekday = Temporal.PlainDate.from(today).dayOfWeek;
  return {
    weekdays: weekday <= 5 ? [weekday] : [1],
    every: '1',
    opens: '09:00',
    closes: '12:00',
    from: writeDay(today),
    until: '',
    onHoliday: 'SKIP',
  };
}

/** The contract says the first day without; people say the last day with. */
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** What cannot be read of it. */
export function refusedOf(repeat: Repeat, { say }: Words): Refusal[] {
  const hours = readTime(repeat.opens) && readTime(repeat.closes);
  return [
    ...(repeat.weekdays.length === 0 ? [{ field: 'weekdays', message: say('series.weekdaysMissing') }] : []),
    ...(hours ? [] : [{ field: 'opens', message: say('series.hoursWrong') }]),
    ...(readDay(repeat.from) ? [] : [{ field: 'from', message: say('series.dayWrong') }]),
    ...(repeat.until && !readDay(repeat.until) ? [{ field: 'until', message: say('series.dayWrong') }] : []),
  ];
}

/** What the contract wants of it; only for what {@link refusedOf} does not refuse. */
export const againOf = (repeat: Repeat) => ({
  weekdays: repeat.weekdays.toSorted((a, b) => a - b),
  everyWeeks: Number(repeat.every),
  opens: readTime(repeat.opens)!,
  closes: readTime(repeat.closes)!,
  from: readDay(repeat.from)!,
  until: repeat.until ? dayAfter(readDay(repeat.until)!) : null,
  onHoliday: repeat.onHoliday as OnHoliday,
});

/** `Dienstag, jede Woche, 09:00–12:00 Uhr`. */
export const whenOf = (
  series: { weekdays: readonly number[]; everyWeeks: number; opens: string; closes: string },
  { say }: Words,
): string =>
  say('series.when', {
    days: series.weekdays.map((day) => say(`weekday.${day as Weekday}`)).join(', '),
    every: everyOf(series.everyWeeks, { say }),
    opens: series.opens.slice(0, 5),
    closes: series.closes.slice(0, 5),
  });

/** `jede Woche`, `alle 2 Wochen`. */
export const everyOf = (weeks: number, { say }: Pick<Words, 'say'>): string =>
  weeks === 1 ? say('series.everyWeek') : say('series.everyWeeks', { n: weeks });
