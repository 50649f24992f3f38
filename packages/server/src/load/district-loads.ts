// The load of districts: computed from a few statements, kept in a table, and a fact whenever it is another one.
import { dateAt } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { pressures } from './deadlines.queries';
import { type Basis, inputOf } from './basis.rules';
import type { Figures } from './figures.rules';
import { type Horizon, horizonAt, peopleOf, workOf } from './load.queries';
import { utilisation } from './utilisation.rules';

/** What the loads of districts are computed from, as of `unit.now`. */
export async function basesOf(
  unit: Unit,
  districtIds: readonly string[],
  horizon: Horizon,
): Promise<Map<string, Basis>> {
  const work = await workOf(unit, districtIds, horizon);
  const people = await peopleOf(unit, districtIds, horizon);
  return new Map([...work].map(([id, one]) => [id, { ...one, people: people.get(id) ?? [] }]));
}

/** Computes the figures of districts as of `unit.now`; nothing is written. */
export async function computeLoads(
  unit: Unit,
  districtIds: readonly string[],
  overhead: number,
): Promise<Map<string, Figures>> {
  const horizon = horizonAt(unit.now);
  const bases = await basesOf(unit, districtIds, horizon);
  const pressure = await pressures(unit);
  const today = dateAt(unit.now);
  return new Map(
    [...bases].map(([id, basis]) => {
      const hours = utilisation(inputOf(basis, overhead, today));
      const figures: Figures = {
        ...hours,
        standingHoursAsOf: hours.standingHoursAsOf?.toString() ?? null,
        from: horizon.days[0]!.toString(),
        until: horizon.days.at(-1)!.toString(),
        ...(pressure.get(id) ?? { overdue: 0, dueSoon: 0 }),
        overhead,
      };
      return [id, figures];
    }),
  );
}

/**
 * Computes anew and keeps the figures; records DISTRICT_LOAD_CHANGED for each district whose figures are other ones.
 * `seq` is the place in the log up to which they count.
 */
export async function recompute(
  unit: Unit,
  districtIds: readonly string[],
  { overhead, seq }: { overhead: number; seq: bigint },
): Promise<void> {
  if (districtIds.length === 0) return;
  const loads = await computeLoads(unit, districtIds, overhead);
  const rows = [...loads].map(([district_id, figures]) => ({ district_id, figures }));
  // The row's own old value is compared in the same statement, so that two processes never say the same thing twice.
  const changed = await unit.em.execute<{ district_id: string; changed: boolean }[]>(
    `with fresh as (select * from jsonb_to_recordset(?::jsonb) as f(district_id uuid, figures jsonb)),
     old as (select district_id, figures from district_load where district_id in (select district_id from fresh) for update),
     kept as (
       insert into district_load (district_id, figures, computed_at, seq) select district_id, figures, ?::timestamptz, ?::bigint from fresh
       on conflict (district_id) do update set figures = excluded.figures, computed_at = excluded.computed_at, seq = excluded.seq)
     select fresh.district_id, old.figures is distinct from fresh.figures as changed from fresh left join old using (district_id) order by 1`,
    [JSON.stringify(rows), unit.now.toString(), seq.toString()],
  );
  for (const row of changed) {
    if (!row.changed) continue;
    unit.record({
      kind: FactKind.DISTRICT_LOAD_CHANGED,
      districtId: row.district_id,
      subject: { type: 'DISTRICT', id: row.district_id },
      figures: loads.get(row.district_id)!,
    });
  }
}

/** Figures as last kept, with their time; a district that was never computed is missing. */
export async function loadsOf(
  { em }: Unit,
  districtIds: readonly string[],
): Promise<Map<string, { figures: Figures; computedAt: Temporal.Instant }>> {
  const rows = await em.execute<{ district_id: string; figures: Figures; at: number }[]>(
    `select district_id, figures, (extract(epoch from computed_at) * 1000)::float8 as at from district_load where district_id = any(string_to_array(?, ',')::uuid[])`,
    [idList(districtIds)],
  );
  return new Map(
    rows.map((row) => [
      row.district_id,
      { figures: row.figures, computedAt: Temporal.Instant.fromEpochMilliseconds(Number(row.at)) },
    ]),
  );
}
