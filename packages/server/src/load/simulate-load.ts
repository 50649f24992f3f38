// What would change if: reads what loads are computed from, changes it in memory, and answers beside today's. Writes nothing.
import { demand, withinDistricts } from '#access/policy.rules';
import { districtsWithin } from '#districts/districts';
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import { Failure } from '#kernel/failure';
import { isId } from '#kernel/ids';
import { isEmpty } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { professionalById } from '#staff/professionals';
import { inputOf } from './basis.rules';
import { basesOf } from './district-loads';
import { horizonAt } from './load.queries';
import { overheadOf } from './load-now';
import { sharesOf } from './simulation.queries';
import { type Changes, MOST_PEOPLE, MOST_REPORTS, MOST_WEEKLY_HOURS, simulate } from './simulation.rules';
import { type Utilisation, utilisation } from './utilisation.rules';

/** What is asked; every list may be absent. */
export interface SimulationAsked {
  people?: readonly { districtId: string; count: number; hoursPerWeek?: number | null }[] | null;
  absences?:
    | readonly { professionalId: string; from: Temporal.Instant; until?: Temporal.Instant | null }[]
    | null;
  reports?: readonly { districtId: string; count: number }[] | null;
  borders?: readonly { neighbourhoodId: string; districtId: string }[] | null;
}

/** Agreed hours of a full post in public service (TVöD, section 6). */
const FULL_POST = 39;
/** So many changes of one kind can be put together. */
const MOST_CHANGES = 20;

const invalid = (field: string) => new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field }));

/** The districts with their utilisation today and as it would be. @throws BAD_USER_INPUT naming what does not fit. */
export async function simulateLoad(unit: Unit, asked: SimulationAsked) {
  demand(unit.viewer, 'load:simulate');
  const districts = await districtsWithin(unit, withinDistricts(unit.viewer, null));
  const ids = districts.map(({ id }) => id);
  const changes = await checked(unit, asked, ids);
  const horizon = horizonAt(unit.now);
  const bases = await basesOf(unit, ids, horizon);
  const overheads = new Map(
    await Promise.all(ids.map(async (id) => [id, await overheadOf(unit, id)] as const)),
  );
  const settings = {
    days: horizon.days.map(dayInterval),
    overhead: (id: string) => overheads.get(id)!,
    today: dateAt(unit.now),
  };
  const assumed = simulate(bases, changes, settings);
  return districts.map(({ id }) => ({
    districtId: id,
    today: figures(utilisation(inputOf(bases.get(id)!, settings.overhead(id), settings.today))),
    assumed: figures(assumed.get(id)!),
  }));
}

const figures = ({ requiredHours, availableHours, ratio, band, parts }: Utilisation) => ({
  requiredHours,
  availableHours,
  ratio,
  band,
  parts,
});

async function checked(unit: Unit, asked: SimulationAsked, ids: readonly string[]): Promise<Changes> {
  const { people, absences, reports, borders } = asked;
  for (const [field, list] of Object.entries({ people, absences, reports, borders }))
    if (list && list.length > MOST_CHANGES) throw invalid(field);
  const known = (id: string, field: string) => {
    if (!ids.includes(id)) throw invalid(field);
    return id;
  };
  return {
    people: (people ?? []).map(({ districtId, count, hoursPerWeek }) => {
      const hours = hoursPerWeek ?? FULL_POST;
      if (!Number.isInteger(count) || Math.abs(count) > MOST_PEOPLE) throw invalid('people.count');
      if (!(hours > 0 && hours <= MOST_WEEKLY_HOURS)) throw invalid('people.hoursPerWeek');
      return { districtId: known(districtId, 'people.districtId'), count, hoursPerWeek: hours };
    }),
    reports: (reports ?? []).map(({ districtId, count }) => {
      if (!Number.isInteger(count) || count < 1 || count > MOST_REPORTS) throw invalid('reports.count');
      return { districtId: known(districtId, 'reports.districtId'), count };
    }),
    absences: await Promise.all((absences ?? []).map((one) => checkedAbsence(unit, one))),
    borders: await movedBorders(unit, borders ?? [], known),
  };
}

async function checkedAbsence(
  unit: Unit,
  { professionalId, from, until }: NonNullable<SimulationAsked['absences']>[number],
) {
  const during = { from, until: until ?? null };
  if (isEmpty(during)) throw invalid('absences.until');
  if (!isId(professionalId) || !(await professionalById(unit, professionalId)))
    throw invalid('absences.professionalId');
  return { professionalId, during };
}

/** Each neighbourhood once, with its share of the district it leaves. */
async function movedBorders(
  unit: Unit,
  borders: NonNullable<SimulationAsked['borders']>,
  known: (id: string, field: string) => string,
): Promise<Changes['borders']> {
  if (borders.length === 0) return [];
  const shares = await sharesOf(unit);
  const once = new Set(borders.map(({ neighbourhoodId }) => neighbourhoodId));
  if (once.size < borders.length) throw invalid('borders.neighbourhoodId');
  return borders.map(({ neighbourhoodId, districtId }) => {
    const place = shares.get(neighbourhoodId);
    if (!place) throw invalid('borders.neighbourhoodId');
    return {
      from: known(place.districtId, 'borders.neighbourhoodId'),
      to: known(districtId, 'borders.districtId'),
      share: place.share,
    };
  });
}
