// Reads calendar addresses by the clock: claim, fetch outside of every transaction, note how it ended; and lets busy times take what became free.
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { calendarRow, calendarsDue, claimCalendar, loosened } from './appointments.queries';
import { horizonAt } from './calendar.rules';
import { noteReading, tightenBusy } from './calendars';
import { busyTimes } from './ical-busy';
import { CalendarProblem, CalendarUnreadable } from './ical-lines.rules';

/** The text behind an address. @throws CalendarUnreadable with a code and nothing else. */
export type FetchCalendar = (address: string) => Promise<string>;

export interface CalendarOptions {
  fetch: FetchCalendar;
  /** Says how a reading ended: id and code, never the address. */
  log(level: 'info' | 'warn', message: string, facts: Record<string, unknown>): void;
}

/** So many are asked at once. */
const AT_ONCE = 4;
const MINUTE = 60_000;

interface Ended {
  id: string;
  address: string;
  outcome: BoundedInterval[] | CalendarProblem;
}

/** The scheduler's three parts. */
export function calendarDue({ fetch, log }: CalendarOptions): Due<never>[] {
  const ended: Ended[] = [];
  const flying = new Set<string>();

  async function read(id: string, address: string, horizon: BoundedInterval): Promise<void> {
    try {
      ended.push({ id, address, outcome: busyTimes(await fetch(address), horizon) });
    } catch (error) {
      const problem = error instanceof CalendarUnreadable ? error.problem : CalendarProblem.UNREACHABLE;
      ended.push({ id, address, outcome: problem });
    } finally {
      flying.delete(id);
    }
  }

  const attempt: Due<{ id: string }> = {
    name: 'calendar-reading',
    dueBefore: async (unit) => {
      const room = AT_ONCE - flying.size;
      return room > 0
        ? (await calendarsDue(unit, AT_ONCE)).filter(({ id }) => !flying.has(id)).slice(0, room)
        : [];
    },
    async act(unit, { id }) {
      const address = await claimCalendar(unit, id);
      if (address === null) return;
      flying.add(id);
      setImmediate(() => void read(id, address, horizonAt(unit.now)));
    },
  };

  const note: Due<Ended> = {
    name: 'calendar-outcome',
    dueBefore: async () => ended.splice(0),
    async act(unit, { id, address, outcome }) {
      const calendar = await calendarRow(unit, id);
      // Another address was entered meanwhile: what the old one said is nothing any more.
      if (calendar?.address !== address) return;
      await noteReading(unit, calendar, outcome);
      const failed = typeof outcome === 'string';
      log(failed ? 'warn' : 'info', failed ? 'calendar not read' : 'calendar read', {
        calendar: id,
        ...(failed ? { problem: outcome } : { busyTimes: outcome.length }),
      });
    },
  };

  return [attempt, note, tighten()] as Due<never>[];
}

/** Once a minute: a visit beside a busy time has gone, so the busy time takes its place. */
function tighten(): Due<{ id: string }> {
  let looked = -1;
  return {
    name: 'calendar-tightened',
    dueBefore: async (unit: Unit) => {
      const minute = Math.floor(unit.now.epochMilliseconds / MINUTE);
      if (minute === looked) return [];
      looked = minute;
      return loosened(unit);
    },
    async act(unit, { id }) {
      const calendar = await calendarRow(unit, id);
      if (calendar) await tightenBusy(unit, calendar);
    },
  };
}
