// Named questions about safety hints: which speak for a household or an address, and one of them held.
import { LockMode } from '@mikro-orm/core';
import { isId } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { SafetyHint } from './safety-hint.entity';

/** Hints that are not removed, of these households or of addresses with these keys; the gravest sort of code first. */
export async function hintsAbout(
  { em }: Unit,
  householdIds: readonly string[],
  addressKeys: readonly string[],
): Promise<SafetyHint[]> {
  const where = [
    ...(householdIds.length > 0 ? [{ household: { $in: [...householdIds] } }] : []),
    ...(addressKeys.length > 0 ? [{ addressKey: { $in: [...addressKeys] } }] : []),
  ];
  if (where.length === 0) return [];
  return em.find(SafetyHint, { removedAt: null, $or: where } as never, {
    orderBy: { notedOn: 'desc', id: 'asc' },
  });
}

/** One hint of any state; null when there is none. */
export const hintRow = async ({ em }: Unit, id: string): Promise<SafetyHint | null> =>
  isId(id) ? em.findOne(SafetyHint, { id }) : null;

/** The hint, with nobody else changing it until the transaction ends; null when there is none. */
export const lockedHint = async ({ em }: Unit, id: string): Promise<SafetyHint | null> =>
  isId(id) ? em.findOne(SafetyHint, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
