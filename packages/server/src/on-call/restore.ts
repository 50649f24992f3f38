// Puts back what an absence broke, where the seat is still empty and everybody needed is free.
import { type BoundedInterval, later } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { AbsenceBroken } from '#staff/absence.entity';
import { restoreAppointment } from '#staff/absences';
import { withTravel } from '#staff/availability';
import { CommitmentKind } from '#staff/commitment.rules';
import { firstClash } from '#staff/commitments';
import { reseat } from '#visits/assign';
import { hold } from '#visits/change';
import type { Restored } from './absence-report';
import { membersOf } from './duties';
import { dutyRow } from './duties.queries';
import { rejoin, servedBy } from './set-duty';

/** One thing that was broken; everything it touches is locked by the caller. Nothing happens where somebody else has taken it on, or where it begins before the end of the absence. */
export async function restore(
  unit: Unit,
  row: AbsenceBroken,
  professionalId: string,
  back: Temporal.Instant,
  restored: Restored,
): Promise<void> {
  const during = row.during as BoundedInterval;
  // Whoever is back in the middle of it goes on; an appointment that has begun is over for them.
  const still = row.sourceType === 'APPOINTMENT' ? during.from : during.until;
  if (row.restoredAt !== null || Temporal.Instant.compare(still, later(back, unit.now)) <= 0) return;
  const done =
    row.sourceType === 'VISIT' ? await visit(unit, row, professionalId, during)
    : row.sourceType === 'DUTY' ? await duty(unit, row, professionalId)
    : await appointment(unit, row, professionalId, during); // prettier-ignore
  if (!done) return;
  row.restoredAt = unit.now;
  if (row.sourceType === 'VISIT') restored.visits.push(row.sourceId);
  if (row.sourceType === 'DUTY') restored.duties.push(row.sourceId);
}

async function visit(
  unit: Unit,
  row: AbsenceBroken,
  professionalId: string,
  planned: BoundedInterval,
): Promise<boolean> {
  const partner = row.remaining?.id;
  if (!partner) return false;
  const held = await hold(unit, row.sourceId, null);
  if (
    held.now.pair ||
    !['DUE', 'MISSED'].includes(held.now.state) ||
    Temporal.Instant.compare(planned.until, unit.now) <= 0
  )
    return false;
  if (await firstClash(unit, [professionalId, partner], CommitmentKind.VISIT, withTravel(planned)))
    return false;
  await reseat(unit, held, [professionalId, partner], planned);
  return true;
}

async function duty(unit: Unit, row: AbsenceBroken, professionalId: string): Promise<boolean> {
  const found = await dutyRow(unit, row.sourceId);
  if (!found || membersOf(found).length >= 2 || membersOf(found).includes(professionalId)) return false;
  if (
    await firstClash(unit, [professionalId], CommitmentKind.DUTY, servedBy(found, professionalId, unit.now))
  )
    return false;
  await rejoin(unit, found, professionalId);
  return true;
}

async function appointment(
  unit: Unit,
  row: AbsenceBroken,
  professionalId: string,
  during: BoundedInterval,
): Promise<boolean> {
  if (await firstClash(unit, [professionalId], CommitmentKind.APPOINTMENT, during)) return false;
  return restoreAppointment(unit, row.sourceId, during);
}
