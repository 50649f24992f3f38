// What a cell can hold, each with the sentence it is refused with: names, ids, days, times, lists.
import * as v from 'valibot';
import { atTime, startOfDay } from '#kernel/calendar.rules';
import { isSlug } from '#districts/slug.rules';
import type { Hours } from '#districts/office.rules';

/** A cell that a spreadsheet would run. It is data here and never run, but no name and no address begins like that. */
const FORMULA = /^[=+\-@\t]/;
export const FORMULA_REFUSED =
  'This begins with =, +, - or @, as a formula does, and is neither a name nor an address. Write it without.';
const missing = 'Something must stand here.';

const cell = v.string(missing);
const notEmpty = v.pipe(cell, v.nonEmpty(missing));
const harmless = v.check<string, string>((text) => !FORMULA.test(text), FORMULA_REFUSED);

/** A text that must be there. */
export const text = (most: number) =>
  v.pipe(notEmpty, harmless, v.maxLength(most, `At most ${most} characters fit.`));

/** A text that may be empty: then it is null. A missing column leaves it as it is. */
export const textOrNone = (most: number) =>
  v.optional(
    v.pipe(
      cell,
      harmless,
      v.maxLength(most, `At most ${most} characters fit.`),
      v.transform((said) => said || null),
    ),
  );

/** The id of a district or office. */
export const slug = v.pipe(
  notEmpty,
  harmless,
  v.check(isSlug, 'An id is made of small letters, digits and hyphens, such as huels-nord; at most 60.'),
);

/** The id another system has for it. */
export const foreignId = v.pipe(notEmpty, harmless, v.maxLength(200, 'At most 200 characters fit.'));

const orNone = <T extends v.GenericSchema<string, unknown>>(schema: T) =>
  v.optional(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
      schema,
    ]),
  );

/** One of some words; case does not matter. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  v.pipe(
    notEmpty,
    v.transform((said) => said.toUpperCase()),
    v.picklist(words, `One of ${words.join(', ')} fits.`),
  );

const DATE = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))$/;

function readDate(said: string): Temporal.PlainDate | null {
  const [, y1, m1, d1, d2, m2, y2] = DATE.exec(said) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number);
  if (!year || !month || !day || year < 1900 || year > 2199) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Reads text with a function that gives null for what it cannot read. */
const read = <T>(of: (said: string) => T | null, message: string) =>
  v.pipe(
    notEmpty,
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const found = of(dataset.value);
      if (found !== null) return found;
      addIssue({ message });
      return NEVER;
    }),
  );

/** A calendar day. */
export const date = read(readDate, 'A day is written 2026-12-24 or 24.12.2026.');
export const dateOrNone = orNone(date);

const readTime = (said: string): Temporal.PlainTime | null => {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)(?::00)?$/.exec(said) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
};
/** A time of day. */
export const time = read(readTime, 'A time is written 08:00.');

function readMoment(said: string): { date: Temporal.PlainDate; time: Temporal.PlainTime | null } | null {
  const [day, at, ...more] = said.split(/[ T]+/);
  const date = readDate(day ?? '');
  const time = at === undefined ? null : readTime(at);
  return !date || more.length > 0 || (at !== undefined && !time) ? null : { date, time };
}

const momentOf = (wholeDay: (date: Temporal.PlainDate) => Temporal.Instant | null, message: string) =>
  read<Temporal.Instant>((said) => {
    const moment = readMoment(said);
    if (!moment) return null;
    return moment.time ? atTime(moment.date, moment.time) : wholeDay(moment.date);
  }, message);

/** How a day and a time are written. */
export const MOMENT =
  'A day and a time are written 2026-12-24 16:00 or 24.12.2026 16:00, by the clock of Berlin.';
/** A day and a time by the clock of Berlin. */
export const moment = momentOf(() => null, MOMENT);
/** The same; a day alone is its beginning. */
export const beginning = momentOf(startOfDay, `${MOMENT} A day alone counts from its beginning.`);
/** The same; a day alone is the last one and counts to its end. */
export const ending = orNone(
  momentOf((day) => startOfDay(day.add({ days: 1 })), `${MOMENT} A day alone counts to its end.`),
);

/** A number of hours, with a point or a comma. */
export const hours = read((said) => {
  const number = /^\d{1,5}([.,]\d{1,2})?$/.test(said) ? Number(said.replace(',', '.')) : null;
  return number;
}, 'Hours are written 38.5 or 38,5.');

/** Yes or no. */
export const yesNo = v.optional(
  read(
    (said) =>
      ({ ja: true, yes: true, '1': true, nein: false, no: false, '0': false })[said.toLowerCase()] ?? null,
    'ja or nein (yes or no) fits.',
  ),
);

const DAYS: readonly (readonly string[])[] = [['mo', 'mon'], ['di', 'tue'], ['mi', 'wed'], ['do', 'thu'], ['fr', 'fri'], ['sa', 'sat'], ['so', 'sun']]; // prettier-ignore

const readWeekday = (said: string): number | null => {
  if (/^[1-7]$/.test(said)) return Number(said);
  const at = DAYS.findIndex((names) => names.includes(said.toLowerCase()));
  return at < 0 ? null : at + 1;
};
/** A weekday; 1 is Monday. */
export const weekday = read(
  readWeekday,
  'A weekday is written 1 to 7 (1 is Monday), Mo to So, or Mon to Sun.',
);

const parts = (said: string) =>
  said
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);

/** Several values of one cell, with | between them; an empty cell is none. */
export const list = v.optional(
  v.pipe(
    cell,
    v.transform(parts),
    v.array(v.pipe(v.string(), harmless, v.maxLength(120, 'At most 120 characters fit.'))),
    v.maxLength(40, 'At most 40 fit.'),
  ),
);

/** Languages as tags. */
export const languages = v.optional(
  v.pipe(
    cell,
    v.transform((said) => [...new Set(parts(said).map((tag) => tag.toLowerCase()))]),
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/,
          'A language is written de, tr or ar; several with | between.',
        ),
      ),
    ),
    v.maxLength(10, 'At most 10 languages fit.'),
  ),
);

const HOURS = 'Opening hours are written Mo 09:00-12:00 | Do 14:00-18:00.';
const readHours = (said: string): Hours[] | null => {
  const all = parts(said).map((part) => {
    const [, day, from, until] = /^(\S+)\s+(\S+?)\s*[-–]\s*(\S+)$/.exec(part) ?? [];
    const [weekday, opens, closes] = [readWeekday(day ?? ''), readTime(from ?? ''), readTime(until ?? '')];
    return weekday && opens && closes ? { weekday, from: opens, until: closes } : null;
  });
  return all.some((one) => one === null) ? null : (all as Hours[]);
};
/** Opening hours; an empty cell is none. */
export const openingHours = v.optional(
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform((): Hours[] => []),
      ),
      read(readHours, HOURS),
    ],
    HOURS,
  ),
);
