// What the clock brings to flags: limits that pass, acts that do not come, takers who are no longer there.
import { FactKind } from '#kernel/fact';
import { earlier } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { historyOf, note } from './flag-history';
import { isUrgent, overdueAt, RiskFlagState, untakenSince } from './flag.rules';
import { lockFlag } from './lock-flag';
import { FlagEntryKind, noting } from './resolution.rules';
import type { RiskFlag } from './risk-flag.entity';

interface FlagDue {
  id: string;
}

const { compare } = Temporal.Instant;

/** An absence of the taker that began, or was reported, after they took the flag. */
const TAKER_AWAY = `from absence a where a.professional_id = f.taker_id and a.during @> ?::timestamptz
  and (a.reported_at >= f.acknowledged_at or lower(a.during) > f.acknowledged_at)`;

/** A flag nobody took, or nobody has any more, passed its limit: overdue, written once (rules 2). */
const overdue: Due<FlagDue> = {
  name: 'flag-overdue',
  dueBefore: ({ em, now }) =>
    em.execute<FlagDue[]>(
      `select id from risk_flag where state <> 'RESOLVED' and overdue_at <= ?::timestamptz and overdue_recorded_at is null
       order by overdue_at, id`,
      [now.toString()],
    ),
  async act(unit, { id }) {
    const flag = await lockFlag(unit, id);
    if (flag.state === RiskFlagState.RESOLVED || flag.overdueRecordedAt || !flag.overdueAt) return;
    if (compare(flag.overdueAt, unit.now) > 0) return;
    flag.overdueRecordedAt = unit.now;
    await untaken(unit, flag, 'overdueAt', flag.overdueAt);
  },
};

/** The act did not come in time, or the taker of an urgent one went home or fell ill before it came (rules 2). */
const lapsed: Due<FlagDue> = {
  name: 'flag-untaken',
  dueBefore: ({ em, now }) =>
    em.execute<FlagDue[]>(
      `select id from risk_flag f where state = 'ACKNOWLEDGED' and untaken_since is null and next_step_came_at is null
         and (next_step_due <= ?::timestamptz
           or (level in ('ACUTE', 'HIGH') and (taker_shift_until <= ?::timestamptz or exists (select ${TAKER_AWAY}))))
       order by next_step_due, id`,
      [now.toString(), now.toString(), now.toString()],
    ),
  async act(unit, { id }) {
    const flag = await lockFlag(unit, id);
    if (flag.state !== RiskFlagState.ACKNOWLEDGED || flag.untakenSince || flag.nextStepCameAt) return;
    const since = await nobodySince(unit, flag);
    if (!since) return;
    flag.untakenSince = since;
    // An act past its time is overdue at once; else the usual limit runs from when nobody had it.
    const limit = overdueAt(flag.level, since);
    flag.overdueAt = flag.nextStepDue ? earlier(flag.nextStepDue, limit) : limit;
    flag.overdueRecordedAt = compare(flag.overdueAt, unit.now) <= 0 ? unit.now : null;
    await untaken(unit, flag, 'untakenSince', since);
  },
};

async function nobodySince(unit: Unit, flag: RiskFlag): Promise<Temporal.Instant | null> {
  const clock = {
    level: flag.level,
    state: flag.state,
    raisedAt: flag.raisedAt!,
    nextStepDue: flag.nextStepDue ?? null,
    shiftUntil: flag.takerShiftUntil ?? null,
    nextStepCameAt: flag.nextStepCameAt ?? null,
  };
  const since = untakenSince(clock, unit.now);
  const away = isUrgent(flag.level) ? await takerAwaySince(unit, flag.id) : null;
  return since && away ? earlier(since, away) : (since ?? away);
}

/** Since when the taker is known to be away, if they are now. */
async function takerAwaySince({ em, now }: Unit, id: string): Promise<Temporal.Instant | null> {
  const [row] = await em.execute<{ ms: string | null }[]>(
    `select (select floor(extract(epoch from min(greatest(lower(a.during), f.acknowledged_at, least(a.reported_at, ?::timestamptz)))) * 1000)::bigint::text
       ${TAKER_AWAY}) as ms from risk_flag f where f.id = ?`,
    [now.toString(), now.toString(), id],
  );
  return row?.ms ? Temporal.Instant.fromEpochMilliseconds(Number(row.ms)) : null;
}

async function untaken(
  unit: Unit,
  flag: RiskFlag,
  field: 'untakenSince' | 'overdueAt',
  at: Temporal.Instant,
): Promise<void> {
  const history = await historyOf(unit, flag);
  note(unit, flag, history, noting(history, FlagEntryKind.UNTAKEN), { at });
  flag.touch(unit.now);
  unit.record({
    kind: FactKind.RISK_FLAG_UNTAKEN,
    districtId: flag.district.id,
    subject: { type: 'RISK_FLAG', id: flag.id },
    change: [{ field, from: null, to: at.toString() }],
    occurredAt: at,
  });
}

export const intakeDue: Due<FlagDue>[] = [overdue, lapsed];
