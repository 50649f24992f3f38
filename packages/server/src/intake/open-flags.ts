// How many flags are open in a district: exact for people, nothing that points at a family for AGGREGATE tokens.
import { demand, seesCountsOnly } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { type Count, exactCount, guardedCount, guardedCounts } from '#kernel/counts.rules';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { RiskLevel } from './flag.rules';

/** Open flags of a district by level, and how many of them nobody has now. */
export interface OpenFlags {
  acute: Count;
  high: Count;
  medium: Count;
  low: Count;
  untaken: Count;
}

interface Numbers {
  levels: Record<RiskLevel, number>;
  untaken: number;
}

const NONE: Numbers = { levels: { ACUTE: 0, HIGH: 0, MEDIUM: 0, LOW: 0 }, untaken: 0 };

/** The counts of one district; those of all districts in one answer are read by one statement. */
export async function openFlagsOf(unit: Unit, districtId: string): Promise<OpenFlags> {
  demand(unit.viewer, 'board:read', { districtId });
  const { levels, untaken } = (await numbersOf(unit, districtId)) ?? NONE;
  const numbers = Object.values(RiskLevel).map((level) => levels[level]);
  const counts = seesCountsOnly(unit.viewer) ? guardedCounts(numbers).cells : numbers.map(exactCount);
  const [acute, high, medium, low] = counts as [Count, Count, Count, Count];
  return {
    acute,
    high,
    medium,
    low,
    untaken: seesCountsOnly(unit.viewer) ? guardedCount(untaken) : exactCount(untaken),
  };
}

const numbersOf = (unit: Unit, districtId: string): Promise<Numbers | undefined> =>
  batched(unit, 'open flags of district', districtId, async (ids) => {
    const rows = await unit.em.execute<
      { district_id: string; level: RiskLevel; n: number; untaken: number }[]
    >(
      `select district_id, level, count(*)::integer as n, count(untaken_since)::integer as untaken from risk_flag
       where state <> 'RESOLVED' and district_id = any(string_to_array(?, ',')::uuid[]) group by district_id, level`,
      [idList(ids)],
    );
    return new Map([...Map.groupBy(rows, (row) => row.district_id)].map(([id, mine]) => [id, numbers(mine)]));
  });

const numbers = (rows: readonly { level: RiskLevel; n: number; untaken: number }[]): Numbers => ({
  levels: { ...NONE.levels, ...Object.fromEntries(rows.map(({ level, n }) => [level, n])) },
  untaken: rows.reduce((sum, row) => sum + row.untaken, 0),
});
