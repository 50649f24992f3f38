// Visits of a series become due two weeks ahead: each of its days once, whoever comes first, the planner or the clock.
import { dateAt } from '#kernel/calendar.rules';
import type { Unit } from '#kernel/unit';
import { enterVisit } from './plan';
import { daysOfSeries, filledUntil, noteDay } from './series.queries';
import { occurrences, windowOn } from './visit-series.rules';
import type { VisitSeries } from './visit-series.entity';

/** How far ahead visits become due. */
const HORIZON_DAYS = 14;

/** First day that is still too far ahead. */
export const horizon = (now: Temporal.Instant): Temporal.PlainDate =>
  dateAt(now).add({ days: HORIZON_DAYS + 1 });

const latest = (...days: Temporal.PlainDate[]): Temporal.PlainDate =>
  days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b));

/** Makes the visits due that the series has no visit for yet; a window that is over is passed by. The caller holds the series. */
export async function fill(unit: Unit, series: VisitSeries): Promise<void> {
  const last = horizon(unit.now);
  const first = latest(series.filledUntil, series.fromDay, dateAt(unit.now));
  const known = new Set((await daysOfSeries(unit, series.id, first)).map(({ day }) => day.toString()));
  for (const { day, on } of occurrences(series.rhythm, first, last)) {
    if (known.has(day.toString())) continue;
    const due = windowOn(on, { ...series, minutes: series.durationMinutes });
    if (Temporal.Instant.compare(due.until, unit.now) <= 0) continue;
    const { id } = await enterVisit(unit, { ...makingOf(series), dueFrom: due.from, dueUntil: due.until });
    await noteDay(unit, series.id, day, id);
  }
  await filledUntil(unit, series.id, latest(last, series.filledUntil));
}

/** What each visit of the series is. */
export const makingOf = (series: VisitSeries) => ({
  districtId: series.district.id,
  kind: series.kind.code,
  urgency: series.urgency,
  duration: Temporal.Duration.from({ minutes: series.durationMinutes }),
  place: series.placeKind
    ? { kind: series.placeKind, address: series.placeAddress ?? null, note: series.placeNote ?? null }
    : null,
  contactPhone: series.contactPhone ?? null,
  announced: series.announced,
  language: series.language ?? null,
  purposeCode: series.purpose?.code ?? null,
  note: series.note ?? null,
  householdId: series.household?.id ?? null,
});
