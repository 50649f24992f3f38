// How a note and its end are answered: objects as they are now, the most urgent visit first.
import type { Unit } from '#kernel/unit';
import { absenceRow } from '#staff/absences.queries';
import { professionalById } from '#staff/professionals';
import { visitById } from '#visits/visits';
import type { Broken, Restored } from './absence-report';
import { dutyById } from './duties';

const present = <T>(values: (T | null | undefined)[]): T[] =>
  values.filter((one): one is T => one !== null && one !== undefined);
const person = (unit: Unit, id: string | null) => (id ? professionalById(unit, id) : Promise.resolve(null));

export async function reportedAbsence(unit: Unit, { id, visits, duties }: Broken) {
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
  return { absence: await absenceRow(unit, id), broken: { visits: hit, duties: lost } };
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
