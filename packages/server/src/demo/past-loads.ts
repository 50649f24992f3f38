// The loads of the last 30 days: invented, but of the same parts as today's, so that a trend has something to show.
import { atTime, isWorkingDay, startOfDay, workingDays } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { Figures } from '#load/figures.rules';
import { LoadPart } from '#load/ledger.rules';
import { utilisationOf } from '#load/utilisation.rules';
import type { Chance } from './chance';
import type { PastFact } from './rows';

const DAYS = 30;
/** When the figures moved on a working day, besides midnight. */
const TIMES = ['09:20', '14:10'] as const;

/** How a district came to where it is today: a slow drift, and days that differ. */
interface Drift {
  work: number;
  away: number;
}

/** Facts that lead to today's figures, oldest first. */
export function pastLoads(
  chance: Chance,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
  loads: ReadonlyMap<string, Figures>,
): PastFact[] {
  return [...loads].flatMap(([districtId, figures]) => {
    const mine = chance.fork(districtId);
    const drift = { work: mine.between(-22, 8) / 100, away: mine.between(-8, 8) / 10 };
    return Array.from({ length: DAYS }, (_, at) => DAYS - at).flatMap((back) => {
      const date = today.subtract({ days: back });
      const times = isWorkingDay(date)
        ? TIMES.map((time) => atTime(date, Temporal.PlainTime.from(time)))
        : [];
      return [startOfDay(date), ...times]
        .filter((at) => Temporal.Instant.compare(at, now) < 0)
        .map((occurredAt) => ({
          kind: FactKind.DISTRICT_LOAD_CHANGED,
          districtId,
          subject: { type: 'DISTRICT' as const, id: districtId },
          figures: figuresOf(figures, drift, back, date, mine),
          occurredAt,
        }));
    });
  });
}

function figuresOf(
  now: Figures,
  drift: Drift,
  back: number,
  date: Temporal.PlainDate,
  chance: Chance,
): Figures {
  const share = (back / DAYS) * drift.work;
  const noise = chance.between(-5, 5) / 100;
  const away = Math.max(0, chance.between(-4, 10) + drift.away * 4);
  const parts = now.parts.map(({ part, hours }) => {
    if (part === LoadPart.STANDING_HOURS) return { part, hours: hours * (1 + share) };
    if (part === LoadPart.VISITS)
      return { part, hours: Math.max(0, Math.round(hours * (1 + share + noise * 4))) };
    if (part === LoadPart.OPEN_FLAGS) return { part, hours: (chance.between(0, 3) * 80) / 60 };
    return part === LoadPart.ABSENCES ? { part, hours: Math.min(0, hours / 2 - away) } : { part, hours };
  });
  const days = workingDays(date, 5);
  const hours = utilisationOf(parts, { standing: { hours: 0, asOf: date }, today: date });
  return {
    ...hours,
    standingHoursAsOf: date.toString(),
    from: days[0]!.toString(),
    until: days.at(-1)!.toString(),
    overdue: chance.happens(0.25) ? chance.between(1, 2) : 0,
    dueSoon: chance.between(0, 3),
    overhead: now.overhead,
  };
}
