// What the load counts and what it does not: further kinds of work register here.

/** A kind of work or of time in the calculation. */
export const LoadPart = {
  STANDING_HOURS: 'STANDING_HOURS',
  VISITS: 'VISITS',
  OPEN_FLAGS: 'OPEN_FLAGS',
  WORKING_TIMES: 'WORKING_TIMES',
  ABSENCES: 'ABSENCES',
  APPOINTMENTS: 'APPOINTMENTS',
  DUTY_DESK: 'DUTY_DESK',
  ON_CALL: 'ON_CALL',
  REPORTS: 'REPORTS',
  HELP_CASES: 'HELP_CASES',
} as const;
export type LoadPart = (typeof LoadPart)[keyof typeof LoadPart];

/** How full a district is. */
export const LoadBand = { LOW: 'LOW', FULL: 'FULL', OVER: 'OVER', FAR_OVER: 'FAR_OVER' } as const;
export type LoadBand = (typeof LoadBand)[keyof typeof LoadBand];

/** What a deadline is about. */
export const DeadlineKind = {
  FLAG_UNTAKEN: 'FLAG_UNTAKEN',
  NEXT_STEP: 'NEXT_STEP',
  VISIT_DUE: 'VISIT_DUE',
  VISIT_MISSED: 'VISIT_MISSED',
  VISIT_UNACCEPTED: 'VISIT_UNACCEPTED',
  EMERGENCY_REVIEW: 'EMERGENCY_REVIEW',
} as const;
export type DeadlineKind = (typeof DeadlineKind)[keyof typeof DeadlineKind];

/** What its subject is. */
export function subjectOf(kind: DeadlineKind): 'FLAG' | 'VISIT' | 'EMERGENCY_ACTION' {
  if (kind === DeadlineKind.FLAG_UNTAKEN || kind === DeadlineKind.NEXT_STEP) return 'FLAG';
  return kind === DeadlineKind.EMERGENCY_REVIEW ? 'EMERGENCY_ACTION' : 'VISIT';
}

/** Counted now, in the order in which they are shown. */
export const COUNTED: readonly LoadPart[] = [
  LoadPart.STANDING_HOURS,
  LoadPart.VISITS,
  LoadPart.OPEN_FLAGS,
  LoadPart.WORKING_TIMES,
  LoadPart.ABSENCES,
  LoadPart.APPOINTMENTS,
  LoadPart.DUTY_DESK,
];

/** Known to be missing: said beside every figure. */
export const NOT_COUNTED: readonly LoadPart[] = [LoadPart.ON_CALL, LoadPart.REPORTS, LoadPart.HELP_CASES];
