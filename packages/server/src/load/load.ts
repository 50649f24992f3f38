// What a district's load shows to whom: exact to people, suppressed and rounded to what leaves the house.
import { demand, seesCountsOnly } from '#access/policy.rules';
import { StructuralBurden } from '#districts/district.entity';
import { batched } from '#kernel/batch';
import { exactCount, guardedCount, guardedHours } from '#kernel/counts.rules';
import type { Fact } from '#kernel/fact';
import { checkedFirst } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { type Deadline, deadlinesOf } from './deadlines.queries';
import { computeLoads, type Figures, loadsOf } from './district-loads';
import { COUNTED, DeadlineKind, LoadPart, NOT_COUNTED } from './ledger.rules';

interface Load {
  figures: Figures;
  computedAt: Temporal.Instant;
}

/** Figures that a fact carries, kept beside the district that is shown with it (rules 9). */
const carried = new WeakMap<object, Load>();

const loadOfFact = (fact: Fact): Load => ({ figures: fact.figures as Figures, computedAt: fact.occurredAt });

/** The district as a fact about its load shows it: its `load` is the one of the fact. */
export function carrying<T extends object>(district: T, fact: Fact): T {
  // A view of its own, because the entity may be shown with other figures in the same answer.
  const view = Object.create(district) as T;
  carried.set(view, loadOfFact(fact));
  return view;
}

/** The load as a DistrictLoadFact shows it. */
export const shownLoadOfFact = ({ viewer }: Unit, fact: Fact) =>
  shown(fact.subject.id, loadOfFact(fact), seesCountsOnly(viewer));

/** The load of a district; all districts of one answer are read by one statement. */
export async function districtLoad(unit: Unit, district: { id: string }) {
  demand(unit.viewer, 'board:read', { districtId: district.id });
  const load = carried.get(district) ?? (await batched(unit, 'load', district.id, (ids) => loads(unit, ids)));
  return shown(district.id, load!, seesCountsOnly(unit.viewer));
}

/** Exact figures of many districts at once, for who counts the whole town. No right is asked. */
export async function loadsShown(unit: Unit, ids: string[]): Promise<Map<string, Figures>> {
  return new Map([...(await loads(unit, ids))].map(([id, { figures }]) => [id, figures]));
}

const DEFAULT_OVERHEAD = 0.15;

/** As kept; what the scheduler has not come to yet is computed here and not kept. */
async function loads(unit: Unit, ids: string[]): Promise<Map<string, Load>> {
  const kept = await loadsOf(unit, ids);
  const missing = ids.filter((id) => !kept.has(id));
  if (missing.length === 0) return kept;
  for (const [id, figures] of await computeLoads(unit, missing, DEFAULT_OVERHEAD))
    kept.set(id, { figures, computedAt: unit.now });
  return kept;
}

/** Parts that are a number of rows times a fixed length. */
const COUNTABLE: readonly LoadPart[] = [LoadPart.OPEN_FLAGS, LoadPart.VISITS];

/** The ratio of the rounded hours, so that it says no more than they do. */
function guardedRatio({ ratio, requiredHours, availableHours }: Figures): number | null {
  const available = guardedHours(availableHours);
  if (ratio === null || available === 0) return null;
  return Math.round((guardedHours(requiredHours) / available) * 100) / 100;
}

function shown(districtId: string, { figures, computedAt }: Load, guarded: boolean) {
  const hours = guarded ? guardedHours : (value: number) => value;
  const count = guarded ? guardedCount : exactCount;
  return {
    districtId,
    computedAt,
    utilisation: {
      requiredHours: hours(figures.requiredHours),
      availableHours: hours(figures.availableHours),
      ratio: guarded ? guardedRatio(figures) : figures.ratio,
      band: figures.band,
      coverage: { counted: [...COUNTED], notCounted: [...NOT_COUNTED] },
      // Minutes times a small number of flags or visits would give that number away.
      parts: figures.parts
        .filter(({ part }) => !guarded || !COUNTABLE.includes(part))
        .map(({ part, hours: value }) => ({ part, hours: hours(value) })),
      standingHoursAsOf:
        figures.standingHoursAsOf === null ? null : Temporal.PlainDate.from(figures.standingHoursAsOf),
      from: Temporal.PlainDate.from(figures.from),
      until: Temporal.PlainDate.from(figures.until),
    },
    deadlinePressure: {
      districtId,
      overdue: count(figures.overdue),
      dueSoon: count(figures.dueSoon),
      counted: Object.values(DeadlineKind),
    },
  };
}

/** The list behind the counts, as it is now. */
export async function deadlines(unit: Unit, districtId: string, first: number): Promise<Deadline[]> {
  demand(unit.viewer, 'board:read', { districtId });
  const limit = checkedFirst({ first });
  return (
    (await batched(unit, `deadlines ${limit}`, districtId, (ids) => deadlinesOf(unit, ids, limit))) ?? []
  );
}

/** The latest published burden of a district; nulls where nothing is published. */
export async function structuralBurden(unit: Unit, districtId: string) {
  const found = await batched(unit, 'structural burden', districtId, async (ids) => {
    const rows = await unit.em.find(
      StructuralBurden,
      { district: { $in: ids } },
      { orderBy: { asOf: 'asc' } },
    );
    return new Map(
      rows.map((row) => [row.district.id, { index: row.index, asOf: row.asOf, source: row.source }]),
    );
  });
  return found ?? { index: null, asOf: null, source: null };
}
