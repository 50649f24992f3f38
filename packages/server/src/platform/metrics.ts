// The figures of one process and its database, as a scraper gets them: nothing personal, as many lines as there are names.
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '#kernel/clock';
import { contains } from '#kernel/interval';
import { RiskFlagState, RiskLevel } from '#intake/flag.rules';
import { LEASE_SECONDS } from '#live/due';
import type { Feed } from '#live/feed';
import type { Hub } from '#live/hub';
import { VisitState } from '#visits/visit.rules';
import type { Answered } from './answered';
import type { Connections } from './connections';
import { exposition, type Sample } from './exposition.rules';
import { METRICS, type MetricKey } from './metric-names';
import { readFigures, type Reading } from './metrics.queries';

/** The database is asked at most this often, however many scrape. */
const KEPT = { seconds: 5 };
/** A database that takes longer counts as away: the scraper wants its page. */
const PATIENCE_MILLISECONDS = 2000;

const OPEN = [RiskFlagState.RAISED, RiskFlagState.ACKNOWLEDGED];

export interface MetricsOptions {
  em: () => SqlEntityManager;
  clock: Clock;
  about: { version: string; database: string };
  feed: Feed;
  hub: Hub;
  connections: Connections;
  answered: Answered;
}

export class Metrics {
  #kept: { at: Temporal.Instant; reading: Reading } | null = null;
  #running: Promise<Reading | null> | null = null;

  constructor(private readonly options: MetricsOptions) {}

  /** The whole page. */
  async text(): Promise<string> {
    const reading = await this.#reading();
    const samples = { ...this.#ofProcess(), ...ofDatabase(reading) };
    return exposition(
      (Object.keys(METRICS) as MetricKey[]).map((key) => ({
        ...METRICS[key],
        samples: samples[key] ?? [],
      })),
    );
  }

  /** Whether copies of the emergency sheet are kept and fail, or are too old. */
  async sheetInTrouble(): Promise<boolean> {
    return (await this.#reading())?.sheet?.trouble ?? false;
  }

  async #reading(): Promise<Reading | null> {
    const now = this.options.clock.now();
    if (this.#kept && contains({ from: this.#kept.at, until: this.#kept.at.add(KEPT) }, now))
      return this.#kept.reading;
    // One question at a time: a database that hangs must not collect them.
    this.#running ??= this.#ask(now).finally(() => (this.#running = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MILLISECONDS);
    });
    const reading = await Promise.race([this.#running, late]);
    clearTimeout(timer);
    return reading;
  }

  async #ask(now: Temporal.Instant): Promise<Reading | null> {
    const { em, feed } = this.options;
    try {
      const reading = await readFigures(em(), now, feed.head.seq);
      this.#kept = { at: now, reading };
      return reading;
    } catch {
      return null;
    }
  }

  #ofProcess(): Partial<Record<MetricKey, Sample[]>> {
    const { about, feed, hub, connections, answered } = this.options;
    return {
      watchdog: one(1),
      info: [{ labels: about, value: 1 }],
      started: one(Math.round(performance.timeOrigin / 1000)),
      feedCurrent: one(Number(feed.current)),
      connections: [
        { labels: { transport: 'websocket' }, value: connections.countBy('websocket') },
        { labels: { transport: 'event-stream' }, value: connections.countBy('event-stream') },
      ],
      subscriptions: one(hub.size),
      answersOpen: one(answered.open),
      answers: [...answered.byStatus].map(([status, value]) => ({ labels: { status: `${status}` }, value })),
      refusals: [...answered.refusals].map(([code, value]) => ({ labels: { code }, value })),
    };
  }
}

/** Without a reading only that fact is told: a figure that is not known is left out. */
function ofDatabase(reading: Reading | null): Partial<Record<MetricKey, Sample[]>> {
  if (!reading) return { database: one(0) };
  const { flags, visits, visitsToday, visitsPaired } = reading;
  return {
    database: one(1),
    flags: Object.values(RiskLevel).flatMap((level) =>
      OPEN.map((state) => ({
        labels: { level, state },
        value: flags.find((row) => row.level === level && row.state === state)?.count ?? 0,
      })),
    ),
    untaken: Object.values(RiskLevel).map((level) => ({
      labels: { level },
      value: Math.max(0, ...flags.filter((row) => row.level === level).map((row) => row.untaken ?? 0)),
    })),
    overdueActs: one(reading.overdueActs),
    visits: Object.values(VisitState).map((state) => ({
      labels: { state },
      value: visits.find((row) => row.state === state)?.count ?? 0,
    })),
    visitsToday: one(visitsToday),
    visitsPaired: one(visitsPaired),
    coverage: one(visitsToday === 0 ? 1 : visitsPaired / visitsToday),
    onCall: one(Number(reading.onCall)),
    gap: one(reading.gap ?? Number.POSITIVE_INFINITY),
    alerts: one(reading.alerts),
    ...(reading.sheet
      ? {
          sheetAge: one(reading.sheet.age ?? Number.POSITIVE_INFINITY),
          sheetTrouble: one(Number(reading.sheet.trouble)),
        }
      : {}),
    scheduler: one(reading.leaseUntil === null ? 0 : reading.leaseUntil - LEASE_SECONDS),
    feedFacts: one(reading.feedFacts),
    feedSeconds: one(Math.max(0, reading.feedSeconds ?? 0)),
  };
}

const one = (value: number): Sample[] => [{ value }];
