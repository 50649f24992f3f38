// The lanes of the desk: people over a span, what takes their time, when they work, where they should rest.
import { demand, districtsOf, withinDistricts } from '#access/policy.rules';
import { Failure } from '#kernel/failure';
import { type BoundedInterval, isEmpty, overlaps } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { headOf } from '#live/log';
import { CommitmentKind } from '#staff/commitment.rules';
import type { Professional } from '#staff/professional.entity';
import { professionalRows, professionalsById, workingTimesOf } from '#staff/professionals.queries';
import { workedIn } from '#staff/working-time.rules';
import type { Visit } from '#visits/visit.entity';
import { visitsByIds } from '#visits/visits.queries';
import { type LaneRow, laneRows } from './lanes.queries';
import { REST_REACHES_HOURS, restsWithin } from './lanes.rules';

/** Longest span of one question: a week and the change of clocks within it. */
const DAYS_MAX = 14;
/** More people than an office of this kind has. */
const PEOPLE_MAX = 500;

/** A time that is taken, as the contract shows it. */
export interface Taken extends LaneRow {
  from: Temporal.Instant;
  until: Temporal.Instant | null;
}

/** One person's lane. */
export interface Lane {
  professional: Professional;
  taken: Taken[];
  works: BoundedInterval[];
  rest: BoundedInterval[];
}

/** All lanes at one place of the log. */
export interface Lanes {
  cursor: string;
  asOf: Temporal.Instant;
  people: Lane[];
}

/** Lanes of everybody who works in these districts today, by name. @throws Failure BAD_USER_INPUT for a span that is empty or longer than 14 days. */
export async function lanes(
  unit: Unit,
  head: string,
  asked: BoundedInterval & { districtIds?: readonly string[] | null },
): Promise<Lanes> {
  demand(unit.viewer, 'rows:read');
  const span = { from: asked.from, until: asked.until };
  const long = Temporal.Instant.compare(span.until, span.from.add({ hours: 24 * DAYS_MAX + 1 })) > 0;
  if (isEmpty(span) || long)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'until' }));
  const districtIds = withinDistricts(unit.viewer, asked.districtIds);
  const { ids } = await professionalRows(unit, { districtIds, after: null, limit: PEOPLE_MAX });
  const around = { from: span.from.subtract({ hours: REST_REACHES_HOURS }), until: span.until };
  const rows = Map.groupBy(await laneRows(unit, ids, around), (row) => row.professionalId);
  const weeks = await workingTimesOf(unit, ids);
  const people = await professionalsById(unit, ids);
  const { recordedAt } = await headOf(unit.em);
  return {
    cursor: head,
    asOf: recordedAt ?? unit.now,
    people: ids.map((id) => {
      const all = rows.get(id) ?? [];
      return {
        professional: people.get(id)!,
        taken: all
          .filter(({ during }) => overlaps(during, span))
          .map((row) => ({ ...row, from: row.during.from, until: row.during.until })),
        works: workedIn(weeks.get(id) ?? [], span),
        rest: restsWithin(all, span),
      };
    }),
  };
}

/** The visits that take somebody's time in these lanes, each once; a token gets those of its own districts. */
export async function visitsOnLanes(unit: Unit, { people }: Lanes): Promise<Visit[]> {
  const ids = people.flatMap(({ taken }) =>
    taken.filter(({ kind }) => kind === CommitmentKind.VISIT).map(({ sourceId }) => sourceId),
  );
  const found = [...(await visitsByIds(unit, [...new Set(ids)])).values()];
  const own = districtsOf(unit.viewer);
  return found
    .filter(({ district }) => own?.includes(district.id) ?? true)
    .toSorted((a, b) => Temporal.Instant.compare(a.planned?.from ?? a.dueFrom, b.planned?.from ?? b.dueFrom));
}
