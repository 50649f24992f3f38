// What the database refused, in the words of the contract: constraint name to code and field, in one table.
import { ErrorCode, Refusal, type RefusalAbout } from '#kernel/refusal';

/** Constraint → refusal. What is not listed is a defect of ours and stays an unexpected error. */
const TABLE: Readonly<Record<string, readonly [ErrorCode, string?]>> = {
  commitment_nobody_twice: [ErrorCode.PERSON_BUSY, 'professionalIds'],
  seat_two_different_people: [ErrorCode.SAME_PERSON, 'professionalIds'],
  seat_taken_once: [ErrorCode.CONFLICT],
  visit_always_two: [ErrorCode.CONFLICT],
  visit_state_needs_a_pair: [ErrorCode.WRONG_STATE],
  visit_due_has_no_pair: [ErrorCode.WRONG_STATE],
  visit_pair_has_a_time: [ErrorCode.WRONG_STATE],
  visit_accepted_by_both: [ErrorCode.WRONG_STATE],
  visit_finished_by_both: [ErrorCode.WRONG_STATE],
  visit_note_length: [ErrorCode.INVALID, 'note'],
  visit_contact_phone: [ErrorCode.INVALID, 'contactPhone'],
  car_label_once: [ErrorCode.CONFLICT, 'label'],
  car_seats: [ErrorCode.INVALID, 'seats'],
  child_seat_once: [ErrorCode.CONFLICT, 'kind'],
  visit_transport_counts: [ErrorCode.INVALID, 'transport'],
  visit_series_weekdays: [ErrorCode.INVALID, 'weekdays'],
  visit_series_every_weeks: [ErrorCode.INVALID, 'everyWeeks'],
  visit_series_window: [ErrorCode.INVALID, 'closes'],
  visit_series_end_later: [ErrorCode.END_BEFORE_START, 'until'],
  visit_series_followed_once: [ErrorCode.CONFLICT],
  companion_is_somebody: [ErrorCode.INVALID, 'name'],
  safety_hint_removed_by_two: [ErrorCode.NEEDS_SECOND_PERSON],
  safety_hint_source: [ErrorCode.INVALID, 'source'],
  safety_hint_is_about_something: [ErrorCode.INVALID, 'visitId'],
  safety_hint_review_later: [ErrorCode.INVALID, 'reviewOn'],
  emergency_action_reason: [ErrorCode.INVALID, 'reasonCode'],
  emergency_action_somebody_or_nobody: [ErrorCode.INVALID, 'contactKind'],
  emergency_action_not_with_oneself: [ErrorCode.INVALID, 'contactId'],
  emergency_review_pkey: [ErrorCode.WRONG_STATE, 'id'],
  emergency_review_by_another: [ErrorCode.INVALID, 'id'],
  professional_duty_phone: [ErrorCode.INVALID, 'dutyPhone'],
  duty_seat_two_different_people: [ErrorCode.SAME_PERSON, 'professionalIds'],
  duty_seat_taken_once: [ErrorCode.CONFLICT],
  duty_once_at_a_time: [ErrorCode.CONFLICT, 'from'],
  external_reference_pkey: [ErrorCode.CONFLICT, 'externalReferences'],
  external_reference_one_per_system: [ErrorCode.CONFLICT, 'externalReferences'],
  external_reference_id: [ErrorCode.INVALID, 'externalReferences'],
  external_reference_system: [ErrorCode.INVALID, 'externalReferences'],
  risk_flag_text_length: [ErrorCode.INVALID, 'text'],
  risk_flag_resolution_text_length: [ErrorCode.INVALID, 'text'],
  risk_flag_resolved_by_two: [ErrorCode.NEEDS_SECOND_PERSON],
  risk_flag_reason: [ErrorCode.INVALID, 'reasonCode'],
  risk_flag_resolution: [ErrorCode.INVALID, 'reasonCode'],
  risk_flag_district: [ErrorCode.NOT_FOUND, 'districtId'],
  household_district: [ErrorCode.NOT_FOUND, 'districtId'],
  household_address: [ErrorCode.INVALID, 'address'],
  account_name_taken: [ErrorCode.CONFLICT, 'name'],
  account_name_form: [ErrorCode.INVALID, 'name'],
  account_of_professional: [ErrorCode.NOT_FOUND, 'professionalId'],
  account_one_per_professional: [ErrorCode.CONFLICT, 'professionalId'],
  office_name: [ErrorCode.INVALID, 'name'],
  office_address: [ErrorCode.INVALID, 'address'],
  office_slug_once_per_district: [ErrorCode.CONFLICT, 'name'],
  office_planned_has_a_day: [ErrorCode.INVALID, 'opensOn'],
  opening_hours_once: [ErrorCode.INVALID, 'openingHours'],
  neighbourhood_in_one_district: [ErrorCode.CONFLICT, 'from'],
  neighbourhood_without_hole: [ErrorCode.CONFLICT, 'from'],
  appointment_kind: [ErrorCode.INVALID, 'kind'],
  appointment_place: [ErrorCode.INVALID, 'place'],
  calendar_once: [ErrorCode.CONFLICT, 'professionalId'],
  calendar_address: [ErrorCode.INVALID, 'address'],
  saved_filter_once: [ErrorCode.CONFLICT, 'name'],
  saved_filter_name: [ErrorCode.INVALID, 'name'],
  saved_filter_query: [ErrorCode.INVALID, 'query'],
  api_token_name: [ErrorCode.INVALID, 'name'],
  api_token_expires_later: [ErrorCode.INVALID, 'expiresAt'],
  api_token_points: [ErrorCode.INVALID, 'pointsPerMinute'],
  wall_device_name: [ErrorCode.INVALID, 'name'],
};

interface DatabaseError {
  code?: string;
  constraint?: string;
  detail?: string;
  name?: string;
  cause?: unknown;
}

/** The innermost error that carries a PostgreSQL code. */
function databaseError(error: unknown): DatabaseError | null {
  let at = error as DatabaseError | undefined;
  for (let depth = 0; at && typeof at === 'object' && depth < 5; depth += 1) {
    if (typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at;
    at = at.cause as DatabaseError | undefined;
  }
  return null;
}

/** Deadlock or serialization: nobody's fault, try again. */
export function isTransient(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === '40P01' || code === '40001';
}

/** What the driver says, without a code, when the line to the database breaks under a question or never comes. */
const BROKEN_LINE =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|Client (has encountered a connection error|was closed) and is not queryable|timeout e(xceeded when trying to connect|xpired))$/;

function saysBrokenLine(error: unknown): boolean {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (BROKEN_LINE.test(at.message)) return true;
    at = at.cause;
  }
  return false;
}

/** The database cannot be reached at all. */
export function isUnreachable(error: unknown): boolean {
  const code = databaseError(error)?.code ?? (error as { code?: string } | null)?.code ?? '';
  return (
    /^(08|57P0|53)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'].includes(code) ||
    saysBrokenLine(error)
  );
}

/** A refusal where the table knows the constraint (or two changed the same version), else the error as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if ((error as DatabaseError | null)?.name === 'OptimisticLockError') return new Refusal(ErrorCode.CONFLICT);
  const refused = databaseError(error);
  const row = refused?.constraint ? TABLE[refused.constraint] : undefined;
  if (!row) return error;
  const about: { -readonly [K in keyof RefusalAbout]: RefusalAbout[K] } = {};
  if (row[1]) about.field = row[1];
  const busy = row[0] === ErrorCode.PERSON_BUSY ? busyInterval(refused?.detail ?? '') : null;
  if (busy) about.details = busy;
  return new Refusal(row[0], about);
}

/** PostgreSQL names the row that was in the way: the second `during` of its detail. */
function busyInterval(detail: string) {
  const [, from, until] = /existing key .*\["?([^",]+)"?,"?([^",)]*)"?\)\)/.exec(detail) ?? [];
  if (!from) return null;
  return {
    busyFrom: Temporal.Instant.from(from),
    ...(until ? { busyUntil: Temporal.Instant.from(until) } : {}),
  };
}
