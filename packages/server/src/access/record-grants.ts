// Opens a record to a person, closes it again, and answers whether it is open: rooms below never ask rooms above.
import { batched } from '#kernel/batch';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { type GrantedSubject, type GrantReason, RecordGrant } from './record-grant.entity';

/** What is opened, to whom, and because of what. */
export interface NewRecordGrant {
  professionalId: string;
  subjectType: GrantedSubject;
  subjectId: string;
  reason: GrantReason;
  /** The flag or visit that leads there; {@link revokeGrants} closes by it. */
  sourceId: string;
}

/**
 * Opens a record. Whoever raises or takes a flag, or sits on a visit, gets one for the flag and one for the household
 * (rules 1: "flags they raised or took, or whose visit they sit on"; household "as for the flag or visit that leads there").
 * Opening twice is one opening.
 */
export async function grant(
  unit: Unit,
  { professionalId, subjectType, subjectId, reason, sourceId }: NewRecordGrant,
): Promise<void> {
  const same = { professionalId, subjectType, subjectId, reason, sourceId, until: null };
  if ((await unit.em.findOne(RecordGrant, same)) === null)
    unit.em.create(RecordGrant, { ...same, since: unit.now });
}

/** Closes what a flag or visit had opened: to everybody, or to one person who left. */
export async function revokeGrants(unit: Unit, sourceId: string, professionalId?: string): Promise<void> {
  const open = await unit.em.find(RecordGrant, {
    sourceId,
    until: null,
    ...(professionalId === undefined ? {} : { professionalId }),
  });
  for (const one of open) one.until = unit.now;
}

/** Is the record open to the professional now? All records asked about in one answer are read at once. */
export async function isGranted(
  unit: Unit,
  professionalId: string | null,
  type: GrantedSubject,
  id: string,
): Promise<boolean> {
  if (professionalId === null) return false;
  const open = await batched(unit, `records open to ${professionalId}`, `${type} ${id}`, async (keys) => {
    const rows = await unit.em.execute<{ subject_type: string; subject_id: string }[]>(
      `select subject_type, subject_id from record_grant
       where professional_id = ? and subject_id = any(string_to_array(?, ',')::uuid[])
         and since <= ?::timestamptz and (until is null or until > ?::timestamptz)`,
      [
        professionalId,
        idList(keys.map((key) => key.split(' ')[1]!)),
        unit.now.toString(),
        unit.now.toString(),
      ],
    );
    return new Map(rows.map((row) => [`${row.subject_type} ${row.subject_id}`, true]));
  });
  return open === true;
}
