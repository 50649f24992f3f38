// What the load of a district is made of now: the rows behind each part, and the five days one by one.
import { demand, may } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import { checkedFirst } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { type Basis, daysOf, type HoursSource, inputOf, sourcesOf } from './basis.rules';
import { basesOf } from './district-loads';
import type { LoadPart } from './ledger.rules';
import { DEFAULT_OVERHEAD, loads } from './load';
import { horizonAt } from './load.queries';
import { shownTo } from './shown-load';
import { utilisation } from './utilisation.rules';

/** The basis of a district; those of all districts in one answer are read at once. No right is asked. */
export const basisOf = (unit: Unit, districtId: string): Promise<Basis | undefined> =>
  batched(unit, 'basis of load', districtId, (ids) => basesOf(unit, ids, horizonAt(unit.now)));

/** The overhead a district is computed with: as last kept, so that every figure of an answer uses the same. */
export async function overheadOf(unit: Unit, districtId: string): Promise<number> {
  const kept = await batched(unit, 'load', districtId, (ids) => loads(unit, ids));
  return kept?.figures.overhead ?? DEFAULT_OVERHEAD;
}

/** The rows behind a part, and how many there are. Nothing for whoever sees no rows. */
export async function hoursSources(
  unit: Unit,
  districtId: string,
  part: LoadPart,
  first: number,
): Promise<{ totalCount: number; nodes: HoursSource[] }> {
  demand(unit.viewer, 'board:read', { districtId });
  const limit = checkedFirst({ first });
  const basis = await basisOf(unit, districtId);
  if (!basis || !may(unit.viewer, 'rows:read')) return { totalCount: 0, nodes: [] };
  const rows = sourcesOf(part, basis, await overheadOf(unit, districtId));
  return { totalCount: rows.length, nodes: rows.slice(0, limit) };
}

/** The working days of the horizon, each with its own hours; together they are the utilisation. */
export async function loadDays(unit: Unit, districtId: string) {
  demand(unit.viewer, 'board:read', { districtId });
  const basis = await basisOf(unit, districtId);
  if (!basis) return [];
  const overhead = await overheadOf(unit, districtId);
  const shown = shownTo(unit.viewer);
  const days = horizonAt(unit.now).days.map((date) => ({ date, during: dayInterval(date) }));
  return daysOf(basis, days).map(({ date, basis: ofDay }) => {
    const hours = utilisation(inputOf(ofDay, overhead, dateAt(unit.now)));
    return {
      date,
      requiredHours: shown.hours(hours.requiredHours),
      availableHours: shown.hours(hours.availableHours),
      ratio: shown.ratio(hours),
      band: hours.band,
      parts: shown.guarded ? [] : hours.parts,
    };
  });
}
