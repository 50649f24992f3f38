// The instant behind a time of a calendar: its zone by name, else as the calendar describes it, else Europe/Berlin.
import ICAL from 'ical.js';
import { BERLIN, startOfDay } from '#kernel/calendar.rules';

/** A wall time as the calendar library holds it. */
export type WallTime = InstanceType<typeof ICAL.Time>;

const known = new Map<string, string | null>();
const NAMES_MAX = 2_000;

/** The name as the zone database has it, or null; some programs put a path before it. */
function zoneNamed(name: string): string | null {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const tail = /(?:^|\/)([A-Z][A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1];
  const found = [name, tail].find((one) => one !== undefined && isZone(one)) ?? null;
  if (known.size < NAMES_MAX) known.set(name, found);
  return found;
}

function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** The day of a time, or the day itself where it is one. */
export const dayOf = ({ year, month, day }: WallTime): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });

/**
 * The instant of a time. A whole day begins at midnight in Berlin; a time without a zone is the office's own clock.
 * `zoneName` is the TZID as it stands in the calendar.
 */
export function instantOf(time: WallTime, zoneName: string | null): Temporal.Instant {
  if (time.isDate) return startOfDay(dayOf(time));
  const { year, month, day, hour, minute, second } = time;
  const wall = Temporal.PlainDateTime.from(
    { year, month, day, hour, minute, second },
    { overflow: 'constrain' },
  );
  if (time.zone === ICAL.Timezone.utcTimezone) return wall.toZonedDateTime('UTC').toInstant();
  const zone = zoneName === null ? null : zoneNamed(zoneName);
  if (zone) return wall.toZonedDateTime(zone).toInstant();
  const described = time.zone?.component != null;
  return described
    ? Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
    : wall.toZonedDateTime(BERLIN).toInstant();
}
