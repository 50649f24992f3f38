// Whether somebody could come at a time: free, at work, rested. Only the first is a rule; the others are said.
import { batched } from '#kernel/batch';
import { Failure } from '#kernel/failure';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { type BoundedInterval, isEmpty, overlaps, subtract } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { CommitmentKind, firstClash, LAYERS, restWarning } from './commitment.rules';
import { takenWithin } from './commitments';
import { workingTimesOf } from './professionals.queries';
import { workedIn } from './working-time.rules';

export interface AvailabilityAsked {
  /** The time at the family; travel is added before and after. */
  during: BoundedInterval;
  /** A visit that may stand aside: the one being planned anew. */
  exceptVisitId: string | null;
}

export interface Availability {
  free: boolean;
  busyFrom: Temporal.Instant | null;
  /** Null when free, or when no end is known. */
  busyUntil: Temporal.Instant | null;
  works: boolean;
  rest: boolean;
}

/** Minutes on the way before and after a visit, until pairs are planned by travel times (rules 3). */
export const TRAVEL_MINUTES = 15;

/** The time a visit takes of each member: at the family and on the way. */
export const withTravel = ({ from, until }: BoundedInterval): BoundedInterval => ({
  from: from.subtract({ minutes: TRAVEL_MINUTES }),
  until: until.add({ minutes: TRAVEL_MINUTES }),
});

/** Longest time that can be asked about. */
const DAYS_MAX = 31;

/** Rest reaches that far: a duty the evening before, another one the evening after. */
const AROUND_HOURS = 36;

/** One person's availability; all people asked about the same time are read at once. */
export async function availabilityOf(
  unit: Unit,
  id: string,
  asked: AvailabilityAsked,
): Promise<Availability> {
  const { from, until } = asked.during;
  const long = Temporal.Instant.compare(until, from.add({ hours: 24 * DAYS_MAX })) > 0;
  if (isEmpty(asked.during) || long)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'until' }));
  const key = `availability ${asked.during.from.toString()} ${asked.during.until.toString()} ${asked.exceptVisitId ?? ''}`;
  return (await batched(unit, key, id, (ids) => many(unit, ids, asked)))!;
}

async function many(
  unit: Unit,
  ids: string[],
  { during, exceptVisitId }: AvailabilityAsked,
): Promise<Map<string, Availability>> {
  const around = {
    from: during.from.subtract({ hours: AROUND_HOURS }),
    until: during.until.add({ hours: AROUND_HOURS }),
  };
  const taken = (await takenWithin(unit, ids, around)).filter((one) => one.sourceId !== exceptVisitId);
  const weeks = await workingTimesOf(unit, ids);
  const mine = Map.groupBy(taken, (one) => one.professionalId);
  return new Map(
    ids.map((id) => {
      const commitments = (mine.get(id) ?? []).map((one) => ({ kind: one.sourceType, during: one.during }));
      const clash = firstClash(commitments, withTravel(during), LAYERS.VISIT);
      const duties = commitments.filter(
        (one) => one.kind === CommitmentKind.DUTY && overlaps(one.during, during),
      );
      const present = [...workedIn(weeks.get(id) ?? [], during), ...duties.map((one) => one.during)];
      return [id, {
        free: clash === null,
        busyFrom: clash?.during.from ?? null,
        busyUntil: clash?.during.until ?? null,
        works: subtract([during], present).length === 0,
        rest: restWarning(commitments, { kind: CommitmentKind.VISIT, during }) !== null,
      }]; // prettier-ignore
    }),
  );
}
