// Who may do what: the one table of rights (rules, part 1). Everything else asks here.
import { FactKind, type Fact } from '#kernel/fact';
import { Failure } from '#kernel/failure';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { holds, Role, Scope, scoped, type Viewer } from '#kernel/viewer';

/** What a right is about. Unset means: in general, somewhere. */
export interface About {
  /** The ASD district of the object; null is the whole town. */
  districtId?: string | null;
  /** The asker's own: raised or took the flag, sits on the visit, is the person. */
  own?: boolean;
  /** An open ACUTE or HIGH flag hangs on it. */
  urgent?: boolean;
}

type Who = (viewer: Viewer, about: About) => boolean;

const leadership: Who = (viewer) => holds(viewer, Role.LEADERSHIP);
const lead: Who = (viewer, { districtId }) => holds(viewer, Role.LEAD, districtId);
const anyLead: Who = (viewer) => holds(viewer, Role.LEAD);
const dispatcher: Who = (viewer) => holds(viewer, Role.DISPATCHER);
const duty: Who = (viewer) => holds(viewer, Role.DUTY);
const professional: Who = (viewer) => holds(viewer, Role.PROFESSIONAL);
const administrator: Who = (viewer) => holds(viewer, Role.ADMINISTRATOR);
const auditor: Who = (viewer) => holds(viewer, Role.AUDITOR);
/** A person signed in, for what is their own. `own` unset asks in general: then it is possible. */
const own: Who = (viewer, { own: mine }) =>
  viewer.kind === 'PERSON' && mine !== false && viewer.grants.length > 0;
const ownAsProfessional: Who = (viewer, about) => professional(viewer, about) && own(viewer, about);
const signedIn: Who = (viewer) => viewer.kind === 'PERSON';
const anybody: Who = () => true;
/** A screen on a wall: nobody is signed in there. */
const wall: Who = (viewer) => viewer.kind === 'WALL';
/** A wall has the wall's own operations and no others. */
const anybodyButWall: Who = (viewer) => viewer.kind !== 'WALL';
const token =
  (scope: Scope): Who =>
  (viewer, { districtId }) =>
    scoped(viewer, scope) &&
    (viewer.districtIds === null ||
      districtId === undefined ||
      (districtId !== null && viewer.districtIds.includes(districtId)));
const notUrgent =
  (who: Who): Who =>
  (viewer, about) =>
    about.urgent !== true && who(viewer, about);

const staff = [leadership, anyLead, dispatcher, duty, professional];
const planning = [lead, dispatcher, duty, token(Scope.DISPATCH)];

/** Right → who has it. One line per row of the table in the rules. */
const TABLE = {
  'service:read': [anybody],
  'viewer:read': [anybodyButWall],
  'catalogue:read': [signedIn, token(Scope.AGGREGATE)],
  'board:read': [...staff, token(Scope.AGGREGATE)],
  'office:read': [...staff, administrator, token(Scope.AGGREGATE)],
  'rows:read': [...staff, token(Scope.OPERATIONS)],
  'facts:read': [...staff, auditor, token(Scope.OPERATIONS)],
  'access-facts:read': [auditor],
  'load:simulate': [leadership, anyLead, dispatcher, duty, token(Scope.OPERATIONS)],
  'node:read': [...staff, administrator, token(Scope.AGGREGATE)],
  'flag:text': [lead, duty, ownAsProfessional],
  'household:read': [lead, duty, ownAsProfessional, token(Scope.FILE)],
  'visit-card:read': [lead, dispatcher, duty, ownAsProfessional],
  'visit:mine': [professional],
  'hint:read': [lead, dispatcher, duty, ownAsProfessional],
  'hint:ask': [lead, dispatcher, duty],
  'hint:write': [lead, dispatcher, duty, ownAsProfessional],
  'hint:remove': [lead, dispatcher, duty],
  'duty-phone:read': [leadership, anyLead, dispatcher, duty],
  'duty-phone:write': [leadership, lead, ownAsProfessional],
  'sheet:read': [leadership, anyLead, dispatcher, duty],
  'visit:deploy': [lead, dispatcher, duty],
  'emergency:record': [lead, dispatcher, duty, ownAsProfessional],
  'emergency:read': [leadership, lead, dispatcher, duty, ownAsProfessional],
  'emergency:text': [leadership, lead, duty, ownAsProfessional],
  'emergency:review': [leadership, lead],
  'flag:raise': [...staff, token(Scope.FLAG)],
  'flag:acknowledge': staff,
  'flag:resolve': [leadership, anyLead, duty, ownAsProfessional],
  'visit:plan': planning,
  'visit:move': planning,
  'visit:assign': planning,
  'visit:cancel': [lead, dispatcher, duty, notUrgent(token(Scope.DISPATCH))],
  'visit:carry-out': [ownAsProfessional],
  'absence:report': [lead, dispatcher, duty, ownAsProfessional, token(Scope.DISPATCH)],
  'appointment:write': [leadership, lead, dispatcher, ownAsProfessional],
  'duty:set': [leadership, anyLead, dispatcher, duty, token(Scope.DISPATCH)],
  'household:write': [lead, duty, token(Scope.FILE)],
  'token:write': [leadership, administrator],
  'wall:read': [wall],
  'wall:open': [anybody],
  'wall-device:write': [leadership, administrator],
  'session:write': [anybodyButWall],
  'account:write': [administrator],
  'office:write': [leadership],
  'equipment:write': [leadership, dispatcher],
  'password:change': [signedIn],
  'filter:own': [signedIn],
} satisfies Record<string, Who[]>;

export type Right = keyof typeof TABLE;

/** Has the asker this right, about this? The office itself has every right and is named in the log. */
export function may(viewer: Viewer, right: Right, about: About = {}): boolean {
  return viewer.kind === 'SYSTEM' || TABLE[right].some((who) => who(viewer, about));
}

/** First line of every use case. Refuses inside the payload, so that the other fields of a form survive. */
export function require(viewer: Viewer, right: Right, about: About = {}, field?: string): void {
  if (!may(viewer, right, about)) throw new Refusal(ErrorCode.FORBIDDEN, field ? { field } : {});
}

/** First line of every query. */
export function demand(viewer: Viewer, right: Right, about: About = {}): void {
  if (may(viewer, right, about)) return;
  throw new Failure(viewer.kind === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/** All rights somebody has in general: what an interface may offer. */
export const rightsOf = (viewer: Viewer): Right[] =>
  (Object.keys(TABLE) as Right[]).filter((right) => may(viewer, right));

/** Districts an asker is limited to; null means all. */
export const districtsOf = (viewer: Viewer): readonly string[] | null =>
  viewer.kind === 'TOKEN' ? viewer.districtIds : null;

/** The districts asked for, cut to those allowed. Null means all. */
export function withinDistricts(
  viewer: Viewer,
  asked: readonly string[] | null | undefined,
): readonly string[] | null {
  const allowed = districtsOf(viewer);
  if (!asked) return allowed;
  return allowed ? asked.filter((id) => allowed.includes(id)) : asked;
}

const ACCESS_FACTS: readonly FactKind[] = [
  FactKind.ACCOUNT_CHANGED,
  FactKind.SESSION_ENDED,
  FactKind.TOKEN_CREATED,
  FactKind.TOKEN_REVOKED,
  // That there is a hint somewhere already says something about somebody.
  FactKind.SAFETY_HINT_CHANGED,
  FactKind.WALL_CREATED,
  FactKind.WALL_CHANGED,
  FactKind.WALL_CODE_MADE,
  FactKind.WALL_OPENED,
  FactKind.WALL_REVOKED,
];
const BOARD_FACTS: readonly FactKind[] = [FactKind.DISTRICT_LOAD_CHANGED, FactKind.DUTY_SET, FactKind.DUTY_CLEARED,
  FactKind.ON_CALL_HANDED_OVER, FactKind.ON_CALL_GAP_OPENED, FactKind.ON_CALL_GAP_CLOSED,
  FactKind.OFFICE_CHANGED, FactKind.DISTRICT_CHANGED]; // prettier-ignore

/** The right a kind of fact needs; `facts:read` is asked besides by whoever reads them as facts. */
export function rightOfFact(kind: FactKind): Right {
  if (ACCESS_FACTS.includes(kind)) return 'access-facts:read';
  return BOARD_FACTS.includes(kind) ? 'board:read' : 'rows:read';
}

/** What a wall counts: it is told that something of it moved, never what of whom. */
const movesTheWall = (kind: FactKind): boolean =>
  BOARD_FACTS.includes(kind) || kind.startsWith('RISK_FLAG_') || kind.startsWith('VISIT_');

/** Would a query show this fact to this asker now? */
export function mayHear(viewer: Viewer, fact: Pick<Fact, 'kind' | 'districtId'>): boolean {
  const districts = districtsOf(viewer);
  if (districts && fact.districtId !== null && !districts.includes(fact.districtId)) return false;
  if (viewer.kind === 'WALL') return movesTheWall(fact.kind);
  return may(viewer, rightOfFact(fact.kind)) || may(viewer, 'access-facts:read');
}

/** Two askers with the same text see the same in every answer without data of families. */
export function visibilityOf(viewer: Viewer): string {
  const rights = (
    ['board:read', 'rows:read', 'facts:read', 'access-facts:read', 'office:read', 'duty-phone:read'] as const
  ).map((right) => Number(may(viewer, right)));
  const exact = viewer.kind === 'TOKEN' ? `token ${Number(scoped(viewer, Scope.OPERATIONS))}` : viewer.kind;
  return `${exact} ${rights.join('')} ${[...(districtsOf(viewer) ?? ['*'])].sort().join(',')}`;
}

/** Two askers with the same text have the same rights everywhere: all that an asker is but who they are. */
export function rightsKeyOf(viewer: Viewer): string {
  const grants = viewer.grants.map(
    ({ role, districtIds }) => `${role}:${[...(districtIds ?? ['*'])].sort().join(',')}`,
  );
  return JSON.stringify([
    viewer.kind, grants.sort(), viewer.onDuty, viewer.mustChangePassword, [...viewer.scopes].sort(),
    viewer.districtIds && [...viewer.districtIds].sort(), viewer.naming,
  ]); // prettier-ignore
}

/** Only suppressed counts (below 3) may be shown to it (rules 7). */
export const seesCountsOnly = (viewer: Viewer): boolean =>
  viewer.kind === 'TOKEN' && !scoped(viewer, Scope.OPERATIONS);
