// What the first screen shows: open flags, today's visits, who is away. One statement a block.
import { demand, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import type { Page } from '#kernel/connection.type';
import { pageOf } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { headOf } from '#live/log';
import { riskFlagPage } from '#intake/risk-flags';
import { absences } from '#staff/absences';
import { visitsPage } from '#visits/visits';

/** What the blocks of the first screen are cut to, and the place they are read at. */
export interface Shown {
  cursor: string;
  districtIds: readonly string[] | null;
}

/** Below this a count could point at a family (rules 7). */
const SMALL = 3;

/** The place the answer is read at, and what its blocks are cut to. */
export function overview(unit: Unit, cursor: string, asked: readonly string[] | null | undefined): Shown {
  demand(unit.viewer, 'board:read');
  return { cursor, districtIds: withinDistricts(unit.viewer, asked) };
}

/** When the fact at that place was recorded; the present while the log is empty. */
export const shownAsOf = async (unit: Unit): Promise<Temporal.Instant> =>
  (await headOf(unit.em)).recordedAt ?? unit.now;

/** Rows for whoever may see rows; else none, with a count that gives nothing away. */
async function rowsOrCount<T>(unit: Unit, head: string, page: () => Promise<Page<T>>): Promise<Page<T>> {
  const read = await page();
  if (may(unit.viewer, 'rows:read') && !seesCountsOnly(unit.viewer)) return read;
  const total = read.totalCount ?? 0;
  return pageOf<T>([], { first: 1 }, () => [], total < SMALL ? null : total, head);
}

/** Open flags, the most urgent first. */
export const openFlags = (unit: Unit, head: string, { districtIds }: Shown, first: number) =>
  rowsOrCount(unit, head, () =>
    riskFlagPage(unit, head, {
      first,
      districtIds: districtIds && [...districtIds],
      states: ['RAISED', 'ACKNOWLEDGED'],
    }),
  );

/** Today's visits and what is due or overdue besides. */
export const visitsToday = (unit: Unit, head: string, { districtIds }: Shown, first: number) => {
  const { from, until } = dayInterval(dateAt(unit.now));
  return rowsOrCount(unit, head, () =>
    visitsPage(unit, head, { first, districtIds: districtIds && [...districtIds], from, until }),
  );
};

/** Who is away now; nobody for whoever may not see rows. */
export async function awayNow(unit: Unit, head: string, { districtIds }: Shown, first: number) {
  if (!may(unit.viewer, 'rows:read')) return [];
  return (await absences(unit, head, { first, at: unit.now, districtIds: districtIds && [...districtIds] }))
    .nodes;
}
