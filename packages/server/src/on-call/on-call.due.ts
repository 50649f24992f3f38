// What the clock brings to the duty: the hand-over when it happens, and the alarm while a pair is missing.
import { contains, overlaps, type BoundedInterval } from '#kernel/interval';
import { dateAt, officeHours } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { Duty, GapAlarm } from './duty.entity';
import { DutyKind, type Gap, gaps, horizonEnd } from './duty.rules';
import { dutiesWithin } from './duties.queries';
import { membersOf, shiftOf } from './duties';

/** A duty that began: told once. */
const handOver: Due<string> = {
  name: 'duty-hand-over',
  dueBefore: async ({ em, now }) =>
    (await em.execute<{ id: string }[]>('select id from duty where handed_over_at is null and lower(during) <= ?::timestamptz order by lower(during), id limit 100', [now.toString()])).map(({ id }) => id),
  async act(unit, id) {
    const duty = await unit.em.findOne(Duty, { id, handedOverAt: null }, { populate: ['seats'] });
    if (!duty) return;
    duty.handedOverAt = unit.now;
    unit.record({
      kind: FactKind.ON_CALL_HANDED_OVER,
      districtId: null,
      subject: { type: 'DUTY', id },
      people: membersOf(duty),
      change: [{ field: 'kind', from: null, to: duty.kind }],
      occurredAt: duty.during.from,
    });
  },
};

type GapChange = { open: Gap } | { close: string };

/** Gaps that nobody was told of, and alarms whose gap is filled. */
async function changes(unit: Unit): Promise<GapChange[]> {
  const span = { from: unit.now, until: horizonEnd(unit.now) };
  const found = gaps((await dutiesWithin(unit, span)).map(shiftOf), span);
  const open = await unit.em.find(GapAlarm, { closedAt: null });
  const fits = (alarm: GapAlarm, gap: Gap) => alarm.half === gap.half && overlaps(alarm.during, gap);
  return [
    ...open.filter((alarm) => !found.some((gap) => fits(alarm, gap))).map(({ id }) => ({ close: id })),
    ...found.filter((gap) => !open.some((alarm) => fits(alarm, gap))).map((gap) => ({ open: gap })),
  ];
}

const gapAlarm: Due<GapChange> = {
  name: 'duty-gap',
  dueBefore: changes,
  async act(unit, change) {
    if ('close' in change) return close(unit, change.close);
    const still = (await changes(unit)).some((one) => 'open' in one && one.open.half === change.open.half && overlaps(one.open, change.open));
    if (still) open(unit, change.open);
  },
};

/** In office hours a pair at the desk is missing, else one on call. */
function kindOf({ from }: BoundedInterval): DutyKind {
  const hours = officeHours(dateAt(from));
  return hours && contains(hours, from) ? DutyKind.DUTY_DESK : DutyKind.ON_CALL;
}

function open(unit: Unit, { from, until, half }: Gap): void {
  const alarm = unit.em.create(GapAlarm, { kind: kindOf({ from, until }), during: { from, until }, half, openedAt: unit.now, closedAt: null });
  unit.record({ kind: FactKind.ON_CALL_GAP_OPENED, districtId: null, subject: { type: 'ON_CALL', id: alarm.id }, change: [{ field: 'gap', from: null, to: `${from}/${until}` }] });
}

async function close(unit: Unit, id: string): Promise<void> {
  const alarm = await unit.em.findOne(GapAlarm, { id, closedAt: null });
  if (!alarm || !(await changes(unit)).some((one) => 'close' in one && one.close === id)) return;
  alarm.closedAt = unit.now;
  unit.record({ kind: FactKind.ON_CALL_GAP_CLOSED, districtId: null, subject: { type: 'ON_CALL', id }, change: [{ field: 'gap', from: `${alarm.during.from}/${alarm.during.until}`, to: null }] });
}

export const onCallDue: Due<never>[] = [handOver, gapAlarm] as Due<never>[];
