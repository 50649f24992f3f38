// Everything the clock brings, of all rooms: the one list the scheduler runs.
import { sheetCopiesDue, sheetGivenUp } from '#board/sheet-copies';
import { intakeDue } from '#intake/intake.due';
import type { Due } from '#live/due';
import { type HeadOptions, logHeadsDue } from '#live/log-heads.due';
import { loadDue } from '#load/load.due';
import { type AlertOptions, alertsDue } from '#on-call/alerts';
import { onCallDue } from '#on-call/on-call.due';
import { calendarDue } from '#staff/calendar.due';
import { visitsDue } from '#visits/carry-out';
import { seriesDue } from '#visits/series.due';
import { calendarFetch, type CalendarFetchOptions } from './calendar-fetch';
import { keepSheet, sheetName } from './sheet-folder';
import { drawSheet } from './sheet-pdf';
import { post, signer } from './webhook';

export interface JobOptions {
  /** Share of working time for meetings and the like (rules 6). */
  overhead: number;
  /** Where untaken ACUTE flags and gaps are posted; null: nowhere. */
  alert: { url: string; secret: string } | null;
  /** Which calendar servers of the house may be asked. */
  calendars?: CalendarFetchOptions;
  /** Where copies of the emergency sheet go, and what opens them; null: nowhere. */
  sheet?: { folder: string; password: string; keep: number; town: string } | null;
  /** Where it is written whether alerts were heard, calendars read and sheets written. */
  log?: AlertOptions['log'];
  /** Who signs heads of the log, and where they go; null: nobody does. */
  heads?: HeadOptions | null;
}

export const allDue = ({
  overhead,
  alert,
  calendars = { allowed: [] },
  sheet = null,
  log = () => undefined,
  heads = null,
}: JobOptions): Due<never>[] => [
  ...(intakeDue as Due<never>[]),
  ...visitsDue,
  ...seriesDue,
  ...onCallDue,
  ...(alert ? alertsDue({ url: alert.url, sign: signer(alert.secret), post, log }) : []),
  ...calendarDue({ fetch: calendarFetch(calendars), log }),
  ...loadDue({ overhead }),
  ...(sheet ? copiesOf(sheet, log) : ([sheetGivenUp] as Due<never>[])),
  ...((heads ? logHeadsDue(heads) : []) as Due<never>[]),
];

const copiesOf = (
  { folder, password, keep, town }: NonNullable<JobOptions['sheet']>,
  log: AlertOptions['log'],
): Due<never>[] =>
  sheetCopiesDue({
    town,
    log,
    save: async (words, at) => keepSheet(folder, sheetName(at), await drawSheet(words, password), keep),
  });
