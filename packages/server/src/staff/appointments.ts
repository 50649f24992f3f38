// Appointments by hand: entered, moved and removed by dispatcher, lead, leadership and whoever has them; never over a visit or duty.
import { demand, require } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { Failure } from '#kernel/failure';
import { FactKind, type Change } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { type BoundedInterval, isEmpty } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { Appointment } from './appointment.entity';
import { type AppointmentKind, checkedSpan, PLACE_MAX } from './appointment.rules';
import { appointmentRow, appointmentsWithin, heldAppointments } from './appointments.queries';
import { CommitmentKind } from './commitment.rules';
import { commit, demandFree, lockPeople, uncommit } from './commitments';
import { demandNear, placeToday } from './professionals';

/** Longest time that can be asked about. */
const DAYS_MAX = 62;

/** What can be said of an appointment. */
export interface AppointmentValues {
  from: Temporal.Instant;
  until: Temporal.Instant;
  kind: AppointmentKind;
  place?: string | null;
}

/** The appointments of one person within a time, by beginning. @throws Failure BAD_USER_INPUT for a span that is empty or longer than 62 days. */
export async function appointments(
  unit: Unit,
  { professionalId, from, until }: { professionalId: string } & BoundedInterval,
): Promise<Appointment[]> {
  demand(unit.viewer, 'rows:read');
  const long = Temporal.Instant.compare(until, from.add({ hours: 24 * DAYS_MAX })) > 0;
  if (isEmpty({ from, until }) || long)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'until' }));
  if (!isId(professionalId)) return [];
  await demandNear(unit, professionalId);
  return appointmentsWithin(unit, professionalId, { from, until });
}

/** Whether an appointment takes the person's time; one from a calendar beside a visit does not, nor one an absence released. */
export const takesTime = async (unit: Unit, id: string): Promise<boolean> =>
  (await batched(unit, 'held appointment', id, (ids) => heldAppointments(unit, ids))) ?? false;

/** One appointment as it is now, no right asked; null when it is gone. */
export const appointmentById = appointmentRow;

/** Asks the right for a person's time and waits until nobody else changes it. @throws Refusal NOT_FOUND, FORBIDDEN. */
export async function lockTime(
  unit: Unit,
  professionalId: string,
  field: string,
): Promise<{ districtId: string }> {
  const known = isId(professionalId) && (await lockPeople(unit, [professionalId])).size > 0;
  if (!known) throw new Refusal(ErrorCode.NOT_FOUND, { field });
  const { districtId } = await placeToday(unit, professionalId);
  const own = professionalId === unit.viewer.professionalId;
  require(unit.viewer, 'appointment:write', { districtId, own }, field);
  return { districtId };
}

/** @throws Refusal FORBIDDEN, NOT_FOUND (professionalId), END_BEFORE_START, IN_THE_PAST, INVALID, PERSON_BUSY (from). */
export async function addAppointment(
  unit: Unit,
  asked: AppointmentValues & { professionalId: string },
): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const { professionalId, kind } = asked;
  const during = checkedSpan(asked, unit.now);
  const place = checkedText(asked.place, 'place', { max: PLACE_MAX });
  const { districtId } = await lockTime(unit, professionalId, 'professionalId');
  await demandTime(unit, professionalId, during);
  const appointment = unit.em.create(Appointment, {
    professional: professionalId,
    ...{ during, kind, place, calendar: null, releasedAt: null },
  });
  await unit.em.flush();
  await take(unit, appointment);
  tell(unit, FactKind.APPOINTMENT_ADDED, appointment, districtId, moved(null, said(appointment)));
  return { id: appointment.id };
}

/** Gives an appointment another time, kind or place. @throws Refusal as {@link addAppointment}; CONFLICT where somebody was faster, INVALID (id) for one of a calendar. */
export async function changeAppointment(
  unit: Unit,
  asked: Partial<AppointmentValues> & { id: string; expectedVersion?: number | null },
): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const { appointment, districtId } = await held(unit, asked.id);
  const { version } = appointment;
  if (asked.expectedVersion != null && asked.expectedVersion !== version)
    throw new Refusal(ErrorCode.CONFLICT, { field: 'expectedVersion', details: { currentVersion: version } });
  const before = said(appointment);
  const { from, until } = appointment.during as BoundedInterval;
  const during = checkedSpan({ from: asked.from ?? from, until: asked.until ?? until }, unit.now);
  const place =
    asked.place === undefined ? appointment.place : checkedText(asked.place, 'place', { max: PLACE_MAX });
  await demandTime(unit, appointment.professional.id, during, appointment.id);
  await uncommit(unit, CommitmentKind.APPOINTMENT, appointment.id);
  Object.assign(appointment, { during, place, kind: asked.kind ?? appointment.kind, releasedAt: null });
  await unit.em.flush();
  await take(unit, appointment);
  const changes = moved(before, said(appointment));
  if (changes.length > 0 || appointment.version !== version)
    tell(unit, FactKind.APPOINTMENT_CHANGED, appointment, districtId, changes);
  return { id: appointment.id };
}

/** Removes an appointment that is not over; its time is free. @throws Refusal FORBIDDEN, NOT_FOUND, IN_THE_PAST, INVALID (id) for one of a calendar. */
export async function removeAppointment(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'appointment:write');
  const { appointment, districtId } = await held(unit, id);
  await uncommit(unit, CommitmentKind.APPOINTMENT, id);
  tell(unit, FactKind.APPOINTMENT_REMOVED, appointment, districtId, moved(said(appointment), null));
  unit.em.remove(appointment);
  return { id };
}

/** An appointment by hand that is not over, with the person's time locked. */
async function held(unit: Unit, id: string): Promise<{ appointment: Appointment; districtId: string }> {
  const found = await appointmentRow(unit, id);
  if (!found) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  const { districtId } = await lockTime(unit, found.professional.id, 'id');
  const appointment = await appointmentRow(unit, id);
  if (!appointment) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (appointment.calendar)
    throw new Refusal(ErrorCode.INVALID, { field: 'id', words: { because: 'FROM_CALENDAR' } });
  if (Temporal.Instant.compare(appointment.during!.until!, unit.now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'id' });
  return { appointment, districtId };
}

/** By hand nothing is entered over a visit, a duty, an absence or another appointment: as an absence, it excludes all. */
const demandTime = (unit: Unit, professionalId: string, during: BoundedInterval, exceptSourceId?: string) =>
  demandFree(unit, [professionalId], CommitmentKind.ABSENCE, during, {
    field: 'from',
    ...(exceptSourceId && { exceptSourceId }),
  });

const take = (unit: Unit, { id, professional, during }: Appointment) =>
  commit(unit, {
    professionalId: professional.id,
    sourceType: CommitmentKind.APPOINTMENT,
    sourceId: id,
    during: during!,
  });

/** What of an appointment is told: no place, which may say whom it is about. */
const said = ({ during, kind }: Appointment): Record<string, string> => ({
  from: during!.from.toString(),
  until: during!.until!.toString(),
  kind,
});

function moved(before: Record<string, string> | null, after: Record<string, string> | null): Change[] {
  return Object.keys(before ?? after ?? {})
    .map((field) => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null }))
    .filter(({ from, to }) => from !== to);
}

function tell(
  unit: Unit,
  kind: FactKind,
  { id, professional }: Appointment,
  districtId: string,
  change: Change[],
): void {
  unit.record({ kind, districtId, subject: { type: 'APPOINTMENT', id }, people: [professional.id], change });
}
