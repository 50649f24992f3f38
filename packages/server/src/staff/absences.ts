// Somebody is away: the row as it was reported, what it hits, and the union of all in the table of taken times.
import { demand, districtsOf, may, withinDistricts } from '#access/policy.rules';
import { District } from '#districts/district.entity';
import { dateAt } from '#kernel/calendar.rules';
import type { Page } from '#kernel/connection.type';
import { type Interval, isEmpty, sameInterval, subtract } from '#kernel/interval';
import { pageOf, type PageAsked } from '#kernel/paging';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { entitiesBy, pageWithTotal, rowsBy } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { Absence, AbsenceBroken } from './absence.entity';
import { absenceRow, absencesOfPerson, absencesWhere } from './absences.queries';
import { Appointment } from './appointment.entity';
import { absenceUnion, CommitmentKind } from './commitment.rules';
import { commit, type Taken, takenWithin, uncommit } from './commitments';
import { Professional } from './professional.entity';
import { placesTold, placeToday } from './professionals';
import { PLACES, type PlaceRow } from './professionals.queries';

/** An absence that never began is stored with this length and takes nobody's time. */
const WITHDRAWN_MILLISECONDS = 1;

/** A page of absences, with who is away and where they work, by one statement; rows only, no cause exists. */
export async function absences(
  unit: Unit,
  head: string,
  asked: PageAsked & { at?: Temporal.Instant | null; districtIds?: readonly string[] | null },
): Promise<Page<Absence>> {
  demand(unit.viewer, 'rows:read');
  const today = [dateAt(unit.now).toString()];
  const away = 'p.id in (select professional_id from page)';
  const { rows, total, along } = await pageWithTotal(
    unit,
    Absence,
    {
      table: 'absence',
      where: absencesWhere(unit, {
        at: asked.at ?? null,
        districtIds: withinDistricts(unit.viewer, asked.districtIds),
      }),
      order: [
        ['time', 'lower(during)'],
        ['id', 'id'],
      ],
    },
    asked,
    {
      people: entitiesBy(Professional, `select p.* from professional p where ${away}`),
      places: rowsBy<PlaceRow>(PLACES(away), today),
      districts: entitiesBy(
        District,
        `select * from district where id in (select district_id from (${PLACES(away)}) place)`,
        today,
      ),
    },
  );
  placesTold(unit, along.places);
  return pageOf(rows, asked, ({ during, id }) => [during!.from.toString(), id], total, head);
}

/** One absence as `node` and facts show it: null where the asker may not see it. */
export async function visibleAbsence(unit: Unit, id: string): Promise<Absence | null> {
  if (!may(unit.viewer, 'rows:read')) return null;
  const absence = await absenceRow(unit, id);
  const districts = districtsOf(unit.viewer);
  if (!absence || !districts) return absence;
  return districts.includes((await placeToday(unit, absence.professional.id)).districtId) ? absence : null;
}

/**
 * Writes an absence as reported. Gives what it hits; who calls releases that and then lets {@link holdAbsences} take
 * the time. The person is locked by the caller.
 */
export async function writeAbsence(
  unit: Unit,
  professionalId: string,
  during: Interval,
): Promise<{ absence: Absence; hits: Taken[] }> {
  const absence = unit.em.create(Absence, {
    professional: professionalId,
    during,
    reportedAt: unit.now,
    reportedBy: unit.viewer.principal,
    updatedAt: unit.now,
  });
  await unit.em.flush();
  const taken = await takenWithin(unit, [professionalId], during);
  return { absence, hits: taken.filter(({ sourceType }) => sourceType !== CommitmentKind.ABSENCE) };
}

/** Notes what an absence released, so that its end can put it back. */
export function noteBroken(
  unit: Unit,
  absence: Absence,
  sourceType: AbsenceBroken['sourceType'],
  source: { id: string; during: Interval },
  remainingId: string | null,
): void {
  unit.em.create(AbsenceBroken, {
    absence,
    sourceType,
    sourceId: source.id,
    during: source.during,
    remaining: remainingId,
  });
}

/** Shortens an absence. An end at its beginning withdraws it. */
export function shorten(unit: Unit, absence: Absence, until: Temporal.Instant): void {
  const { from, until: before } = absence.during!;
  if (Temporal.Instant.compare(until, from) < 0)
    throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  if (before && Temporal.Instant.compare(until, before) > 0) {
    throw new Refusal(ErrorCode.INVALID, {
      field: 'until',
      words: { because: 'TOO_LATE', time: before.toString() },
    });
  }
  const during = { from, until };
  absence.during = isEmpty(during)
    ? { from, until: from.add({ milliseconds: WITHDRAWN_MILLISECONDS }) }
    : during;
  absence.endedAt = unit.now;
  absence.updatedAt = unit.now;
}

const counts = ({ from, until }: Interval) =>
  until === null || until.epochMilliseconds - from.epochMilliseconds > WITHDRAWN_MILLISECONDS;

/**
 * Lets all absences of a person take their time anew: their union, less what stays taken by something else (a visit
 * under way, what has happened). Everything else must be released before.
 */
export async function holdAbsences(unit: Unit, professionalId: string): Promise<void> {
  await unit.em.flush();
  const reported = (await absencesOfPerson(unit, professionalId)).filter(({ during }) => counts(during!));
  for (const { id } of await absencesOfPerson(unit, professionalId))
    await uncommit(unit, CommitmentKind.ABSENCE, id);
  const away = absenceUnion(reported.map(({ during }) => during!));
  for (const whole of away) {
    const source = reported.find(({ during }) => Temporal.Instant.compare(during!.from, whole.from) === 0)!;
    const staying = (await takenWithin(unit, [professionalId], whole)).map((one) => one.during);
    for (const during of subtract([whole], staying)) {
      await commit(unit, { professionalId, sourceType: CommitmentKind.ABSENCE, sourceId: source.id, during });
    }
  }
}

/** Releases an appointment; its row stays and says since when. */
export async function releaseAppointment(unit: Unit, id: string): Promise<void> {
  await unit.em.nativeUpdate(Appointment, { id }, { releasedAt: unit.now });
  await uncommit(unit, CommitmentKind.APPOINTMENT, id);
}

/** Puts a released appointment back; the caller has asked whether its time is free. False where it no longer stands or was moved. */
export async function restoreAppointment(unit: Unit, id: string, during: Interval): Promise<boolean> {
  const appointment = await unit.em.findOne(Appointment, { id });
  if (!appointment?.releasedAt || !sameInterval(appointment.during!, during)) return false;
  appointment.releasedAt = null;
  await commit(unit, {
    professionalId: appointment.professional.id,
    sourceType: CommitmentKind.APPOINTMENT,
    sourceId: id,
    during: appointment.during!,
  });
  return true;
}

/** One absence, no right asked. */
export const absenceById = absenceRow;
