// The load over time for tools and plots: how it stood at the end of each hour, day or week.
import { demand, withinDistricts } from '#access/policy.rules';
import { districtsWithin } from '#districts/districts';
import { Failure } from '#kernel/failure';
import { earlier } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { bucketsOf, type LoadBucket } from './buckets.rules';
import { seriesRows } from './load-series.queries';
import { shownTo } from './shown-load';

export interface SeriesAsked {
  districtIds?: readonly string[] | null | undefined;
  from: Temporal.Instant;
  until: Temporal.Instant;
  bucket: LoadBucket;
}

const invalid = (field: string) => new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field }));

/**
 * One series for each district asked for (all when none is). Steps in the future are left out.
 * @throws BAD_USER_INPUT when the span is empty, or so wide that there would be more than 400 steps.
 */
export async function loadSeries(unit: Unit, { districtIds, from, until, bucket }: SeriesAsked) {
  demand(unit.viewer, 'board:read');
  if (Temporal.Instant.compare(from, until) >= 0) throw invalid('until');
  const buckets = bucketsOf({ from, until: earlier(until, unit.now) }, bucket);
  if (!buckets) throw invalid('bucket');
  const districts = await districtsWithin(unit, withinDistricts(unit.viewer, districtIds));
  const rows = await seriesRows(
    unit,
    districts.map(({ id }) => id),
    buckets,
  );
  const shown = shownTo(unit.viewer);
  const mine = Map.groupBy(rows, (row) => row.districtId);
  return districts.map(({ id }) => ({
    districtId: id,
    points: (mine.get(id) ?? []).map(({ bucket: no, figures, computedAt, mostOverdue }) => ({
      ...buckets[no]!,
      computedAt,
      requiredHours: figures && shown.hours(figures.requiredHours),
      availableHours: figures && shown.hours(figures.availableHours),
      ratio: figures && shown.ratio(figures),
      band: figures && figures.band,
      overdue: figures && shown.count(figures.overdue),
      dueSoon: figures && shown.count(figures.dueSoon),
      mostOverdue: mostOverdue === null ? null : shown.count(mostOverdue),
    })),
  }));
}
