// Absences and duties of a file: what is the same stays, what moved is taken back and said anew, by the same use cases.
import { ExternalReference } from '#kernel/external-reference.entity';
import { sameInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { endAbsence, reportAbsence } from '#on-call/absence-report';
import { membersOf } from '#on-call/duties';
import { dutyRow } from '#on-call/duties.queries';
import { clearDuty, setDuty } from '#on-call/set-duty';
import { absenceRow } from '#staff/absences.queries';
import { nameForeign } from '#staff/external-references';
import type { Known } from './known';
import type { RowOf } from './rows';
import { IMPORT_SYSTEM } from './system';

/** An absence by its id: new, the same, shorter, or withdrawn and reported anew. It breaks what it hits, as by hand. */
export async function writeAbsenceRow(
  unit: Unit,
  row: RowOf<'absences.csv'>,
  known: Known,
): Promise<'NEW' | 'KNOWN'> {
  const professionalId = known.staff.get(row.staff)!;
  const during = { from: row.from, until: row.until ?? null };
  const id = known.absences.get(row.id);
  const was = id ? await absenceRow(unit, id) : null;
  if (was?.professional.id === professionalId && sameInterval(was.during!, during)) return 'KNOWN';
  if (was && was.professional.id === professionalId && during.until && shorter(was.during!, during)) {
    await endAbsence(unit, { id: was.id, until: during.until });
    return 'KNOWN';
  }
  if (was) await endAbsence(unit, { id: was.id, until: was.during!.from });
  const { id: now } = await reportAbsence(unit, { professionalId, ...during });
  await rename(unit, 'ABSENCE', row.id, now);
  known.absences.set(row.id, now);
  return was ? 'KNOWN' : 'NEW';
}

const shorter = (
  was: { from: Temporal.Instant; until: Temporal.Instant | null },
  is: { from: Temporal.Instant; until: Temporal.Instant | null },
) =>
  was.from.equals(is.from) &&
  is.until !== null &&
  (was.until === null || Temporal.Instant.compare(is.until, was.until) < 0) &&
  Temporal.Instant.compare(is.until, is.from) > 0;

/** A duty by its id: new, the same, filled anew, or emptied and set at another time. */
export async function writeDutyRow(
  unit: Unit,
  row: RowOf<'duties.csv'>,
  known: Known,
): Promise<'NEW' | 'KNOWN'> {
  const asked = {
    ...{ kind: row.kind, from: row.from, until: row.until },
    professionalIds: [known.staff.get(row.first)!, known.staff.get(row.second)!],
  };
  const id = known.duties.get(row.id);
  const was = id ? await dutyRow(unit, id) : null;
  const stays = was?.kind === row.kind && sameInterval(was.during, asked);
  if (was && stays && membersOf(was).toSorted().join() === asked.professionalIds.toSorted().join())
    return 'KNOWN';
  if (was && !stays) {
    await clearDuty(unit, { id: was.id });
    // The ORM still holds the seats that were emptied.
    await unit.em.flush();
    unit.em.clear();
  }
  const { id: now } = await setDuty(unit, asked);
  await rename(unit, 'DUTY', row.id, now);
  known.duties.set(row.id, now);
  return was ? 'KNOWN' : 'NEW';
}

/** The id of the file names another object from now on. */
async function rename(unit: Unit, type: 'ABSENCE' | 'DUTY', externalId: string, id: string): Promise<void> {
  await unit.em.flush();
  await unit.em.nativeDelete(ExternalReference, { type, system: IMPORT_SYSTEM, externalId });
  unit.em.clear();
  nameForeign(unit, type, id, [{ system: IMPORT_SYSTEM, id: externalId }]);
}
