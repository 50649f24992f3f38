// What a screen on a wall shows: the whole town in counts, and who is on duty in the words its office chose.
import { demand } from '#access/policy.rules';
import type { Unit } from '#kernel/unit';
import { districtsWithin } from '#districts/districts';
import { RiskLevel } from '#intake/flag.rules';
import { loadsShown } from '#load/load';
import type { Duty } from '#on-call/duty.entity';
import { isComplete } from '#on-call/duty.rules';
import { membersOf, onCall, shiftOf } from '#on-call/duties';
import { named } from './wall.rules';
import { type LevelNumbers, openByLevel, peopleNamed, underWay, withoutPair } from './wall.queries';

const LEVELS = Object.values(RiskLevel);

/** The wall at the moment of `unit`. */
export async function wall(unit: Unit, cursor: string, town: string) {
  demand(unit.viewer, 'wall:read');
  const numbers = await openByLevel(unit);
  const { now: duty, next, gap } = await onCall(unit);
  const visits = await withoutPair(unit);
  const [shown, nextShown] = await dutiesShown(unit, [duty, next]);
  return {
    cursor,
    now: unit.now,
    town,
    name: unit.viewer.name,
    levels: LEVELS.map((level) => ({ level, ...sumOf(numbers.filter((one) => one.level === level)) })),
    districts: await districtsShown(unit, numbers),
    duty: shown ?? null,
    nextDuty: nextShown ?? null,
    gap,
    withoutPair: visits.count,
    withoutPairOverdue: visits.overdue,
    withoutPairDue: visits.firstDue,
    underWay: await underWay(unit),
  };
}

function sumOf(rows: readonly LevelNumbers[]) {
  const sum = (of: 'open' | 'untaken') => rows.reduce((total, row) => total + row[of], 0);
  const since = rows.flatMap(({ untakenSince }) => untakenSince ?? []).sort(Temporal.Instant.compare);
  return { open: sum('open'), untaken: sum('untaken'), untakenSince: since[0] ?? null };
}

async function districtsShown(unit: Unit, numbers: readonly LevelNumbers[]) {
  const all = await districtsWithin(unit, null);
  const loads = await loadsShown(
    unit,
    all.map(({ id }) => id),
  );
  return all.map(({ id, name }) => {
    const mine = numbers.filter((row) => row.districtId === id);
    const highest = LEVELS.find((level) => mine.some((row) => row.level === level)) ?? null;
    const figures = loads.get(id);
    return {
      id,
      name,
      ratio: figures?.ratio ?? null,
      band: figures?.band ?? null,
      overdue: figures?.overdue ?? 0,
      highest,
      highestCount: mine.find((row) => row.level === highest)?.open ?? 0,
      open: sumOf(mine).open,
    };
  });
}

async function dutiesShown(unit: Unit, duties: readonly (Duty | null)[]) {
  const known = await peopleNamed(
    unit,
    duties.flatMap((duty) => (duty ? membersOf(duty) : [])),
  );
  const { naming, language } = unit.viewer;
  return duties.map((duty) =>
    duty
      ? {
          kind: duty.kind,
          from: duty.during.from,
          until: duty.during.until!,
          complete: isComplete(shiftOf(duty)),
          people: membersOf(duty).flatMap((id) => {
            const person = known.get(id);
            return person ? [named(person, naming, language)] : [];
          }),
        }
      : null,
  );
}
