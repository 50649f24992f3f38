// Who asks: one value that every check of a right reads, however the request came in.

/** What a person may be in the office. DUTY is never granted: whoever sits in the current duty has it. */
export const Role = {
  LEADERSHIP: 'LEADERSHIP',
  LEAD: 'LEAD',
  DISPATCHER: 'DISPATCHER',
  DUTY: 'DUTY',
  PROFESSIONAL: 'PROFESSIONAL',
  ADMINISTRATOR: 'ADMINISTRATOR',
  AUDITOR: 'AUDITOR',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** What a token may do. Every scope contains AGGREGATE; FLAG, DISPATCH and FILE contain OPERATIONS. */
export const Scope = {
  AGGREGATE: 'AGGREGATE',
  OPERATIONS: 'OPERATIONS',
  FLAG: 'FLAG',
  DISPATCH: 'DISPATCH',
  FILE: 'FILE',
  SCHEMA: 'SCHEMA',
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

/** How a screen on a wall names staff: as its office chose for this device. */
export const StaffNaming = { NAME: 'NAME', INITIALS: 'INITIALS', ROLE: 'ROLE' } as const;
export type StaffNaming = (typeof StaffNaming)[keyof typeof StaffNaming];

export type Language = 'de' | 'en';

/** A role and where it counts; `districtIds: null` means the whole town. */
export interface Grant {
  role: Role;
  districtIds: readonly string[] | null;
}

export interface Viewer {
  kind: 'PERSON' | 'TOKEN' | 'WALL' | 'SYSTEM' | 'NOBODY';
  /** Stable name of the principal in log, idempotency and limits: `account:<id>`, `token:<id>`, `wall:<id>`, `system:<name>`. */
  principal: string;
  /** Account, token or wall device id; empty for nobody and the system. */
  id: string;
  /** Session id of a person signed in: what a sign-out ends. */
  sessionId?: string;
  name: string;
  /** How a wall names staff; only a wall has it. */
  naming?: StaffNaming;
  professionalId: string | null;
  grants: readonly Grant[];
  /** Signed in with a one-time password: nothing is open but choosing an own one. */
  mustChangePassword: boolean;
  /** Sits in the duty that is current now. */
  onDuty: boolean;
  scopes: readonly Scope[];
  /** Districts a token is limited to; null means all. */
  districtIds: readonly string[] | null;
  language: Language;
  expiresAt: Temporal.Instant | null;
  /** Demo accounts and tokens: no rate, no socket limit. Loopback only. */
  unlimited: boolean;
  /** Points of cost a minute. */
  pointsPerMinute: number;
}

const NOBODY_POINTS = 600;

/** Somebody who has not said who they are. */
export const nobody = (language: Language): Viewer => ({
  kind: 'NOBODY',
  principal: 'nobody',
  id: '',
  name: '',
  professionalId: null,
  grants: [],
  mustChangePassword: false,
  onDuty: false,
  scopes: [],
  districtIds: null,
  language,
  expiresAt: null,
  unlimited: false,
  pointsPerMinute: NOBODY_POINTS,
});

/** The office itself: its scheduler, its named rules, its seed. It may do everything and is named in the log. */
export const system = (name: string): Viewer => ({
  ...nobody('de'),
  kind: 'SYSTEM',
  principal: `system:${name}`,
  name,
  unlimited: true,
});

/** Does this person hold the role, in this district (or anywhere, when none is named)? */
export function holds(viewer: Viewer, role: Role, districtId?: string | null): boolean {
  if (role === Role.DUTY) return viewer.onDuty;
  return viewer.grants.some(
    (grant) =>
      grant.role === role &&
      (districtId === undefined ||
        grant.districtIds === null ||
        (districtId !== null && grant.districtIds.includes(districtId))),
  );
}

/** Does this token carry the scope, by itself or inside a larger one? */
export function scoped(viewer: Viewer, scope: Scope): boolean {
  if (viewer.kind !== 'TOKEN') return false;
  if (scope === Scope.AGGREGATE) return true;
  const wide: readonly Scope[] = [Scope.FLAG, Scope.DISPATCH, Scope.FILE];
  return (
    viewer.scopes.includes(scope) ||
    (scope === Scope.OPERATIONS && viewer.scopes.some((s) => wide.includes(s)))
  );
}

/** All roles held now, each once, DUTY among them while it lasts. */
export function rolesOf(viewer: Viewer): Role[] {
  const roles = new Set<Role>(viewer.grants.map((grant) => grant.role));
  if (viewer.onDuty) roles.add(Role.DUTY);
  return [...roles];
}
