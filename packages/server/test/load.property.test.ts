// Whatever happens in whatever order: every load that was ever said equals one worked out anew from the log before it.
import 'reflect-metadata';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { type LogRow, loadFromLog, type Reference } from './support/load-from-log';
import { type Office, office, OVERHEAD, perform, type Wish, wish } from './support/load-history';

const LOG = `select e.seq::integer as seq, e.kind, e.district_id, e.subject_type, e.subject_id, (extract(epoch from e.occurred_at) * 1000)::float8 as at,
  p.facts -> 'change' as change, p.facts -> 'people' as people, p.facts -> 'figures' as figures from event e left join event_payload p using (seq) order by e.seq`;

async function reference({ sql }: Office): Promise<Reference> {
  return {
    worked:
      await sql(`select w.professional_id as person, o.district_id as district, w.weekday, w.from_time::text as "from", w.until_time::text as until
      from working_time w join professional p on p.id = w.professional_id join office o on o.id = p.office_id`),
    standing: await sql(
      `select district_id as district, as_of::text as "asOf", hours_per_week::float8 as hours from standing_hours`,
    ),
    documentation: Object.fromEntries(
      (
        await sql<{ code: string; minutes: number }>(
          'select code, documentation_minutes as minutes from visit_kind',
        )
      ).map(({ code, minutes }) => [code, minutes]),
    ),
    overhead: OVERHEAD,
  };
}

const one = (what: Wish['what'], more: Partial<Wish> = {}): Wish => ({
  what,
  which: 0,
  who: 0,
  hours: 1,
  minutes: 0,
  ...more,
});
/** Histories that chance meets rarely: tried each time. */
const RARE: [Wish[]][] = [
  // Taken until after work: at dusk nobody has it, and its limit has not passed.
  [
    [
      one('raise', { who: 1 }),
      one('take', { hours: 9, minutes: 29 }),
      one('dusk'),
      one('wait'),
      one('wait', { hours: 2 }),
    ],
  ],
  // Missed although it is due in two weeks only.
  [
    [
      one('plan', { which: 9 }),
      one('assign', { minutes: 60 }),
      one('wait', { hours: 29 }),
      one('wait', { hours: 29 }),
    ],
  ],
];

/** The embedded database takes its time to open: fewer histories there. */
const RUNS = inject('template').kind === 'postgres' ? 12 : 3;

interface Said {
  requiredHours: number;
  availableHours: number;
  ratio: number | null;
  overdue: number;
  dueSoon: number;
  from: string;
  until: string;
}

test('every load in the log is what the log before it says', async () => {
  const tried = { done: 0, loads: 0, kinds: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 14, maxLength: 24 }), async (wishes) => {
      const here = await office();
      try {
        for (const wanted of wishes) if (await perform(here, wanted)) tried.done += 1;
        expect(here.failures).toEqual([]);
        const known = await reference(here);
        const log = await here.sql<LogRow & { figures: Said | null }>(LOG);
        for (const [index, row] of log.entries()) {
          tried.kinds.add(row.kind);
          if (row.kind !== 'DISTRICT_LOAD_CHANGED') continue;
          tried.loads += 1;
          const again = loadFromLog(log.slice(0, index), known, row.district_id!, row.at);
          expect({ seq: row.seq, ...row.figures }).toMatchObject({
            seq: row.seq,
            requiredHours: expect.closeTo(again.required, 2),
            availableHours: expect.closeTo(again.available, 2),
            ratio: again.ratio === null ? null : expect.closeTo(again.ratio, 3),
            overdue: again.overdue,
            dueSoon: again.dueSoon,
            from: again.from,
            until: again.until,
          });
        }
        // And nothing changed since that should have been said.
        for (const district of [here.town.north, here.town.south]) {
          const last = log.findLast(
            (row) => row.kind === 'DISTRICT_LOAD_CHANGED' && row.district_id === district,
          )!;
          const now = loadFromLog(log, known, district, here.clock.at.epochMilliseconds);
          expect(last.figures!.requiredHours).toBeCloseTo(now.required, 2);
          expect(last.figures!.availableHours).toBeCloseTo(now.available, 2);
          expect([last.figures!.overdue, last.figures!.dueSoon]).toEqual([now.overdue, now.dueSoon]);
        }
      } finally {
        await here.close();
      }
    }),
    { numRuns: RUNS, endOnFailure: true, examples: RARE },
  );
  expect(tried.done).toBeGreaterThan(RUNS * 3);
  expect(tried.loads).toBeGreaterThan(RUNS * 2);
  expect(tried.kinds.size).toBeGreaterThan(6);
}, 180_000);
