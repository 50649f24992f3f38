// Asking somebody along on a visit, hearing that they come, and doing without them: no seat moves by any of it.
import { may, require } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { FactKind } from '#kernel/fact';
import { Failure } from '#kernel/failure';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { type Held, hold } from './change';
import { Companion } from './companion.entity';
import type { CompanionKind } from './companion.rules';
import { Visit } from './visit.entity';
import { sitsOn, visitById } from './visits';

export interface NewCompanion {
  visitId: string;
  kind: CompanionKind;
  name?: string | null;
  organisation?: string | null;
  confirmed?: boolean | null;
}

const NAME_MAX = 120;

/**
 * Somebody comes along: a name or an organisation.
 * @throws Refusal FORBIDDEN, NOT_FOUND (visitId), WRONG_STATE, INVALID (name, organisation).
 */
export async function addCompanion(unit: Unit, input: NewCompanion): Promise<{ id: string }> {
  require(unit.viewer, 'visit:plan');
  const held = await hold(unit, input.visitId, 'visit:plan');
  demandOpen(held);
  const name = checkedText(input.name, 'name', { max: NAME_MAX });
  const organisation = checkedText(input.organisation, 'organisation', { max: NAME_MAX });
  if (name === null && organisation === null)
    throw new Refusal(ErrorCode.INVALID, { field: 'name', words: { because: 'SOMEBODY' } });
  unit.em.create(Companion, {
    visit: unit.em.getReference(Visit, held.visit.id),
    kind: input.kind,
    name,
    organisation,
    confirmed: input.confirmed ?? false,
    addedBy: unit.viewer.principal,
    addedAt: unit.now,
  } as never);
  return said(unit, held, null, input.kind);
}

/** They have said that they come. */
export async function confirmCompanion(
  unit: Unit,
  { companionId }: { companionId: string },
): Promise<{ id: string }> {
  const { companion, held } = await heldCompanion(unit, companionId);
  companion.confirmed = true;
  return said(unit, held, companion.kind, companion.kind);
}

/** They do not come along. */
export async function removeCompanion(
  unit: Unit,
  { companionId }: { companionId: string },
): Promise<{ id: string }> {
  const { companion, held } = await heldCompanion(unit, companionId);
  unit.em.remove(companion);
  return said(unit, held, companion.kind, null);
}

async function heldCompanion(unit: Unit, id: string): Promise<{ companion: Companion; held: Held }> {
  require(unit.viewer, 'visit:plan');
  const missing = () => new Refusal(ErrorCode.NOT_FOUND, { field: 'companionId' });
  const found = isId(id) ? await unit.em.findOne(Companion, { id }) : null;
  if (!found) throw missing();
  const held = await hold(unit, found.visit.id, 'visit:plan');
  demandOpen(held);
  // Read again behind the lock of the visit: somebody may have removed it meanwhile.
  const companion = await unit.em.findOne(Companion, { id }, { refresh: true });
  if (!companion) throw missing();
  return { companion, held };
}

function demandOpen({ visit }: Held): void {
  if (visit.state !== 'DONE' && visit.state !== 'CANCELLED') return;
  throw new Refusal(ErrorCode.WRONG_STATE, {
    words: { subject: visit.reference, state: visit.state, possible: '' },
  });
}

/** The fact names the sort, never a person: an interpreter's name already tells a language. */
function said(unit: Unit, { visit, now }: Held, from: CompanionKind | null, to: CompanionKind | null) {
  visit.touch(unit.now);
  unit.record({
    kind: FactKind.VISIT_COMPANIONS_CHANGED,
    districtId: visit.district.id,
    subject: { type: 'VISIT', id: visit.id },
    change: [{ field: 'companions', from, to }],
    people: [...(now.pair ?? [])],
  });
  return { id: visit.id };
}

/** Who comes along on a visit, in the order in which they were asked. */
export const companionsOf = async (unit: Unit, visitId: string): Promise<Companion[]> =>
  (await batched(unit, 'companions', visitId, async (ids) => {
    const found = await unit.em.find(Companion, { visit: { $in: ids } } as never, {
      orderBy: { addedAt: 'asc', id: 'asc' },
    });
    return Map.groupBy(found, (one) => one.visit.id);
  })) ?? [];

/** Names are for whoever may read the card of the visit. @throws Failure FORBIDDEN. */
export async function demandNames(unit: Unit, { visit: { id } }: Companion): Promise<void> {
  const visit = await visitById(unit, id);
  const about = visit && { districtId: visit.district.id, own: await sitsOn(unit, id) };
  if (!about || !may(unit.viewer, 'visit-card:read', about)) throw new Failure('FORBIDDEN');
}
