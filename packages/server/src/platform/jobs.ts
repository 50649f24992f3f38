// Everything the clock brings, of all rooms: the one list the scheduler runs.
import { intakeDue } from '#intake/intake.due';
import type { Due } from '#live/due';
import { loadDue } from '#load/load.due';
import { type AlertOptions, alertsDue } from '#on-call/alerts';
import { onCallDue } from '#on-call/on-call.due';
import { visitsDue } from '#visits/carry-out';
import { seriesDue } from '#visits/series.due';
import { post, signer } from './webhook';

export interface JobOptions {
  /** Share of working time for meetings and the like (rules 6). */
  overhead: number;
  /** Where untaken ACUTE flags and gaps are posted; null: nowhere. */
  alert: { url: string; secret: string } | null;
  /** Where it is written whether alerts were heard. */
  log?: AlertOptions['log'];
}

export const allDue = ({ overhead, alert, log = () => undefined }: JobOptions): Due<never>[] => [
  ...(intakeDue as Due<never>[]),
  ...visitsDue,
  ...seriesDue,
  ...onCallDue,
  ...(alert ? alertsDue({ url: alert.url, sign: signer(alert.secret), post, log }) : []),
  ...loadDue({ overhead }),
];
