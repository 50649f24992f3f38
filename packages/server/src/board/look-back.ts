// Since I last looked: what happened since a time and what is still open, block by block, without data of families.
import { demand, withinDistricts } from '#access/policy.rules';
import { Failure } from '#kernel/failure';
import { checkedFirst } from '#kernel/paging';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { riskFlagById, riskFlagPage } from '#intake/risk-flags';
import { dutyById } from '#on-call/duties';
import { absenceById } from '#staff/absences';
import { visitById } from '#visits/visits';
import { LookBackPreset, MOST_DAYS_BACK, sinceOf } from './look-back.rules';
import {
  absencesSince,
  caughtUpSince,
  flagsSince,
  gapsSince,
  handOversSince,
  type Looked,
  openNow,
  visitsSince,
} from './look-back.queries';

export interface LookBackAsked {
  since?: Temporal.Instant | null | undefined;
  preset?: LookBackPreset | null | undefined;
  districtIds?: readonly string[] | null | undefined;
}

const HOUR = 3_600_000;

/**
 * From when to when is looked, and where; `since` wins over a preset, without both it is the end of office hours.
 * @throws BAD_USER_INPUT for a time that has not come yet or lies more than 31 days back.
 */
export function lookBack(unit: Unit, cursor: string, { since, preset, districtIds }: LookBackAsked) {
  demand(unit.viewer, 'rows:read');
  const from = since ?? sinceOf(preset ?? LookBackPreset.OFFICE_CLOSED, unit.now);
  const ago = unit.now.epochMilliseconds - from.epochMilliseconds;
  if (ago < 0 || ago > MOST_DAYS_BACK * 24 * HOUR)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'since' }));
  return {
    cursor,
    since: from,
    until: unit.now,
    districtIds: withinDistricts(unit.viewer, districtIds),
    presets: Object.values(LookBackPreset).map((one) => ({ preset: one, since: sinceOf(one, unit.now) })),
  };
}

/** Rows by their ids, in the order of the ids. */
async function rowsOf<T extends object>(
  ids: readonly string[],
  one: (id: string) => Promise<T | null | undefined>,
): Promise<T[]> {
  const found = await Promise.all(ids.map(one));
  return found.filter((row) => row !== null && row !== undefined);
}

/** Flags with something new, each with what happened to it since. */
export async function flagBlock(unit: Unit, looked: Looked, first: number) {
  const { rows, total, ...counts } = await flagsSince(unit, looked, checkedFirst({ first }));
  const nodes = await Promise.all(
    rows.map(async ({ flagId, steps }) => ({ riskFlag: (await riskFlagById(unit, flagId))!, steps })),
  );
  return { ...counts, totalCount: total, nodes };
}

/** Visits that were begun, made, missed or called off. */
export async function visitBlock(unit: Unit, looked: Looked, first: number) {
  const { visitIds, total, safe, notSafe, unknown, ...counts } = await visitsSince(
    unit,
    looked,
    checkedFirst({ first }),
  );
  return {
    ...counts,
    childSafeNow: { yes: safe, no: notSafe, unknown },
    totalCount: total,
    nodes: await rowsOf(visitIds, (id) => visitById(unit, id)),
  };
}

/** What was entered afterwards from paper, with its own times. */
export async function caughtUpBlock(unit: Unit, looked: Looked, first: number) {
  const { total, nodes } = await caughtUpSince(unit, looked, checkedFirst({ first }));
  return { totalCount: total, nodes };
}

/** Who was out, since when and until when. */
export async function absenceBlock(unit: Unit, looked: Looked, first: number) {
  const { total, ids } = await absencesSince(unit, looked, checkedFirst({ first }));
  return { totalCount: total, nodes: await rowsOf(ids, (id) => absenceById(unit, id)) };
}

/** When the duty handed over, and to which. */
export async function handOvers(unit: Unit, looked: Looked) {
  const rows = await handOversSince(unit, looked);
  return Promise.all(rows.map(async ({ at, dutyId }) => ({ at, duty: await dutyById(unit, dutyId) })));
}

export const gaps = gapsSince;

/** What is still open now: counts, the flags, the visits that nobody goes to. */
export async function openBlock(unit: Unit, head: string, looked: Looked, first: number) {
  const { visitIds, ...counts } = await openNow(unit, looked, checkedFirst({ first }));
  const page = await riskFlagPage(unit, head, {
    first,
    districtIds: looked.districtIds,
    states: ['RAISED', 'ACKNOWLEDGED'],
  });
  return { ...counts, riskFlags: page.nodes, visits: await rowsOf(visitIds, (id) => visitById(unit, id)) };
}
