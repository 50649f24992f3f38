// A visit that comes again: planned, changed from a day on, ended with a day. What has a pair is never taken away.
import { require } from '#access/policy.rules';
import { dateAt } from '#kernel/calendar.rules';
import { checkedReferences } from '#kernel/external-reference.input';
import { type Change, FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { nameForeign } from '#staff/external-references';
import { hold, judged } from './change';
import { fill, makingOf } from './fill-series';
import { callOff, checkedMaking, type Making } from './plan';
import { daysOfSeries, handOver, lockedSeries } from './series.queries';
import { fitsTheWindow, OnHoliday } from './visit-series.rules';
import { VisitSeries } from './visit-series.entity';

/** When a series comes again, as somebody says it. */
export interface Again {
  weekdays: readonly number[];
  everyWeeks?: number | null;
  opens: Temporal.PlainTime;
  closes: Temporal.PlainTime;
  onHoliday?: OnHoliday | null;
  /** First day without; null is open. */
  until?: Temporal.PlainDate | null;
}
export interface PlanSeries extends Making, Again {
  from: Temporal.PlainDate;
  externalReferences?: { system: string; id: string }[] | null;
}
interface FromDay {
  seriesId: string;
  from: Temporal.PlainDate;
  expectedVersion?: number | null;
}
/** What is absent stays; `until: null` opens the end. District and household stay: another family is another series. */
export type ChangeSeries = FromDay & Partial<Omit<PlanSeries, 'from' | 'districtId' | 'householdId'>>;

/** A series and what was kept of its visits. */
export type SeriesDone = { id: string; kept: string[] };

const MOST_WEEKS = 12;
const CHANGED = 'SERIES_CHANGED';

/**
 * Plans a series; its visits of the next two weeks are due at once.
 * @throws Refusal FORBIDDEN, NOT_FOUND (districtId, householdId), INVALID, IN_THE_PAST (from), END_BEFORE_START (until, closes).
 */
export async function planSeries(unit: Unit, input: PlanSeries): Promise<SeriesDone> {
  require(unit.viewer, 'visit:plan', { districtId: input.districtId }, 'districtId');
  demandToday(unit, input.from);
  const names = checkedReferences(input.externalReferences);
  const series = await begin(unit, input, { counted: input.from, follows: null });
  nameForeign(unit, 'VISIT_SERIES', series.id, names);
  record(unit, FactKind.SERIES_PLANNED, series, told(series, null));
  await fill(unit, series);
  return { id: series.id, kept: [] };
}

/**
 * From a day on the series goes on in another way, as a series of its own that follows it. Its visits from that day on
 * that nobody has touched are called off and planned anew; those with a pair, or changed by hand, are kept and named.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, IN_THE_PAST (from), WRONG_STATE and what {@link planSeries} asks for.
 */
export async function changeSeries(unit: Unit, input: ChangeSeries): Promise<SeriesDone> {
  require(unit.viewer, 'visit:plan');
  const old = await heldSeries(unit, input);
  const from = later(input.from, old.fromDay);
  const said = { ...makingOf(old), ...againOf(old) };
  for (const [field, value] of Object.entries(input) as [string, never][])
    if (value !== undefined && (value !== null || field === 'until')) Object.assign(said, { [field]: value });
  const anew = input.everyWeeks !== undefined && input.everyWeeks !== null;
  end(old, from, unit.now);
  await unit.em.flush();
  const series = await begin(unit, { ...said, from }, { counted: anew ? from : old.counted, follows: old });
  const kept = await clear(unit, old, from, series);
  record(unit, FactKind.SERIES_CHANGED, series, [
    { field: 'series', from: old.reference, to: series.reference },
    ...told(series, old),
  ]);
  await fill(unit, series);
  return { id: series.id, kept };
}

/**
 * The first day without: untouched visits from it on are called off, those with a pair are kept and named.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, IN_THE_PAST (from), WRONG_STATE.
 */
export async function endSeries(unit: Unit, input: FromDay): Promise<SeriesDone> {
  require(unit.viewer, 'visit:plan');
  const series = await heldSeries(unit, input);
  const before = series.untilDay ?? null;
  const from = later(input.from, series.fromDay);
  end(series, from, unit.now);
  const kept = await clear(unit, series, from, null);
  record(unit, FactKind.SERIES_ENDED, series, [
    { field: 'until', from: before?.toString() ?? null, to: from.toString() },
  ]);
  return { id: series.id, kept };
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b;

const againOf = (series: VisitSeries) => ({
  weekdays: series.rhythm.weekdays,
  everyWeeks: series.everyWeeks,
  opens: series.opens,
  closes: series.closes,
  onHoliday: series.onHoliday,
  until: series.untilDay ?? null,
});

function demandToday(unit: Unit, from: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(from, dateAt(unit.now)) < 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'from' });
}

async function heldSeries(unit: Unit, { seriesId, from, expectedVersion }: FromDay): Promise<VisitSeries> {
  const series = await lockedSeries(unit, seriesId);
  if (!series) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'seriesId' });
  require(unit.viewer, 'visit:plan', { districtId: series.district.id }, 'seriesId');
  if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== series.version)
    throw new Refusal(ErrorCode.CONFLICT, {
      field: 'expectedVersion',
      details: { currentVersion: series.version },
      words: { subject: series.reference },
    });
  demandToday(unit, from);
  if (series.untilDay && Temporal.PlainDate.compare(from, series.untilDay) >= 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'from', words: { because: 'SERIES_OVER' } });
  return series;
}

function end(series: VisitSeries, day: Temporal.PlainDate, now: Temporal.Instant): void {
  series.untilDay = day;
  series.updatedAt = now;
}

/** A new row from all that is said of it. */
async function begin(
  unit: Unit,
  input: PlanSeries,
  { counted, follows }: { counted: Temporal.PlainDate; follows: VisitSeries | null },
): Promise<VisitSeries> {
  const made = await checkedMaking(unit, input);
  const weekdays = checkedWeekdays(input.weekdays);
  const everyWeeks = input.everyWeeks ?? 1;
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > MOST_WEEKS)
    throw new Refusal(ErrorCode.INVALID, { field: 'everyWeeks', words: { because: 'EVERY_WEEKS', limit: `1–${MOST_WEEKS}` } }); // prettier-ignore
  const { opens, closes, from } = input;
  if (!fitsTheWindow({ opens, closes, minutes: made.durationMinutes }))
    throw new Refusal(ErrorCode.INVALID, { field: 'closes', words: { because: 'WINDOW' } });
  const until = input.until ?? null;
  if (until && Temporal.PlainDate.compare(until, from) <= 0)
    throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  const series = unit.em.create(VisitSeries, {
    ...made,
    weekdays: weekdays.join(','),
    everyWeeks,
    counted,
    opens,
    closes,
    onHoliday: input.onHoliday ?? OnHoliday.SKIP,
    fromDay: from,
    untilDay: until,
    filledUntil: from,
    follows: follows ? unit.em.getReference(VisitSeries, follows.id) : null,
    plannedBy: unit.viewer.principal,
    createdAt: unit.now,
    updatedAt: unit.now,
  } as never);
  await unit.em.flush();
  return series;
}

function checkedWeekdays(said: readonly number[]): number[] {
  const days = [...new Set(said)].sort();
  const fits = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (days.length === 0 || days.length < said.length || !fits)
    throw new Refusal(ErrorCode.INVALID, { field: 'weekdays', words: { because: 'WEEKDAYS' } });
  return days;
}

/** Calls off what nobody has touched from a day on; what stays goes to the series that follows. @returns the open ones that stay. */
async function clear(
  unit: Unit,
  series: VisitSeries,
  from: Temporal.PlainDate,
  follower: VisitSeries | null,
): Promise<string[]> {
  const kept: string[] = [];
  const stays: string[] = [];
  for (const { visitId } of await daysOfSeries(unit, series.id, from)) {
    const held = await hold(unit, visitId, null);
    const { state, version } = held.visit;
    if (state === 'DUE' && version === 1) {
      const act = { do: 'CANCEL' as const, by: unit.viewer.principal, urgentFlagOpen: false };
      await callOff(unit, held, judged(held, act, unit.now), CHANGED);
      continue;
    }
    stays.push(visitId);
    if (state !== 'DONE' && state !== 'CANCELLED') kept.push(visitId);
  }
  if (follower && stays.length > 0) await handOver(unit, series.id, follower.id, stays);
  return kept;
}

/** What of a series is said in the log: nothing of place, family or talk. */
function told(series: VisitSeries, before: VisitSeries | null): Change[] {
  const fields = (one: VisitSeries): Record<string, string | null> => ({
    kind: one.kind.code,
    urgency: one.urgency,
    duration: `PT${one.durationMinutes}M`,
    weekdays: one.weekdays,
    everyWeeks: `${one.everyWeeks}`,
    opens: one.opens.toString(),
    closes: one.closes.toString(),
    onHoliday: one.onHoliday,
    from: one.fromDay.toString(),
    ...(before ? {} : { until: one.untilDay?.toString() ?? null }),
  });
  const was = before ? fields(before) : {};
  return Object.entries(fields(series))
    .map(([field, to]) => ({ field, from: was[field] ?? null, to }))
    .filter((change) => change.from !== change.to);
}

function record(unit: Unit, kind: FactKind, series: VisitSeries, change: Change[]): void {
  unit.record({
    kind,
    districtId: series.district.id,
    subject: { type: 'VISIT_SERIES', id: series.id },
    change,
  });
}
