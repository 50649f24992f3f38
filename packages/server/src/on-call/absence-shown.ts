// How a note and its end are answered, and what is still broken later: objects as they are now, the most urgent visit first.
import { demand } from '#access/policy.rules';
import type { Unit } from '#kernel/unit';
import type { AbsenceBroken } from '#staff/absence.entity';
import { absenceRow, brokenBy } from '#staff/absences.queries';
import { professionalById } from '#staff/professionals';
import { membersOf as membersOfVisit, visitById } from '#visits/visits';
import type { Broken, Restored } from './absence-report';
import { dutyById, membersOf as membersOfDuty } from './duties';

const present = <T>(values: (T | null | undefined)[]): T[] =>
  values.filter((one): one is T => one !== null && one !== undefined);
/** States in which a visit still waits for two people. */
const WAITING: readonly string[] = ['DUE', 'MISSED'];
const person = (unit: Unit, id: string | null) => (id ? professionalById(unit, id) : Promise.resolve(null));

/** What fell, as it is now: visits by urgency, duties by time. */
async function shown(unit: Unit, { visits, duties }: Pick<Broken, 'visits' | 'duties'>) {
  const ofVisits = await Promise.all(
    visits.map(async (one) => ({
      visit: await visitById(unit, one.id),
      remaining: await person(unit, one.remaining),
    })),
  );
  const ofDuties = await Promise.all(
    duties.map(async (one) => ({
      duty: await dutyById(unit, one.id),
      remaining: await person(unit, one.remaining),
    })),
  );
  const hit = ofVisits.flatMap(({ visit, remaining }) => (visit ? [{ visit, remaining }] : []));
  hit.sort(
    (a, b) =>
      a.visit.urgency.localeCompare(b.visit.urgency) ||
      Temporal.Instant.compare(a.visit.dueUntil, b.visit.dueUntil),
  );
  const lost = ofDuties.flatMap(({ duty, remaining }) => (duty ? [{ duty, remaining }] : []));
  lost.sort((a, b) => Temporal.Instant.compare(a.duty.during.from, b.duty.during.from));
  return { visits: hit, duties: lost };
}

export async function reportedAbsence(unit: Unit, fell: Broken) {
  return { absence: await absenceRow(unit, fell.id), broken: await shown(unit, fell) };
}

/** What an absence broke and nobody has mended since: visits without a pair, duties without two people that are not over. */
export async function stillBroken(unit: Unit, absenceId: string) {
  demand(unit.viewer, 'rows:read');
  const rows = await brokenBy(unit, absenceId);
  const of = (type: AbsenceBroken['sourceType']) =>
    rows
      .filter(({ sourceType }) => sourceType === type)
      .map(({ sourceId, remaining }) => ({ id: sourceId, remaining: remaining?.id ?? null }));
  const { visits, duties } = await shown(unit, { visits: of('VISIT'), duties: of('DUTY') });
  const seated = await Promise.all(visits.map(({ visit }) => membersOfVisit(unit, visit.id)));
  return {
    visits: visits.filter(
      ({ visit }, at) => WAITING.includes(visit.state) && (seated[at] ?? []).length === 0,
    ),
    duties: duties.filter(
      ({ duty }) =>
        membersOfDuty(duty).length < 2 && Temporal.Instant.compare(duty.during.until!, unit.now) > 0,
    ),
  };
}

export async function endedAbsence(unit: Unit, { id, visits, duties }: Restored) {
  const [ofVisits, ofDuties] = await Promise.all([
    Promise.all(visits.map((one) => visitById(unit, one))),
    Promise.all(duties.map((one) => dutyById(unit, one))),
  ]);
  return {
    absence: await absenceRow(unit, id),
    restored: { visits: present(ofVisits), duties: present(ofDuties) },
  };
}
