// Reading visits: one, a page, the card of one; each asks for its own right.
import { demand, districtsOf, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import type { RiskFlag } from '#intake/risk-flag.entity';
import { riskFlagById } from '#intake/risk-flags';
import { batched } from '#kernel/batch';
import type { Page } from '#kernel/connection.type';
import type { Interval } from '#kernel/interval';
import { Failure } from '#kernel/failure';
import { pageOf, type PageAsked } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { takenBy } from '#staff/commitments';
import type { Visit } from './visit.entity';
import type { VisitState } from './visit.rules';
import {
  cancelReasons,
  seatsOf,
  visitKinds,
  visitPurposes,
  visitRow,
  visitRows,
  visitsOfFlags,
} from './visits.queries';

export interface VisitsAsked extends PageAsked {
  districtIds?: readonly string[] | null;
  states?: readonly VisitState[] | null;
  from?: Temporal.Instant | null;
  until?: Temporal.Instant | null;
  mine?: boolean | null;
  updatedSince?: Temporal.Instant | null;
}

/** Nobody sits anywhere under this id: what an account without a professional calls "mine". */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A page of visits by planned or due beginning, urgency and id; with `updatedSince` by last change. */
export async function visits(unit: Unit, head: string, asked: VisitsAsked): Promise<Page<Visit>> {
  demand(unit.viewer, 'rows:read');
  return visitsPage(unit, head, asked);
}

/** The same without asking for a right: for a screen whose own right has been asked. */
export async function visitsPage(unit: Unit, head: string, asked: VisitsAsked): Promise<Page<Visit>> {
  const byUpdate = asked.updatedSince !== null && asked.updatedSince !== undefined;
  const filter = {
    districtIds: withinDistricts(unit.viewer, asked.districtIds),
    states: asked.states ?? null,
    from: asked.from ?? null,
    until: asked.until ?? null,
    memberId: asked.mine ? (unit.viewer.professionalId ?? NOBODY) : null,
    updatedSince: asked.updatedSince ?? null,
  };
  const { rows, total } = await visitRows(unit, filter, asked);
  const key = ({ id, updatedAt, planned, dueFrom, urgency }: Visit) =>
    byUpdate ? [updatedAt.toString(), id] : [(planned?.from ?? dueFrom).toString(), urgency, id];
  return pageOf(rows, asked, key, seesCountsOnly(unit.viewer) ? null : total, head);
}

/** One visit as it is now. No right is asked: for payloads and facts. */
export const visitById = visitRow;

/** One visit as `node` shows it: null where the asker may not see it. */
export async function visibleVisit(unit: Unit, id: string): Promise<Visit | null> {
  if (!may(unit.viewer, 'rows:read')) return null;
  const visit = await visitRow(unit, id);
  const districts = districtsOf(unit.viewer);
  return visit && (!districts || districts.includes(visit.district.id)) ? visit : null;
}

/** The two who sit on a visit, by id; empty when nobody does. */
export const membersOf = async (unit: Unit, visitId: string): Promise<string[]> =>
  (await seatsOf(unit, visitId)).map(({ professional }) => professional.id);

/** The time a visit takes of each of the two, with travel; null without a pair. */
export const takenOfVisit = async (unit: Unit, visitId: string): Promise<Interval | null> =>
  (await batched(unit, 'time taken by visit', visitId, (ids) => takenBy(unit, 'VISIT', ids))) ?? null;

/** Does the asker sit on this visit? */
export const sitsOn = async (unit: Unit, visitId: string): Promise<boolean> =>
  unit.viewer.professionalId !== null &&
  (await membersOf(unit, visitId)).includes(unit.viewer.professionalId);

/** Who has said something of the visit. */
export async function saidBy(
  unit: Unit,
  visitId: string,
  what: 'acceptedAt' | 'finishedAt',
): Promise<string[]> {
  return (await seatsOf(unit, visitId))
    .filter((seat) => seat[what])
    .map(({ professional }) => professional.id);
}

/** The visits that answer a flag, oldest first. */
export const visitsOfFlag = async (unit: Unit, flagId: string): Promise<Visit[]> =>
  ((await batched(unit, 'visits of flag', flagId, (ids) => visitsOfFlags(unit, ids))) ?? []).filter((visit) =>
    reaches(unit, visit),
  );

/** A flag and its visit may lie in two districts; a token hears of its own. */
const reaches = ({ viewer }: Unit, { district }: Visit | RiskFlag): boolean =>
  districtsOf(viewer)?.includes(district.id) ?? true;

/** How long after a visit its card stays on a phone. */
const CARD_HOURS = 12;

/** The card of a visit: LEAD of the district, dispatcher, duty, the two who go. @throws Failure NOT_FOUND, FORBIDDEN. */
export async function visitCard(
  unit: Unit,
  id: string,
): Promise<{ visit: Visit; expiresAt: Temporal.Instant }> {
  demand(unit.viewer, 'visit-card:read');
  const visit = await visitRow(unit, id);
  if (!visit) throw new Failure('NOT_FOUND');
  demand(unit.viewer, 'visit-card:read', { districtId: visit.district.id, own: await sitsOn(unit, id) });
  return { visit, expiresAt: (visit.planned?.until ?? visit.dueUntil).add({ hours: CARD_HOURS }) };
}

/** Personal fields of a visit outside its card follow the household. @throws Failure FORBIDDEN. */
export async function demandHousehold(unit: Unit, visit: Visit): Promise<void> {
  const about = { districtId: visit.district.id, own: await sitsOn(unit, visit.id) };
  if (!may(unit.viewer, 'household:read', about)) throw new Failure('FORBIDDEN');
}

interface Word {
  code: string;
  label: string;
}
const worded = (unit: Unit, rows: { code: string; labelDe: string; labelEn: string }[]): Word[] =>
  rows.map(({ code, labelDe, labelEn }) => ({
    code,
    label: unit.viewer.language === 'de' ? labelDe : labelEn,
  }));

async function catalogue<T>(unit: Unit, read: () => Promise<T>): Promise<T> {
  demand(unit.viewer, 'catalogue:read');
  return read();
}

/** Kinds of visits with their standard durations. */
export const kindsOfVisit = (unit: Unit) =>
  catalogue(unit, async () => {
    const kinds = await visitKinds(unit);
    return worded(unit, kinds).map((word, at) => ({
      ...word,
      duration: Temporal.Duration.from({ minutes: kinds[at]!.durationMinutes }),
    }));
  });

/** What visits are for. */
export const purposesOfVisit = (unit: Unit) =>
  catalogue(unit, async () => worded(unit, await visitPurposes(unit)));
/** Why visits are cancelled. */
export const reasonsToCancel = (unit: Unit) =>
  catalogue(unit, async () => worded(unit, await cancelReasons(unit)));

const TABLES = { kind: visitKinds, purpose: visitPurposes, cancel: cancelReasons };

/** The word of a code in the language asked for. */
export async function wordOf(unit: Unit, table: keyof typeof TABLES, code: string): Promise<Word> {
  const word = await batched(
    unit,
    `words of ${table}`,
    code,
    async () => new Map(worded(unit, await TABLES[table](unit)).map((one) => [one.code, one])),
  );
  return word ?? { code, label: code };
}

/** The flag a visit answers, or null. */
export async function flagOfVisit(unit: Unit, { flag }: Visit): Promise<RiskFlag | null> {
  if (!flag) return null;
  const found = await riskFlagById(unit, flag.id);
  return found && reaches(unit, found) ? found : null;
}
