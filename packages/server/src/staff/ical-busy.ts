// Busy times of a calendar within a horizon: every occurrence that takes time, as intervals and nothing else, within bounds.
import { createContext, runInContext } from 'node:vm';
import ICAL from 'ical.js';
import { type BoundedInterval, clip, isEmpty, union } from '#kernel/interval';
import { boundedStart, checkedRule, type Rule } from './ical-recurrence.rules';
import { CalendarProblem, CalendarUnreadable, timeLines } from './ical-lines.rules';
import { dayOf, instantOf, type WallTime } from './ical-zones';

type Component = InstanceType<typeof ICAL.Component>;
type Property = NonNullable<ReturnType<Component['getFirstProperty']>>;

/** A rule that never finds its next time is cut off here. */
const MILLISECONDS_MAX = 1_000;
const EVENTS_MAX = 5_000;
/** Occurrences looked at, of all events together. */
const STEPS_MAX = 100_000;
/** Busy times of four weeks that are still one person's. */
export const BUSY_MAX = 500;

const guard = createContext(Object.create(null) as object, { microtaskMode: 'afterEvaluate' });

/**
 * The busy times of a calendar, cut to the horizon; touching ones are one. Transparent, free and cancelled events take
 * no time.
 * @throws CalendarUnreadable NOT_A_CALENDAR, TOO_LARGE, TOO_OFTEN.
 */
export function busyTimes(text: string, horizon: BoundedInterval): BoundedInterval[] {
  const lines = timeLines(text);
  return within(MILLISECONDS_MAX, () => {
    const budget = { steps: STEPS_MAX };
    const found = calendars(lines).flatMap((calendar) => busyOf(calendar, horizon, budget));
    const busy = union(found);
    if (busy.length > BUSY_MAX) throw new CalendarUnreadable(CalendarProblem.TOO_OFTEN);
    return busy;
  });
}

/** Runs it for a second at most: a library that turns in a circle is stopped, and what it throws is no calendar. */
function within<T>(timeout: number, work: () => T): T {
  try {
    (guard as { work?: () => T }).work = work;
    return runInContext('work()', guard, { timeout }) as T;
  } catch (error) {
    if (error instanceof CalendarUnreadable) throw error;
    const slow = (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw new CalendarUnreadable(slow ? CalendarProblem.TOO_OFTEN : CalendarProblem.NOT_A_CALENDAR);
  }
}

function calendars(lines: readonly string[]): Component[] {
  const parsed = ICAL.parse(lines.join('\r\n')) as unknown[];
  const several = Array.isArray(parsed[0]) ? parsed : [parsed];
  return several.map((one) => new ICAL.Component(one as never));
}

const valueOf = (event: Component, name: string): string =>
  String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
const takesTime = (event: Component): boolean =>
  valueOf(event, 'status') !== 'CANCELLED' &&
  valueOf(event, 'transp') !== 'TRANSPARENT' &&
  valueOf(event, 'x-microsoft-cdo-busystatus') !== 'FREE';

const zoneOf = (property: Property | null): string | null =>
  (property?.getParameter('tzid') as string | undefined) ?? null;
/** What names an occurrence: its instant, or its day. */
const keyOf = (time: WallTime, zone: string | null): string =>
  time.isDate ? dayOf(time).toString() : instantOf(time, zone).toString();

function busyOf(calendar: Component, horizon: BoundedInterval, budget: { steps: number }): BoundedInterval[] {
  const events = calendar.getAllSubcomponents('vevent');
  if (events.length > EVENTS_MAX) throw new CalendarUnreadable(CalendarProblem.TOO_LARGE);
  const byUid = Map.groupBy(events, (event) => String(event.getFirstPropertyValue('uid') ?? ''));
  const busy: BoundedInterval[] = [];
  for (const event of events) {
    const uid = String(event.getFirstPropertyValue('uid') ?? '');
    const changed = uid === '' ? [] : byUid.get(uid)!.filter((one) => one.hasProperty('recurrence-id'));
    for (const span of spansOf(event, changed, horizon, budget)) {
      const inside = isEmpty(span) ? null : clip(span, horizon);
      if (inside) busy.push(inside);
    }
  }
  return busy;
}

function* spansOf(
  component: Component,
  changed: readonly Component[],
  horizon: BoundedInterval,
  budget: { steps: number },
): Generator<BoundedInterval> {
  const ofRange = changed.filter((one) => one.getFirstProperty('recurrence-id')!.getParameter('range'));
  const event = new ICAL.Event(component, {
    exceptions: component.hasProperty('recurrence-id') ? [] : ofRange,
  } as never);
  const zone = zoneOf(component.getFirstProperty('dtstart'));
  if (!component.hasProperty('dtstart')) throw new CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR);
  if (component.hasProperty('recurrence-id') || !event.isRecurring()) {
    if (takesTime(component))
      yield {
        from: instantOf(event.startDate, zone),
        until: instantOf(event.endDate, endZone(component, zone)),
      };
    return;
  }
  const skipped = new Set([...changed.map(originalOf), ...excluded(component, zone)]);
  const ends = endOf(component, zone);
  const iterator = event.iterator(startOf(component, event.startDate, horizon));
  for (let time = iterator.next(); time; time = iterator.next()) {
    if (--budget.steps < 0) throw new CalendarUnreadable(CalendarProblem.TOO_OFTEN);
    const from = instantOf(time, zone);
    if (Temporal.Instant.compare(from, horizon.until) >= 0 || ends(time, from)) return;
    if (skipped.has(keyOf(time, zone)) || skipped.has(dayOf(time).toString())) continue;
    const { startDate, endDate, item } = event.getOccurrenceDetails(time);
    if (takesTime(item.component)) {
      const itsZone = zoneOf(item.component.getFirstProperty('dtstart'));
      yield { from: instantOf(startDate, itsZone), until: instantOf(endDate, itsZone) };
    }
  }
}

/** DTEND may stand in another zone than DTSTART; a duration runs in the zone of the beginning. */
const endZone = (component: Component, zone: string | null): string | null =>
  component.hasProperty('dtend') ? zoneOf(component.getFirstProperty('dtend')) : zone;

function originalOf(changed: Component): string {
  const property = changed.getFirstProperty('recurrence-id')!;
  return keyOf(property.getFirstValue() as unknown as WallTime, zoneOf(property));
}

/** The occurrences that were taken out; a whole day takes out what begins on it. */
const excluded = (component: Component, zone: string | null): string[] =>
  component
    .getAllProperties('exdate')
    .flatMap((property) =>
      (property.getValues() as unknown as WallTime[]).map((time) => keyOf(time, zoneOf(property) ?? zone)),
    );

/**
 * Whether a single rule has ended (UNTIL, itself included). Asked here and not by the library, which takes a zone that
 * the calendar only names for none.
 */
function endOf(component: Component, zone: string | null): (time: WallTime, at: Temporal.Instant) => boolean {
  const rules = rulesOf(component);
  const until = rules[0]?.until as WallTime | null | undefined;
  if (rules.length !== 1 || !until || component.hasProperty('rdate')) return () => false;
  rules[0]!.until = null;
  if (until.isDate) return (time) => Temporal.PlainDate.compare(dayOf(time), dayOf(until)) > 0;
  const last = instantOf(until, zone);
  return (_time, at) => Temporal.Instant.compare(at, last) > 0;
}

const rulesOf = (component: Component) =>
  component
    .getAllProperties('rrule')
    .map((one) => one.getFirstValue() as unknown as Rule & { until: unknown });

/** Where the occurrences are counted from: near the horizon where the rule allows to skip what lies before it. */
function startOf(component: Component, start: WallTime, horizon: BoundedInterval): WallTime {
  const rules = rulesOf(component);
  rules.forEach(checkedRule);
  const [rule] = rules;
  if (rules.length !== 1 || !rule || component.hasProperty('rdate')) return start;
  const first = dayOf(start);
  const days = boundedStart(rule, first, horizon.from).since(first, { largestUnit: 'days' }).days;
  const moved = start.clone();
  if (days > 0) moved.adjust(days, 0, 0, 0);
  return moved;
}
