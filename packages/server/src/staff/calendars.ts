// Calendars of people: a file read at once, an address read by the clock; their busy times replace the earlier ones whole.
import { demand, require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { type BoundedInterval, union } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';
import { lockTime } from './appointments';
import {
  busyClashes,
  calendarRow,
  calendarsOf,
  forgetBusyBefore,
  keptBusy,
  writeBusy,
} from './appointments.queries';
import { Calendar } from './calendar.entity';
import {
  CalendarSource,
  checkedAddress,
  horizonAt,
  nextReading,
  piecesOf,
  shownAddress,
} from './calendar.rules';
import { CommitmentKind, LAYERS, layersMeet } from './commitment.rules';
import { lockPeople, takenWithin } from './commitments';
import { busyTimes } from './ical-busy';
import { type CalendarProblem, CalendarUnreadable } from './ical-lines.rules';
import { placeToday } from './professionals';

/** The calendars of a person, without their addresses; for whoever may enter appointments of that person. */
export async function calendars(unit: Unit, professionalId: string): Promise<Calendar[]> {
  demand(unit.viewer, 'appointment:write');
  if (!isId(professionalId)) return [];
  const place = await placeToday(unit, professionalId).catch(() => null);
  if (!place) return [];
  const about = { districtId: place.districtId, own: professionalId === unit.viewer.professionalId };
  demand(unit.viewer, 'appointment:write', about);
  return calendarsOf(unit, professionalId);
}

/** One calendar as it is now, no right asked; null when it is gone. */
export const calendarById = calendarRow;

/** What may be shown of its address: the host; null for a file. */
export const hostOf = ({ address }: Calendar): string | null => (address ? shownAddress(address) : null);

/** Busy times that are not over. */
export const busyCount = async (unit: Unit, { id }: Calendar): Promise<number> =>
  (await keptBusy(unit, id, unit.now)).length;

/** Where they meet visits and duties of the person. */
export const clashesOf = (unit: Unit, { id }: Calendar) => busyClashes(unit, id);

/** Busy times that are over so long are forgotten. */
const KEPT_DAYS = 28;

const BECAUSE: Partial<Record<CalendarProblem, string>> = {
  TOO_LARGE: 'CALENDAR_TOO_LARGE',
  TOO_OFTEN: 'CALENDAR_TOO_OFTEN',
};

/** Takes the busy times of a file for the next 28 days; those of the file before are gone. @throws Refusal FORBIDDEN, NOT_FOUND (professionalId), INVALID (content). */
export async function importCalendar(
  unit: Unit,
  asked: { professionalId: string; content: string },
): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  await lockTime(unit, asked.professionalId, 'professionalId');
  const busy = readOrRefuse(asked.content, horizonAt(unit.now));
  const calendar = await calendarOf(unit, asked.professionalId, CalendarSource.FILE, null);
  await noteReading(unit, calendar, busy);
  return { id: calendar.id };
}

function readOrRefuse(content: string, horizon: BoundedInterval): BoundedInterval[] {
  try {
    return busyTimes(content, horizon);
  } catch (error) {
    if (!(error instanceof CalendarUnreadable)) throw error;
    throw new Refusal(ErrorCode.INVALID, {
      field: 'content',
      words: { because: BECAUSE[error.problem] ?? 'NOT_A_CALENDAR' },
    });
  }
}

/** Reads an address from now on, at once and every half hour; an earlier one is replaced with its busy times. @throws Refusal FORBIDDEN, NOT_FOUND (professionalId), INVALID (address). */
export async function setCalendarAddress(
  unit: Unit,
  asked: { professionalId: string; address: string },
): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const address = checkedAddress(asked.address);
  const { districtId } = await lockTime(unit, asked.professionalId, 'professionalId');
  const calendar = await calendarOf(unit, asked.professionalId, CalendarSource.ADDRESS, address);
  if (calendar.address !== address) await forgetAll(unit, calendar, districtId);
  Object.assign(calendar, { address, nextAt: unit.now, problem: null });
  tell(unit, FactKind.CALENDAR_CHANGED, calendar, districtId, [{ field: 'address', from: null, to: 'SET' }]);
  return { id: calendar.id };
}

/** Reads the address now instead of by the clock. @throws Refusal FORBIDDEN, NOT_FOUND (id), INVALID (id) for a file. */
export async function readCalendar(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const { calendar, districtId } = await held(unit, id);
  if (calendar.source === CalendarSource.FILE) throw new Refusal(ErrorCode.INVALID, { field: 'id' });
  calendar.nextAt = unit.now;
  tell(unit, FactKind.CALENDAR_CHANGED, calendar, districtId, [
    { field: 'nextAt', from: null, to: unit.now.toString() },
  ]);
  return { id };
}

/** Forgets a calendar with its address and all busy times it brought. @throws Refusal FORBIDDEN, NOT_FOUND (id). */
export async function removeCalendar(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const { calendar, districtId } = await held(unit, id);
  await forgetAll(unit, calendar, districtId);
  tell(unit, FactKind.CALENDAR_CHANGED, calendar, districtId, [
    { field: 'source', from: calendar.source, to: null },
  ]);
  unit.em.remove(calendar);
  return { id };
}

/** Forgets all busy times of a calendar; what is not over is told. */
async function forgetAll(unit: Unit, calendar: Calendar, districtId: string): Promise<void> {
  const all = await keptBusy(unit, calendar.id, Temporal.Instant.fromEpochMilliseconds(0));
  const left = all.filter(({ during }) => Temporal.Instant.compare(during.until, unit.now) > 0);
  await writeBusy(unit, keysOf(calendar), { gone: all.map((one) => one.id), fresh: [] });
  calendar.readAt = null;
  const from = spans(left.map(({ during }) => during));
  if (from)
    tell(unit, FactKind.CALENDAR_READ, calendar, districtId, [{ field: 'busyTimes', from, to: null }]);
}

/**
 * Notes how a reading ended, in one transaction with its busy times: what is the same stays, what is gone or new is told.
 * A failure leaves the earlier ones as they are. The person is locked here.
 */
export async function noteReading(
  unit: Unit,
  calendar: Calendar,
  outcome: BoundedInterval[] | CalendarProblem,
): Promise<void> {
  const failed = typeof outcome === 'string';
  const before = calendar.problem;
  const change = failed ? [] : await holdBusy(unit, calendar, outcome, horizonAt(unit.now).from);
  calendar.problem = failed ? outcome : null;
  calendar.askedAt = unit.now;
  if (calendar.source === CalendarSource.ADDRESS)
    calendar.nextAt = nextReading(unit.now, calendar.readAt, failed);
  if (!failed) calendar.readAt = unit.now;
  await forgetBusyBefore(unit, calendar.id, unit.now.subtract({ hours: 24 * KEPT_DAYS }));
  if (before !== calendar.problem) change.push({ field: 'problem', from: before, to: calendar.problem });
  if (change.length > 0) await tellRead(unit, calendar, change);
}

/** Lets the busy times take what has become free since. */
export async function tightenBusy(unit: Unit, calendar: Calendar): Promise<void> {
  const kept = await keptBusy(unit, calendar.id, unit.now);
  const change = await holdBusy(unit, calendar, union(kept.map(({ during }) => during)), unit.now);
  if (change.length > 0) await tellRead(unit, calendar, change);
}

type Moved = { field: string; from: string | null; to: string | null };

/** Busy times from a time on, replaced whole: they take what is free, and stand beside what is not. */
async function holdBusy(
  unit: Unit,
  calendar: Calendar,
  busy: BoundedInterval[],
  from: Temporal.Instant,
): Promise<Moved[]> {
  const { professionalId } = keysOf(calendar);
  await lockPeople(unit, [professionalId]);
  await unit.em.flush();
  const kept = await keptBusy(unit, calendar.id, from);
  const own = new Set(kept.map(({ id }) => id));
  const until = busy.at(-1)?.until ?? from;
  const taken =
    Temporal.Instant.compare(until, from) > 0
      ? await takenWithin(unit, [professionalId], { from, until })
      : [];
  const others = taken.filter(
    ({ sourceType, sourceId }) =>
      layersMeet(LAYERS[sourceType], LAYERS[CommitmentKind.APPOINTMENT]) && !own.has(sourceId),
  );
  const pieces = new Map(
    piecesOf(
      busy,
      others.map(({ during }) => during),
    ).map((one) => [keyOf(one), one]),
  );
  const gone = kept.filter((one) => !pieces.delete(keyOf(one)));
  const fresh = [...pieces.values()];
  await writeBusy(unit, keysOf(calendar), { gone: gone.map(({ id }) => id), fresh });
  const change = [
    {
      field: 'busyTimes',
      from: spans(gone.map(({ during }) => during)),
      to: spans(fresh.map(({ during }) => during)),
    },
    {
      field: 'beside',
      from: spans(gone.filter(({ held: is }) => !is).map(({ during }) => during)),
      to: spans(fresh.filter(({ held: is }) => !is).map(({ during }) => during)),
    },
  ];
  return change.filter((one) => one.from !== one.to);
}

const keyOf = ({ during, held: is }: { during: BoundedInterval; held: boolean }) =>
  `${during.from} ${during.until} ${is}`;
const spans = (all: readonly BoundedInterval[]): string | null =>
  all.map(({ from, until }) => `${from}/${until}`).join(', ') || null;
const keysOf = ({ id, professional }: Calendar) => ({ calendarId: id, professionalId: professional.id });

/** The calendar of a person and source, made where there is none. The person is locked. */
async function calendarOf(
  unit: Unit,
  professionalId: string,
  source: CalendarSource,
  address: string | null,
): Promise<Calendar> {
  const known = (await calendarsOf(unit, professionalId)).find((one) => one.source === source);
  if (known) return known;
  const calendar = unit.em.create(Calendar, {
    professional: professionalId,
    ...{ source, address, askedAt: null, readAt: null, problem: null, nextAt: null },
  });
  await unit.em.flush();
  return calendar;
}

async function held(unit: Unit, id: string): Promise<{ calendar: Calendar; districtId: string }> {
  const found = await calendarRow(unit, id);
  if (!found) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  const { districtId } = await lockTime(unit, found.professional.id, 'id');
  const calendar = await calendarRow(unit, id);
  if (!calendar) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  return { calendar, districtId };
}

const tellRead = async (unit: Unit, calendar: Calendar, change: Moved[]): Promise<void> =>
  tell(
    unit,
    FactKind.CALENDAR_READ,
    calendar,
    (await placeToday(unit, calendar.professional.id)).districtId,
    change,
  );

function tell(
  unit: Unit,
  kind: FactKind,
  { id, professional }: Calendar,
  districtId: string,
  change: Moved[],
): void {
  unit.record({ kind, districtId, subject: { type: 'CALENDAR', id }, people: [professional.id], change });
}
