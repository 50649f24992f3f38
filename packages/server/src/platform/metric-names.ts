// The catalogue of metrics: every name, what it means and in which unit. `docs/operations.md` explains each.
import type { Metric } from './exposition.rules';

const gauge = (name: string, help: string): Metric => ({ name: `zuzweit_${name}`, type: 'gauge', help });
const counter = (name: string, help: string): Metric => ({ name: `zuzweit_${name}`, type: 'counter', help });

export const METRICS = {
  watchdog: gauge('watchdog', 'Always 1. Its alert always fires: when it falls silent, alerting itself is broken.'),
  info: gauge('info', 'Always 1; version and database of this process as labels.'),
  started: gauge('process_start_timestamp_seconds', 'When this process started, seconds since 1970 UTC.'),
  database: gauge('database_reachable', '1 while the database answered the last reading within two seconds.'),
  flags: gauge('flags', 'Open risk flags by level and state.'),
  untaken: gauge('flags_oldest_untaken_seconds', 'Age of the oldest flag that nobody has, by level; 0 when there is none.'),
  overdueActs: gauge('next_acts_overdue', 'Taken flags whose next act has not come although its time has passed.'),
  visits: gauge('visits', 'Visits by state: all that are not over, and those done or cancelled today.'),
  visitsToday: gauge('visits_today', "Today's visits: planned for today, or due by tonight and still without a plan."),
  visitsPaired: gauge('visits_today_with_pair', "Today's visits that have a pair."),
  coverage: gauge('visits_today_coverage_ratio', "Share of today's visits that have a pair; 1 when there is none."),
  onCall: gauge('on_call_complete', '1 while a complete pair answers, in office hours or on call.'),
  gap: gauge('on_call_next_gap_seconds', 'Seconds until no complete pair answers within 14 days; 0 when that is so now, +Inf when there is no gap.'),
  alerts: gauge('alerts_unheard', 'Calls to the alert webhook that were tried, not heard, and will be tried again.'),
  sheetAge: gauge('emergency_sheet_age_seconds', 'Age of the newest copy of the emergency sheet; +Inf while there is none; absent where none are kept.'),
  sheetTrouble: gauge('emergency_sheet_trouble', '1 while writing the emergency sheet fails or the newest is older than 30 minutes; absent where none are kept.'),
  scheduler: gauge('scheduler_last_run_timestamp_seconds', 'When the scheduler last looked, in any process, seconds since 1970 UTC; 0 when never.'),
  feedCurrent: gauge('feed_current', '1 while this process has heard from the database within two seconds.'),
  feedFacts: gauge('feed_lag_facts', 'Facts in the log that this process has not handed on yet.'),
  feedSeconds: gauge('feed_lag_seconds', 'Age of the oldest of these facts; 0 when there is none.'),
  connections: gauge('connections', 'Open live connections of this process: sockets and event streams.'),
  subscriptions: gauge('subscriptions', 'Open subscriptions of this process.'),
  answersOpen: gauge('answers_open', 'HTTP answers under way in this process, event streams included.'),
  answers: counter('answers_total', 'HTTP answers of this process by status.'),
  refusals: counter('refusals_total', 'Operations and acts that this process refused, by code of the contract.'),
} as const; // prettier-ignore

export type MetricKey = keyof typeof METRICS;
