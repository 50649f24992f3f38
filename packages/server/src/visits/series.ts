// Reading series: one, a page, the one a visit comes from; each asks for its own right.
import { demand, districtsOf, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import type { Page } from '#kernel/connection.type';
import { Failure } from '#kernel/failure';
import { checkedFirst, keyOf, pageOf, type PageAsked } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { followerOf, openVisitsOf, seriesIds, seriesOfVisit, seriesRow } from './series.queries';
import type { VisitSeries } from './visit-series.entity';

/** One series as it is now. No right is asked: for payloads. */
export const seriesById = seriesRow;

/** Its visits that are due, planned or under way, by day. */
export const openVisits = openVisitsOf;

/** The series it goes on as after a change, or null. */
export const seriesAfter = followerOf;

/** The series a visit comes from, or null. */
export const seriesBehind = seriesOfVisit;

/** One series as `node` shows it: null where the asker may not see it. */
export async function visibleSeries(unit: Unit, id: string): Promise<VisitSeries | null> {
  if (!may(unit.viewer, 'rows:read')) return null;
  const series = await seriesRow(unit, id);
  const districts = districtsOf(unit.viewer);
  return series && (!districts || districts.includes(series.district.id)) ? series : null;
}

export interface SeriesAsked extends PageAsked {
  districtIds?: readonly string[] | null;
  ended?: boolean | null;
}

/** A page of series in the order in which they were planned. */
export async function visitSeries(unit: Unit, head: string, asked: SeriesAsked): Promise<Page<VisitSeries>> {
  demand(unit.viewer, 'rows:read');
  const limit = checkedFirst(asked) + 1;
  const { found, total } = await seriesIds(
    unit,
    { districtIds: withinDistricts(unit.viewer, asked.districtIds), ended: asked.ended ?? false },
    { after: keyOf(asked.after, ['time', 'id']), limit },
  );
  const key = ({ createdAt, id }: VisitSeries) => [createdAt.toString(), id];
  return pageOf(found, asked, key, seesCountsOnly(unit.viewer) ? null : total, head);
}

/** Nobody sits on a series: its household is for whoever may read households of the district. @throws Failure FORBIDDEN. */
export function demandSeriesHousehold(unit: Unit, { district }: VisitSeries): void {
  if (!may(unit.viewer, 'household:read', { districtId: district.id, own: false }))
    throw new Failure('FORBIDDEN');
}
