// What the clock brings to the duty: the hand-over when it happens, and the alarm while a pair is missing.
import { contains, overlaps, sameInterval, type BoundedInterval } from '#kernel/interval';
import { dateAt, officeHours } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { Duty, GapAlarm } from './duty.entity';
import { DutyKind, type Gap, gaps, handovers, horizonEnd, LONGEST_HOURS } from './duty.rules';
import { dutiesWithin } from './duties.queries';
import { membersOf, shiftOf } from './duties';
import { lockDuties } from './locks';

const { compare } = Temporal.Instant;

interface TakenOver {
  id: string;
  at: Temporal.Instant;
}

/** Who took over since the last hand-over that was told, in order; at first only who answers now. */
async function untold(unit: Unit): Promise<TakenOver[]> {
  const [last] = await unit.em.find(
    Duty,
    { handedOverAt: { $ne: null } },
    { orderBy: { handedOverAt: 'desc', id: 'asc' }, limit: 1 },
  );
  const from = last?.handedOverAt ?? unit.now.subtract({ hours: LONGEST_HOURS });
  const span = { from, until: unit.now.add({ milliseconds: 1 }) };
  const found = handovers((await dutiesWithin(unit, span)).map(shiftOf), span)
    .flatMap(({ at, to }) => (to ? [{ id: to.id, at }] : []))
    .filter(({ id, at }) => id !== last?.id || !at.equals(from))
    // One seat less can make another duty answer from before the last hand-over: it takes over now.
    .map(({ id, at }) => ({ id, at: last && compare(at, from) <= 0 ? unit.now : at }));
  return last ? found : found.slice(-1);
}

/** Somebody else answers from now on: told once, when it happens. */
const handOver: Due<TakenOver> = {
  name: 'duty-hand-over',
  dueBefore: untold,
  async act(unit, { id }) {
    await lockDuties(unit);
    const found = (await untold(unit)).find((one) => one.id === id);
    if (!found) return;
    const duty = await unit.em.findOneOrFail(Duty, { id }, { populate: ['seats'] });
    duty.handedOverAt = found.at;
    unit.record({
      kind: FactKind.ON_CALL_HANDED_OVER,
      districtId: null,
      subject: { type: 'DUTY', id },
      people: membersOf(duty),
      change: [{ field: 'kind', from: null, to: duty.kind }],
      occurredAt: found.at,
    });
  },
};

type GapChange = { open: Gap } | { close: string } | { fit: string; gap: Gap };

/** Alarms whose gap is filled, alarms whose gap has another end now, gaps that nobody was told of. One alarm a gap. */
async function changes(unit: Unit): Promise<GapChange[]> {
  const span = { from: unit.now, until: horizonEnd(unit.now) };
  const untold = gaps((await dutiesWithin(unit, span)).map(shiftOf), span);
  const alarms = await unit.em.find(
    GapAlarm,
    { closedAt: null },
    { orderBy: { openedAt: 'asc', id: 'asc' } },
  );
  const closed: GapChange[] = [];
  const fitted: GapChange[] = [];
  for (const alarm of alarms) {
    const at = untold.findIndex((gap) => gap.half === alarm.half && overlaps(gap, alarm.during));
    const [gap] = at < 0 ? [] : untold.splice(at, 1);
    if (!gap) closed.push({ close: alarm.id });
    else if (!sameInterval(fitTo(alarm, gap, unit.now), alarm.during)) fitted.push({ fit: alarm.id, gap });
  }
  return [...closed, ...fitted, ...untold.map((gap) => ({ open: gap }))];
}

/** A gap that runs keeps its beginning: the rules were asked from now on. */
const fitTo = ({ during }: GapAlarm, { from, until }: Gap, now: Temporal.Instant): BoundedInterval => ({
  from: compare(from, now) <= 0 && compare(during.from, from) < 0 ? during.from : from,
  until,
});

const gapAlarm: Due<GapChange> = {
  name: 'duty-gap',
  dueBefore: changes,
  async act(unit, change) {
    await lockDuties(unit);
    // Looked at again behind the lock: somebody may have filled it, or another process told of it.
    const still = await changes(unit);
    if ('close' in change) {
      if (still.some((one) => 'close' in one && one.close === change.close)) await close(unit, change.close);
    } else if ('fit' in change) {
      const found = still.find((one) => 'fit' in one && one.fit === change.fit);
      if (found && 'fit' in found) await fit(unit, found.fit, found.gap);
    } else if (
      still.some(
        (one) => 'open' in one && one.open.half === change.open.half && sameInterval(one.open, change.open),
      )
    )
      open(unit, change.open);
  },
};

/** In office hours a pair at the desk is missing, else one on call. */
function kindOf({ from }: BoundedInterval): DutyKind {
  const hours = officeHours(dateAt(from));
  return hours && contains(hours, from) ? DutyKind.DUTY_DESK : DutyKind.ON_CALL;
}

function open(unit: Unit, { from, until, half }: Gap): void {
  const alarm = unit.em.create(GapAlarm, {
    kind: kindOf({ from, until }),
    during: { from, until },
    half,
    openedAt: unit.now,
    closedAt: null,
  });
  unit.record({
    kind: FactKind.ON_CALL_GAP_OPENED,
    districtId: null,
    subject: { type: 'ON_CALL', id: alarm.id },
    change: [{ field: 'gap', from: null, to: `${from}/${until}` }],
  });
}

/** No fact: the alarm was told of, and who asks sees the gap as it is. */
async function fit(unit: Unit, id: string, gap: Gap): Promise<void> {
  const alarm = await unit.em.findOneOrFail(GapAlarm, { id });
  alarm.during = fitTo(alarm, gap, unit.now);
}

async function close(unit: Unit, id: string): Promise<void> {
  const alarm = await unit.em.findOneOrFail(GapAlarm, { id });
  alarm.closedAt = unit.now;
  unit.record({
    kind: FactKind.ON_CALL_GAP_CLOSED,
    districtId: null,
    subject: { type: 'ON_CALL', id },
    change: [{ field: 'gap', from: `${alarm.during.from}/${alarm.during.until}`, to: null }],
  });
}

export const onCallDue: Due<never>[] = [handOver, gapAlarm] as Due<never>[];
