// A sick note never fails: in one transaction it releases every visit, duty and appointment it hits, and says which.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { isEmpty, type Interval } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { holdAbsences, noteBroken, releaseAppointment, shorten, writeAbsence } from '#staff/absences';
import { absenceRow, brokenBy } from '#staff/absences.queries';
import type { Absence } from '#staff/absence.entity';
import { CommitmentKind } from '#staff/commitment.rules';
import { type Taken, takenWithin } from '#staff/commitments';
import { placeToday } from '#staff/professionals';
import { hold, type Held } from '#visits/change';
import { release } from '#visits/assign';
import { allows } from '#visits/visit-transitions.rules';
import { membersOf } from './duties';
import { dutyRow } from './duties.queries';
import { lockAll } from './locks';
import { restore } from './restore';
import { vacate } from './set-duty';

/** Ids of what a note broke, each with who is left. */
export type Broken = Record<string, unknown> & {
  id: string;
  visits: { id: string; remaining: string | null }[];
  duties: { id: string; remaining: string | null }[];
};

export interface AbsenceAsked {
  professionalId: string;
  from: Temporal.Instant;
  until?: Temporal.Instant | null;
}

/** How far back and ahead a note may reach: a year. */
const REACH_HOURS = 24 * 366;

async function own(unit: Unit, professionalId: string): Promise<{ districtId: string; own: boolean }> {
  const place = await placeToday(unit, professionalId);
  return { districtId: place.districtId, own: professionalId === unit.viewer.professionalId };
}

/** Somebody is away from `from` on; the cause is not asked. Refused only where it makes no sense at all. */
export async function reportAbsence(unit: Unit, asked: AbsenceAsked): Promise<Broken> {
  require(unit.viewer, 'absence:report');
  const { professionalId } = asked;
  const during: Interval = { from: asked.from, until: asked.until ?? null };
  checkSpan(unit, during);
  if (!isId(professionalId) || !(await lockHit(unit, professionalId, during)))
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'professionalId' });
  require(unit.viewer, 'absence:report', await own(unit, professionalId), 'professionalId');
  const { absence, hits } = await writeAbsence(unit, professionalId, during);
  const broken: Broken = { id: absence.id, visits: [], duties: [] };
  for (const hit of hits) await breakOne(unit, absence, professionalId, hit, broken);
  await holdAbsences(unit, professionalId);
  unit.record({
    kind: FactKind.ABSENCE_REPORTED,
    districtId: (await placeToday(unit, professionalId)).districtId,
    subject: { type: 'ABSENCE', id: absence.id },
    people: [professionalId],
    change: [
      { field: 'from', from: null, to: during.from.toString() },
      { field: 'until', from: null, to: during.until?.toString() ?? null },
    ],
  });
  return broken;
}

/** Locks the visits it hits, then the person: whoever assigns them takes the same way. */
async function lockHit(unit: Unit, professionalId: string, during: Interval): Promise<boolean> {
  const hits = await takenWithin(unit, [professionalId], during);
  const visits = hits.filter(({ sourceType }) => sourceType === CommitmentKind.VISIT);
  const known = await lockAll(
    unit,
    visits.map(({ sourceId }) => sourceId),
    [professionalId],
  );
  return known.size > 0;
}

function checkSpan({ now }: Unit, during: Interval): void {
  if (isEmpty(during)) throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  const far = Math.abs(during.from.epochMilliseconds - now.epochMilliseconds) > REACH_HOURS * 3_600_000;
  if (far) throw new Refusal(ErrorCode.INVALID, { field: 'from' });
}

async function breakOne(
  unit: Unit,
  absence: Absence,
  professionalId: string,
  hit: Taken,
  broken: Broken,
): Promise<void> {
  if (hit.sourceType === CommitmentKind.APPOINTMENT) {
    await releaseAppointment(unit, hit.sourceId);
    noteBroken(unit, absence, 'APPOINTMENT', { id: hit.sourceId, during: hit.during }, null);
    return;
  }
  if (hit.sourceType === CommitmentKind.DUTY) return breakDuty(unit, absence, professionalId, hit, broken);
  if (hit.sourceType === CommitmentKind.VISIT) await breakVisit(unit, absence, professionalId, hit, broken);
}

async function breakVisit(
  unit: Unit,
  absence: Absence,
  professionalId: string,
  hit: Taken,
  broken: Broken,
): Promise<void> {
  const held: Held = await hold(unit, hit.sourceId, null);
  const remaining = held.now.pair?.find((one) => one !== professionalId) ?? null;
  const underWay = held.now.state === 'UNDER_WAY';
  if (!underWay && !allows(held.now, 'RELEASE')) return;
  broken.visits.push({ id: held.visit.id, remaining });
  // Who is out keeps the pair: what happens there is not undone by a note.
  if (underWay) return;
  noteBroken(unit, absence, 'VISIT', { id: held.visit.id, during: held.now.planned! }, remaining);
  await release(unit, held);
}

async function breakDuty(
  unit: Unit,
  absence: Absence,
  professionalId: string,
  hit: Taken,
  broken: Broken,
): Promise<void> {
  const duty = await dutyRow(unit, hit.sourceId);
  // What is over has been done.
  if (!duty || Temporal.Instant.compare(duty.during.until!, unit.now) <= 0) return;
  const remaining = membersOf(duty).find((one) => one !== professionalId) ?? null;
  broken.duties.push({ id: duty.id, remaining });
  noteBroken(unit, absence, 'DUTY', { id: duty.id, during: duty.during }, remaining);
  await vacate(unit, duty, professionalId);
}

/** Ids of what came back when an absence ended. */
export type Restored = Record<string, unknown> & { id: string; visits: string[]; duties: string[] };

/** Somebody is back from `until` on; with `restore`, what it broke is put back where seat and person are still free. */
export async function endAbsence(
  unit: Unit,
  asked: { id: string; until: Temporal.Instant; restore?: boolean | null },
): Promise<Restored> {
  require(unit.viewer, 'absence:report');
  const absence = isId(asked.id) ? await absenceRow(unit, asked.id) : null;
  if (!absence) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  const professionalId = absence.professional.id;
  const about = await own(unit, professionalId);
  require(unit.viewer, 'absence:report', about, 'id');
  const rows = asked.restore ? await brokenBy(unit, absence.id) : [];
  await lockAll(
    unit,
    rows.filter(({ sourceType }) => sourceType === 'VISIT').map(({ sourceId }) => sourceId),
    [professionalId, ...rows.flatMap(({ remaining }) => (remaining ? [remaining.id] : []))],
  );
  shorten(unit, absence, asked.until);
  await holdAbsences(unit, professionalId);
  const restored: Restored = { id: absence.id, visits: [], duties: [] };
  for (const row of rows) await restore(unit, row, professionalId, asked.until, restored);
  unit.record({
    kind: FactKind.ABSENCE_ENDED,
    districtId: about.districtId,
    subject: { type: 'ABSENCE', id: absence.id },
    people: [professionalId],
    change: [{ field: 'until', from: null, to: asked.until.toString() }],
  });
  return restored;
}
