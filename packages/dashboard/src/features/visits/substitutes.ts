// Who could take the empty seat of a broken visit at the time it had: judged by the lanes, so that it moves with every fact.
import type { LaneVisit } from '#graphql/useDesk.ts';
import type { Times } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';
import { type Lane, type Stretched, covered, meet } from './lanes.ts';
import { type Person, TRAVEL, judge, lengthOf } from './placing.ts';

/** So many names stand beside a broken visit; all others are in its form. */
const FEW = 3;

export interface Substitutes {
  /** Begin of the time it had. */
  from: string;
  /** Who is left and still could; null when nobody is. */
  stays: Person | null;
  /** At work, rested and free, the own district first; empty when nobody is left to go with. */
  free: readonly Person[];
}

export interface Around {
  /** What the lanes know of. */
  within: Stretched;
  now: number;
  /** Everything that is broken: whoever stays there is not taken away from it. */
  broken: readonly LaneVisit[];
}

/** The time a broken visit had, with the way there and back. */
function timeOf(visit: LaneVisit): Stretched {
  const from = Date.parse(visit.lost?.from ?? visit.dueFrom);
  return { from: from - TRAVEL, until: from + lengthOf(visit) + TRAVEL };
}

/** Null for a visit that no absence broke. */
export function substitutesOf(
  visit: LaneVisit,
  lanes: ReadonlyMap<string, Lane>,
  { within, now, broken }: Around,
  words: Words,
  times: Times,
): Substitutes | null {
  const { lost } = visit;
  if (!lost) return null;
  const at = Date.parse(lost.from);
  const span = { from: at, until: at + lengthOf(visit) };
  const could = (lane: Lane): boolean =>
    !judge({ visit, from: null, lane, at }, lanes, now, words, times).hard;
  const needed = new Set(
    broken
      .filter((other) => other.id !== visit.id && other.lost && meet(timeOf(other), timeOf(visit)))
      .map((other) => other.lost!.remaining?.id),
  );
  const suits = (lane: Lane): boolean =>
    !needed.has(lane.id) &&
    covered(span, [...lane.works, ...lane.others.filter(({ kind }) => kind === 'DUTY')]) &&
    !lane.others.some((other) => other.kind === 'REST' && meet(other, span)) &&
    could(lane);
  const left = lost.remaining ? lanes.get(lost.remaining.id) : undefined;
  const known = meet(span, within);
  if (!left || (known && !could(left))) return { from: lost.from, stays: null, free: [] };
  const stays = { id: left.id, name: left.name };
  if (!known) return { from: lost.from, stays, free: [] };
  const near = ({ district }: Lane): number => Number(district.id === visit.district.id);
  const free = [...lanes.values()]
    .filter((lane) => lane.id !== left.id && suits(lane))
    .toSorted((a, b) => near(b) - near(a) || b.freeHours - a.freeHours || a.name.localeCompare(b.name, 'de'))
    .slice(0, FEW)
    .map(({ id, name }) => ({ id, name }));
  return { from: lost.from, stays, free };
}
