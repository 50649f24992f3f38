// Puts a pair on duty, or takes one off: two or an alarm, and nobody on two duties at once.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { type BoundedInterval, later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { holds, Role } from '#kernel/viewer';
import { CommitmentKind } from '#staff/commitment.rules';
import { commit, demandFree, lockPeople, uncommit } from '#staff/commitments';
import { Duty, DutySeat } from './duty.entity';
import { type DutyKind, LONGEST_HOURS } from './duty.rules';
import { dutiesWithin, dutyRow } from './duties.queries';
import { membersOf } from './duties';
import { lockDuties } from './locks';

export interface DutyAsked {
  kind: DutyKind;
  from: Temporal.Instant;
  until: Temporal.Instant;
  professionalIds: readonly string[];
}

/** Who has the right only by sitting in the duty may leave the own seat to somebody, nothing else. */
function mayOnlyLeave({ viewer }: Unit): boolean {
  const granted = [Role.LEADERSHIP, Role.LEAD, Role.DISPATCHER].some((role) => holds(viewer, role));
  return viewer.kind === 'PERSON' && !granted;
}

/** Two different people for a time. The same kind at the same time is filled anew; another time beside it is a conflict. */
export async function setDuty(unit: Unit, asked: DutyAsked): Promise<{ id: string }> {
  require(unit.viewer, 'duty:set', { districtId: null });
  const during = checkedSpan(unit, asked);
  const [first, second, ...more] = asked.professionalIds;
  if (!first || !second || more.length > 0 || ![first, second].every(isId))
    throw new Refusal(ErrorCode.INVALID, { field: 'professionalIds' });
  if (first === second) throw new Refusal(ErrorCode.SAME_PERSON, { field: 'professionalIds' });
  await lockDuties(unit);
  const beside = (await dutiesWithin(unit, during)).filter((duty) => duty.kind === asked.kind);
  const same = beside.find((duty) => sameSpan(duty, during));
  const empty = roomBeside(beside.filter((duty) => duty !== same));
  if (mayOnlyLeave(unit)) leaveOwn(unit, same, [first, second]);
  const known = await lockPeople(unit, [first, second]);
  if (known.size !== 2) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'professionalIds' });
  const duty = same ?? (await rowFor(unit, empty, { kind: asked.kind, during }));
  for (const one of [first, second])
    await demandFree(unit, [one], CommitmentKind.DUTY, servedBy(duty, one, unit.now), {
      field: 'professionalIds',
      exceptSourceId: duty.id,
    });
  const before = same ? membersOf(same) : [];
  await unit.em.flush();
  await seat(unit, duty, [first, second]);
  tell(unit, FactKind.DUTY_SET, duty, before, [first, second]);
  return { id: duty.id };
}

/** Empties a duty, or takes one person off it. Opens a gap alarm where nothing else covers. */
export async function clearDuty(
  unit: Unit,
  { id, professionalId = null }: { id: string; professionalId?: string | null },
): Promise<{ id: string }> {
  require(unit.viewer, 'duty:set', { districtId: null });
  await lockDuties(unit);
  const duty = isId(id) ? await dutyRow(unit, id) : null;
  if (!duty) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (Temporal.Instant.compare(duty.during.until!, unit.now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'id' });
  const before = membersOf(duty);
  // Who has only the own seat leaves it to somebody (setDuty), never to nobody.
  if (mayOnlyLeave(unit)) throw new Refusal(ErrorCode.FORBIDDEN, { field: 'id' });
  if (professionalId !== null && !before.includes(professionalId))
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'professionalId' });
  const stay = professionalId === null ? [] : before.filter((one) => one !== professionalId);
  await seat(unit, duty, stay);
  tell(unit, FactKind.DUTY_CLEARED, duty, before, stay);
  return { id };
}

/** Takes one person off a duty because they are away; whoever reports it. The caller has locked the duties. */
export async function vacate(unit: Unit, duty: Duty, professionalId: string): Promise<void> {
  const before = membersOf(duty);
  const stay = before.filter((one) => one !== professionalId);
  await seat(unit, duty, stay);
  tell(unit, FactKind.DUTY_CLEARED, duty, before, stay);
}

/** Puts somebody back into an empty seat. The caller has locked the duties and asked whether they are free. */
export async function rejoin(unit: Unit, duty: Duty, professionalId: string): Promise<void> {
  const before = membersOf(duty);
  await seat(unit, duty, [...before, professionalId]);
  tell(unit, FactKind.DUTY_SET, duty, before, [...before, professionalId]);
}

function checkedSpan({ now }: Unit, { from, until }: DutyAsked): BoundedInterval {
  const { compare } = Temporal.Instant;
  if (compare(until, from) <= 0) throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  if (compare(until, now) <= 0) throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'until' });
  if (compare(until, from.add({ hours: LONGEST_HOURS })) > 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'until' });
  return { from, until };
}

const sameSpan = (duty: Duty, { from, until }: BoundedInterval) =>
  duty.during.from.equals(from) && duty.during.until!.equals(until);

/** Emptied duties give way to a new one; one with people in it does not. */
function roomBeside(beside: Duty[]): Duty[] {
  const [taken] = beside.filter((duty) => membersOf(duty).length > 0);
  if (taken)
    throw new Refusal(ErrorCode.CONFLICT, {
      field: 'from',
      details: { busyFrom: taken.during.from, busyUntil: taken.during.until! },
    });
  return beside;
}

/** The row for a new duty: an emptied one in its way lives on as this one, so that nothing that was told of disappears. */
async function rowFor(
  unit: Unit,
  [reused, ...rest]: Duty[],
  { kind, during }: Pick<Duty, 'kind' | 'during'>,
): Promise<Duty> {
  for (const duty of rest) {
    await unit.em.nativeDelete(Duty, { id: duty.id });
    unit.record({
      kind: FactKind.DUTY_CLEARED,
      districtId: null,
      subject: { type: 'DUTY', id: duty.id },
      change: [{ field: 'during', from: `${duty.during.from}/${duty.during.until!}`, to: null }],
    });
  }
  if (!reused) return unit.em.create(Duty, { kind, during, handedOverAt: null, updatedAt: unit.now });
  return Object.assign(reused, { during, handedOverAt: null, updatedAt: unit.now });
}

function leaveOwn({ viewer }: Unit, duty: Duty | undefined, people: readonly string[]): void {
  const sitting = duty ? membersOf(duty) : [];
  const stays = sitting.filter((one) => one !== viewer.professionalId);
  if (!sitting.includes(viewer.professionalId ?? '') || !stays.every((one) => people.includes(one)))
    throw new Refusal(ErrorCode.FORBIDDEN, { field: 'professionalIds' });
}

/** The part of a duty that somebody serves: who joins a running one was free for other things before. */
export function servedBy({ seats, during }: Duty, id: string, now: Temporal.Instant): BoundedInterval {
  const sitting = seats.getItems().find((seat) => seat.professional.id === id);
  const since = sitting ? sitting.since : now;
  return { from: since ? later(during.from, since) : during.from, until: during.until! };
}

/** Seats and commitments of a duty, exactly these people. */
async function seat(unit: Unit, duty: Duty, people: readonly string[]): Promise<void> {
  const served = people.map((id) => servedBy(duty, id, unit.now));
  await unit.em.nativeDelete(DutySeat, { duty: duty.id });
  await uncommit(unit, CommitmentKind.DUTY, duty.id);
  for (const [index, professionalId] of people.entries()) {
    await unit.em.execute(
      'insert into duty_seat (duty_id, no, professional_id, since) values (?, ?, ?, ?::timestamptz)',
      [
        duty.id,
        index + 1,
        professionalId,
        served[index]!.from.equals(duty.during.from) ? null : served[index]!.from.toString(),
      ],
    );
    await commit(unit, {
      professionalId,
      sourceType: CommitmentKind.DUTY,
      sourceId: duty.id,
      during: served[index]!,
    });
  }
  duty.updatedAt = unit.now;
}

const listed = (people: readonly string[]): string | null => (people.length === 0 ? null : people.join(','));

function tell(
  unit: Unit,
  kind: FactKind,
  duty: Duty,
  before: readonly string[],
  after: readonly string[],
): void {
  unit.record({
    kind,
    districtId: null,
    subject: { type: 'DUTY', id: duty.id },
    people: [...new Set([...before, ...after])],
    change: [
      { field: 'complete', from: String(before.length === 2), to: String(after.length === 2) },
      { field: 'kind', from: null, to: duty.kind },
      { field: 'from', from: null, to: duty.during.from.toString() },
      { field: 'until', from: null, to: duty.during.until!.toString() },
      { field: 'pair', from: listed(before), to: listed(after) },
    ],
  });
}
