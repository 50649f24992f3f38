// Everything the clock brings, of all rooms: the one list the scheduler runs.
import { intakeDue } from '#intake/intake.due';
import type { Due } from '#live/due';
import { loadDue } from '#load/load.due';
import { type AlertOptions, alertsDue } from '#on-call/alerts';
import { onCallDue } from '#on-call/on-call.due';
import { calendarDue } from '#staff/calendar.due';
import { visitsDue } from '#visits/carry-out';
import { seriesDue } from '#visits/series.due';
import { calendarFetch, type CalendarFetchOptions } from './calendar-fetch';
import { post, signer } from './webhook';

export interface JobOptions {
  /** Share of working time for meetings and the like (rules 6). */
  overhead: number;
  /** Where untaken ACUTE flags and gaps are posted; null: nowhere. */
  alert: { url: string; secret: string } | null;
  /** Which calendar servers of the house may be asked. */
  calendars?: CalendarFetchOptions;
  /** Where it is written whether alerts were heard and calendars read. */
  log?: AlertOptions['log'];
}

export const allDue = ({
  overhead,
  alert,
  calendars = { allowed: [] },
  log = () => undefined,
}: JobOptions): Due<never>[] => [
  ...(intakeDue as Due<never>[]),
  ...visitsDue,
  ...seriesDue,
  ...onCallDue,
  ...(alert ? alertsDue({ url: alert.url, sign: signer(alert.secret), post, log }) : []),
  ...calendarDue({ fetch: calendarFetch(calendars), log }),
  ...loadDue({ overhead }),
];
