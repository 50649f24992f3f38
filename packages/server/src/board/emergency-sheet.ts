// The emergency sheet: what an office must know when nothing runs, and for whom each part of it is.
import { demand, may, withinDistricts } from '#access/policy.rules';
import { hintsFor } from '#families/safety-hints';
import { householdById } from '#families/households';
import type { SafetyHint } from '#families/safety-hint.entity';
import type { RiskFlag } from '#intake/risk-flag.entity';
import type { Unit } from '#kernel/unit';
import { onCall } from '#on-call/duties';
import type { PlaceKind } from '#visits/visit.rules';
import { Visit } from '#visits/visit.entity';
import { visitsOfFlag } from '#visits/visits';
import { keptSheet, leadsOf, urgentFlags, visitsToday } from './emergency-sheet.queries';

/** Where somebody goes, and who can be called there. */
export interface SheetPlace {
  kind: PlaceKind;
  address: string | null;
  note: string | null;
  phone: string | null;
}

/** The sheet at the moment of `unit`: leadership, leads, dispatchers, duty. Places and hints are asked for row by row. */
export async function emergencySheet(
  unit: Unit,
  cursor: string,
  districtIds?: readonly string[] | null | undefined,
) {
  demand(unit.viewer, 'sheet:read');
  const ids = withinDistricts(unit.viewer, districtIds);
  const { now, next } = await onCall(unit);
  return {
    cursor,
    at: unit.now,
    duty: now,
    nextDuty: next,
    leads: await leadsOf(unit),
    flags: (await urgentFlags(unit, ids)).map((riskFlag) => ({ riskFlag })),
    visits: (await visitsToday(unit, ids)).map((visit) => ({ visit })),
  };
}

/** May the asker read where this is and what is known of the place? */
const readsPlace = ({ viewer }: Unit, { district }: Visit | RiskFlag): boolean =>
  may(viewer, 'visit-card:read', { districtId: district.id, own: false });

/** Where the visit goes; null where nobody wrote it down, or where the asker may not read it. */
export async function placeOfVisit(unit: Unit, visit: Visit): Promise<SheetPlace | null> {
  if (!readsPlace(unit, visit)) return null;
  const home = visit.household ? await householdById(unit, visit.household.id) : undefined;
  const address = visit.placeAddress ?? (visit.placeKind === null ? (home?.address ?? null) : null);
  if (!visit.placeKind && !address && !visit.contactPhone) return null;
  return {
    kind: visit.placeKind ?? 'ADDRESS',
    address,
    note: visit.placeNote ?? null,
    phone: visit.contactPhone ?? null,
  };
}

/** The place of a flag is where its visit goes, else where its household lives. */
export async function placeOfFlag(unit: Unit, flag: RiskFlag): Promise<SheetPlace | null> {
  if (!readsPlace(unit, flag)) return null;
  const visit = await visitOf(unit, flag);
  const there = visit ? await placeOfVisit(unit, visit) : null;
  if (there) return there;
  const home = flag.household ? await householdById(unit, flag.household.id) : undefined;
  return home?.address ? { kind: 'ADDRESS', address: home.address, note: null, phone: null } : null;
}

/** The visit of a flag that is not over. */
const visitOf = async (unit: Unit, flag: RiskFlag): Promise<Visit | undefined> =>
  (await visitsOfFlag(unit, flag.id)).findLast(({ state }) => state !== 'CANCELLED' && state !== 'DONE');

/** What is known of the place; nothing where the asker may not read it. */
export async function hintsOfPlace(unit: Unit, at: Visit | RiskFlag): Promise<readonly SafetyHint[]> {
  if (!may(unit.viewer, 'hint:read', { districtId: at.district.id, own: false })) return [];
  const visit = at instanceof Visit ? at : await visitOf(unit, at);
  return hintsFor(unit, { householdId: at.household?.id ?? null, address: visit?.placeAddress ?? null });
}

/** How the copies of the sheet are doing; null where none are kept. */
export async function sheetCopies(unit: Unit) {
  demand(unit.viewer, 'sheet:read');
  return keptSheet(unit);
}
