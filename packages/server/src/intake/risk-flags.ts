// Reading flags: a page of them, one, its history, and who may read its words.
import { demand, may, withinDistricts } from '#access/policy.rules';
import { isGranted } from '#access/record-grants';
import { batched } from '#kernel/batch';
import type { Page } from '#kernel/connection.type';
import { idList, isId } from '#kernel/ids';
import { checkedFirst, type PageAsked, pageOf } from '#kernel/paging';
import { entitiesBy, entityByKey, pageWithTotal } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { District } from '#districts/district.entity';
import { RiskLevel, type RiskFlagState } from './flag.rules';
import { RiskFlagReason } from './reasons.entity';
import { RiskFlag, RiskFlagEntry } from './risk-flag.entity';

export interface RiskFlagsAsked extends PageAsked {
  districtIds?: readonly string[] | null;
  states?: readonly RiskFlagState[] | null;
  levels?: readonly RiskLevel[] | null;
  untaken?: boolean | null;
  updatedSince?: Temporal.Instant | null;
}

const LEVELS = Object.values(RiskLevel);
const ORDER = [
  ['rank', `array_position(array['ACUTE', 'HIGH', 'MEDIUM', 'LOW'], level)`],
  ['time', 'raised_at'],
  ['id', 'id'],
] as const;

/** Flags, the most urgent first, then the oldest. */
export async function riskFlags(unit: Unit, head: string, asked: RiskFlagsAsked): Promise<Page<RiskFlag>> {
  demand(unit.viewer, 'rows:read');
  return riskFlagPage(unit, head, asked);
}

/** The same list as a block of a larger answer, by one statement: empty for who may not see rows. */
export async function riskFlagPage(unit: Unit, head: string, asked: RiskFlagsAsked): Promise<Page<RiskFlag>> {
  checkedFirst(asked);
  if (!may(unit.viewer, 'rows:read')) return pageOf<RiskFlag>([], asked, keyOfFlag, null, head);
  const { rows, total } = await pageWithTotal(
    unit,
    RiskFlag,
    { table: 'risk_flag', where: matching(unit, asked), order: ORDER },
    asked,
    {
      districts: entitiesBy(District, 'select * from district where id in (select district_id from page)'),
      reasons: entitiesBy(
        RiskFlagReason,
        'select * from risk_flag_reason where code in (select reason_code from page)',
      ),
    },
  );
  return pageOf(rows, asked, keyOfFlag, total, head);
}

const keyOfFlag = ({ level, raisedAt, id }: RiskFlag): string[] => [
  `${LEVELS.indexOf(level) + 1}`,
  raisedAt!.toString(),
  id,
];

function matching(unit: Unit, { districtIds, states, levels, untaken, updatedSince }: RiskFlagsAsked) {
  const where = ['true'];
  const values: unknown[] = [];
  const only = (sql: string, value: string) => {
    where.push(sql);
    values.push(value);
  };
  const within = withinDistricts(unit.viewer, districtIds);
  if (within) only(`district_id = any(string_to_array(?, ',')::uuid[])`, idList(within));
  if (states) only(`state = any(string_to_array(?, ','))`, states.join(','));
  if (levels) only(`level = any(string_to_array(?, ','))`, levels.join(','));
  if (updatedSince) only('updated_at >= ?::timestamptz', updatedSince.toString());
  if (untaken !== null && untaken !== undefined)
    where.push(`untaken_since is ${untaken ? 'not null' : 'null'}`);
  return { sql: where.join(' and '), values };
}

/** One flag of many; the ids asked in one answer are read at once. No right is asked. */
export const riskFlagById = (unit: Unit, id: string): Promise<RiskFlag | undefined> =>
  entityByKey(unit, RiskFlag, id);

/** The flag an id names, or null where no list would show it to the asker. */
export async function visibleRiskFlag(unit: Unit, id: string): Promise<RiskFlag | null> {
  if (!isId(id) || !may(unit.viewer, 'rows:read')) return null;
  const flag = await riskFlagById(unit, id);
  return flag && withinDistricts(unit.viewer, [flag.district.id])?.length ? flag : null;
}

/** The lines of a flag's history, the oldest first. */
export async function entriesOf(unit: Unit, flagId: string): Promise<RiskFlagEntry[]> {
  const mine = await batched(unit, 'history of flag', flagId, async (ids) => {
    const found = await unit.em.find(RiskFlagEntry, { flag: { $in: ids } }, { orderBy: { no: 'asc' } });
    return Map.groupBy(found, (entry) => entry.flag.id);
  });
  return mine ?? [];
}

/** Raised or took it, or sits on a visit of it. */
export async function isOwnFlag(unit: Unit, flag: RiskFlag): Promise<boolean> {
  const { principal, professionalId } = unit.viewer;
  if (flag.raisedBy === principal || flag.acknowledgedBy === principal) return true;
  return isGranted(unit, professionalId, 'RISK_FLAG', flag.id);
}

/** May the asker read what was written about this flag (`flag:text`), or learn of its household (`household:read`)? */
export async function mayReadFlag(
  unit: Unit,
  right: 'flag:text' | 'household:read',
  flag: RiskFlag,
): Promise<boolean> {
  const about = { districtId: flag.district.id, own: false };
  return (
    may(unit.viewer, right, about) || may(unit.viewer, right, { ...about, own: await isOwnFlag(unit, flag) })
  );
}
