// The whole vocabulary of what can happen, on one screen. A change without a fact does not exist.

/** What happened. The first word is the subject; `change` of the fact says which fields moved. */
export const FactKind = {
  RISK_FLAG_RAISED: 'RISK_FLAG_RAISED',
  RISK_FLAG_ACKNOWLEDGED: 'RISK_FLAG_ACKNOWLEDGED',
  RISK_FLAG_UNTAKEN: 'RISK_FLAG_UNTAKEN',
  RISK_FLAG_RESOLUTION_PROPOSED: 'RISK_FLAG_RESOLUTION_PROPOSED',
  RISK_FLAG_RESOLVED: 'RISK_FLAG_RESOLVED',
  RISK_FLAG_DESCRIBED: 'RISK_FLAG_DESCRIBED',
  VISIT_PLANNED: 'VISIT_PLANNED',
  VISIT_ASSIGNED: 'VISIT_ASSIGNED',
  VISIT_MEMBER_SWAPPED: 'VISIT_MEMBER_SWAPPED',
  VISIT_RELEASED: 'VISIT_RELEASED',
  VISIT_MOVED: 'VISIT_MOVED',
  VISIT_ACCEPTED: 'VISIT_ACCEPTED',
  VISIT_STARTED: 'VISIT_STARTED',
  VISIT_FINISHED: 'VISIT_FINISHED',
  VISIT_MISSED: 'VISIT_MISSED',
  VISIT_CANCEL_PROPOSED: 'VISIT_CANCEL_PROPOSED',
  VISIT_CANCELLED: 'VISIT_CANCELLED',
  VISIT_DESCRIBED: 'VISIT_DESCRIBED',
  VISIT_COMPANIONS_CHANGED: 'VISIT_COMPANIONS_CHANGED',
  SERIES_PLANNED: 'SERIES_PLANNED',
  SERIES_CHANGED: 'SERIES_CHANGED',
  SERIES_ENDED: 'SERIES_ENDED',
  EMERGENCY_ACTION_RECORDED: 'EMERGENCY_ACTION_RECORDED',
  EMERGENCY_ACTION_REVIEWED: 'EMERGENCY_ACTION_REVIEWED',
  EMERGENCY_SHEET_FAILED: 'EMERGENCY_SHEET_FAILED',
  EMERGENCY_SHEET_WRITTEN: 'EMERGENCY_SHEET_WRITTEN',
  ABSENCE_REPORTED: 'ABSENCE_REPORTED',
  ABSENCE_ENDED: 'ABSENCE_ENDED',
  APPOINTMENT_ADDED: 'APPOINTMENT_ADDED',
  APPOINTMENT_CHANGED: 'APPOINTMENT_CHANGED',
  APPOINTMENT_REMOVED: 'APPOINTMENT_REMOVED',
  CALENDAR_CHANGED: 'CALENDAR_CHANGED',
  CALENDAR_READ: 'CALENDAR_READ',
  DUTY_SET: 'DUTY_SET',
  DUTY_CLEARED: 'DUTY_CLEARED',
  ON_CALL_HANDED_OVER: 'ON_CALL_HANDED_OVER',
  ON_CALL_GAP_OPENED: 'ON_CALL_GAP_OPENED',
  ON_CALL_GAP_CLOSED: 'ON_CALL_GAP_CLOSED',
  DISTRICT_LOAD_CHANGED: 'DISTRICT_LOAD_CHANGED',
  HOUSEHOLD_CHANGED: 'HOUSEHOLD_CHANGED',
  SAFETY_HINT_CHANGED: 'SAFETY_HINT_CHANGED',
  OFFICE_CHANGED: 'OFFICE_CHANGED',
  DISTRICT_CHANGED: 'DISTRICT_CHANGED',
  STAFF_CHANGED: 'STAFF_CHANGED',
  ACCOUNT_CHANGED: 'ACCOUNT_CHANGED',
  SESSION_ENDED: 'SESSION_ENDED',
  TOKEN_CREATED: 'TOKEN_CREATED',
  TOKEN_REVOKED: 'TOKEN_REVOKED',
  WALL_CREATED: 'WALL_CREATED',
  WALL_CHANGED: 'WALL_CHANGED',
  WALL_CODE_MADE: 'WALL_CODE_MADE',
  WALL_OPENED: 'WALL_OPENED',
  WALL_REVOKED: 'WALL_REVOKED',
} as const;
export type FactKind = (typeof FactKind)[keyof typeof FactKind];

export type SubjectType =
  | 'RISK_FLAG' | 'VISIT' | 'VISIT_SERIES' | 'ABSENCE' | 'APPOINTMENT' | 'CALENDAR' | 'DUTY' | 'ON_CALL' | 'DISTRICT' | 'OFFICE' | 'PROFESSIONAL' | 'HOUSEHOLD' | 'SAFETY_HINT' | 'EMERGENCY_ACTION' | 'EMERGENCY_SHEET' | 'ACCOUNT' | 'SESSION' | 'TOKEN' | 'WALL'; // prettier-ignore

/** One field that moved, as the contract shows it; never anything personal. */
export interface Change {
  field: string;
  from: string | null;
  to: string | null;
}

/** What a use case says has happened; the log adds number, time, author and hash. */
export interface NewFact {
  kind: FactKind;
  /** The ASD district it concerns, or null for the whole town. */
  districtId: string | null;
  subject: { type: SubjectType; id: string };
  change?: Change[];
  /** Professionals whose own assignments it touches: the address of `myVisits`. */
  people?: string[];
  /** Figures that replay must show as they were then (district load, on call). */
  figures?: unknown;
  /** When it happened in the world, if not now. */
  occurredAt?: Temporal.Instant;
  /** Entered afterwards from paper: name of who did it in the world, while the actor is who entered it. */
  caughtUp?: string;
}

/** A fact as the log holds it. `seq` is gap-free in commit order. */
export interface Fact extends Required<Omit<NewFact, 'occurredAt' | 'figures' | 'caughtUp'>> {
  seq: bigint;
  id: string;
  /** Principal that did it: `account:<id>`, `token:<id>`, `system:<name>`. */
  actor: string;
  actorName: string;
  figures: unknown;
  /** Entered afterwards from paper: who did it; null when it was recorded as it happened. */
  caughtUp: string | null;
  occurredAt: Temporal.Instant;
  recordedAt: Temporal.Instant;
  cursor: string;
}
