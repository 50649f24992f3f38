// Key figures of a time for tools and leadership: open cases count as open, no median hides them, small numbers are not said.
import { demand, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import { type Count, exactCount, guardedCount, guardedCounts } from '#kernel/counts.rules';
import { Failure } from '#kernel/failure';
import { earlier } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { type FlagOfTime, flagsOfTime, visitsOfTime } from './key-figures.queries';
import { waitingMedian, type Watched } from './waiting-time.rules';

/** Widest time of one question. */
const MOST_DAYS = 1100;
const DAY = 86_400_000;
const LEVELS = ['ACUTE', 'HIGH', 'MEDIUM', 'LOW'] as const;

/** Cells of one total, exact or guarded. */
type Cells = (cells: readonly number[]) => { cells: Count[]; total: Count };

const exactCells: Cells = (cells) => ({
  cells: cells.map(exactCount),
  total: exactCount(cells.reduce((sum, cell) => sum + cell, 0)),
});

const duration = (milliseconds: number | null): Temporal.Duration | null =>
  milliseconds === null
    ? null
    : Temporal.Duration.from({ seconds: Math.round(milliseconds / 1000) }).round({ largestUnit: 'hours' });

/** Until something came, for all flags of the time; what ended without it waited up to its end. */
function waiting(flags: readonly FlagOfTime[], came: (flag: FlagOfTime) => number | null, cells: Cells) {
  const cases = flags.map((flag): Watched & { otherwise: boolean } => {
    const at = came(flag);
    if (at !== null) return { milliseconds: at, came: true, otherwise: false };
    return { milliseconds: flag.resolved ?? flag.watched, came: false, otherwise: flag.resolved !== null };
  });
  const numbers = [
    cases.filter((one) => one.came).length,
    cases.filter((one) => !one.came && !one.otherwise).length,
    cases.filter((one) => one.otherwise).length,
  ];
  const [cameCount, open, otherwise] = cells(numbers).cells as [Count, Count, Count];
  const { median, longerThan } = waitingMedian(cases);
  // A median of very few would be the time of one of them.
  const said = !cameCount.suppressed;
  return {
    median: said ? duration(median) : null,
    longerThan: said ? duration(longerThan) : null,
    came: cameCount,
    open,
    otherwise,
  };
}

/**
 * Figures of the flags raised within a time, as things stood at its end (or now), and of its visits.
 * @throws BAD_USER_INPUT when the time is empty, begins in the future, or is wider than 1100 days.
 */
export async function keyFigures(unit: Unit, from: Temporal.Instant, asked: Temporal.Instant) {
  demand(unit.viewer, 'board:read');
  const until = earlier(asked, unit.now);
  const width = until.epochMilliseconds - from.epochMilliseconds;
  if (width <= 0 || width > MOST_DAYS * DAY)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'until' }));
  const counted = { from, until, districtIds: withinDistricts(unit.viewer, null) };
  const flags = await flagsOfTime(unit, counted);
  const visits = await visitsOfTime(unit, counted);
  const guarded = seesCountsOnly(unit.viewer);
  const cells: Cells = guarded ? guardedCounts : exactCells;
  const count = guarded ? guardedCount : exactCount;
  const byLevel = cells(LEVELS.map((level) => flags.filter((flag) => flag.level === level).length));
  const [acute, high, medium, low] = byLevel.cells as [Count, Count, Count, Count];
  const made = cells([visits.safe, visits.notSafe, visits.unknown]);
  const [yes, no, unknown] = made.cells as [Count, Count, Count];
  return {
    from,
    until,
    flagsRaised: { acute, high, medium, low, total: byLevel.total },
    // Beside its total it is a cell of two: untaken at some time, and never.
    flagsUntaken: cells([
      flags.filter((flag) => flag.untaken).length,
      flags.filter((flag) => !flag.untaken).length,
    ]).cells[0]!,
    untilTaken: waiting(flags, (flag) => flag.taken, cells),
    untilFirstVisit: waiting(flags, (flag) => flag.visited, cells),
    untilResolved: waiting(flags, (flag) => flag.resolved, cells),
    visitsDone: made.total,
    visitsMissed: count(visits.missed),
    visitsCancelled: count(visits.cancelled),
    childSafeNow: { yes, no, unknown },
  };
}
