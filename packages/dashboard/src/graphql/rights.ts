// Who may do what, as the interface needs it: what cannot be done is not offered. The server decides, this only spares a refusal.
import type { Viewer } from './session.ts';

/** A place an act happens at: its district, where there is one. */
export interface Place {
  district?: { id: string } | null;
}

type Person = { id: string };
type Seated = { pair?: { members: readonly Person[] } | null };
type Flagged = Place & {
  raisedBy?: Person | null;
  acknowledgedBy?: Person | null;
  visits?: readonly Seated[];
};

const has = (viewer: Viewer, ...roles: Viewer['roles']): boolean =>
  viewer.roles.some((role) => roles.includes(role));

const leads = (viewer: Viewer, { district }: Place): boolean =>
  has(viewer, 'LEAD') && (!district || viewer.districts.some(({ id }) => id === district.id));

const onDuty = (viewer: Viewer): boolean => viewer.onDuty || has(viewer, 'DUTY');

/** Whether an actor is the person signed in: by account or by professional. */
export const isMe = (viewer: Viewer, person: Person | null | undefined): boolean =>
  !!person && [viewer.id, `account:${viewer.id}`, viewer.professional?.id].includes(person.id);

/** Whether the person signed in sits on a visit. */
export const onSeat = (viewer: Viewer, visit: Seated): boolean =>
  (visit.pair?.members ?? []).some(({ id }) => id === viewer.professional?.id);

/** Sees the board at all. */
export const maySeeBoard = (viewer: Viewer): boolean =>
  has(viewer, 'LEADERSHIP', 'LEAD', 'DISPATCHER', 'DUTY', 'PROFESSIONAL') || viewer.onDuty;

export const mayRaise = (viewer: Viewer): boolean => maySeeBoard(viewer);
export const mayTake = (viewer: Viewer): boolean => maySeeBoard(viewer);

export const mayReadFlag = (viewer: Viewer, flag: Flagged): boolean =>
  leads(viewer, flag) ||
  onDuty(viewer) ||
  (has(viewer, 'PROFESSIONAL') && isMe(viewer, flag.raisedBy)) ||
  took(viewer, flag) ||
  (flag.visits ?? []).some((visit) => onSeat(viewer, visit));

/** Took it as a professional: a dispatcher who took one has passed it on to be done, not to be closed. */
const took = (viewer: Viewer, flag: Flagged): boolean =>
  has(viewer, 'PROFESSIONAL') && isMe(viewer, flag.acknowledgedBy);

export const mayResolve = (viewer: Viewer, flag: Flagged): boolean =>
  has(viewer, 'LEADERSHIP', 'LEAD') || onDuty(viewer) || took(viewer, flag);

/** Plans, moves, assigns, swaps, releases, cancels. */
export const mayDispatch = (viewer: Viewer, place: Place): boolean =>
  has(viewer, 'DISPATCHER') || leads(viewer, place) || onDuty(viewer);

/** Prints the emergency sheet; places and hints on it need the right of who plans. */
export const mayPrintSheet = (viewer: Viewer): boolean =>
  has(viewer, 'LEADERSHIP') || mayDispatch(viewer, {});

/** Reads the name of the household a visit goes to. */
export const mayReadHousehold = (viewer: Viewer, visit: Place & Seated): boolean =>
  leads(viewer, visit) || onDuty(viewer) || onSeat(viewer, visit);

/** Reads the name of a household wherever a card may be read. */
export const mayReadHouseholds = (viewer: Viewer): boolean => has(viewer, 'LEAD') || onDuty(viewer);

/** Opens the desk: whoever plans somewhere. */
export const mayUseDesk = (viewer: Viewer): boolean => mayDispatch(viewer, {});

export const mayReadCard = (viewer: Viewer, visit: Place & Seated): boolean =>
  mayDispatch(viewer, visit) || onSeat(viewer, visit);

/** Sends two at once: flag, visit and pair in one act. */
export const mayDeploy = (viewer: Viewer): boolean => mayDispatch(viewer, {});

/** Removes a safety hint, as the first or the second of two. */
export const mayRemoveHint = (viewer: Viewer, place: Place): boolean => mayDispatch(viewer, place);

/** Records what somebody did alone: the own, or for others who dispatches. */
export const mayRecordAlone = (viewer: Viewer): boolean =>
  viewer.professional != null || mayDispatch(viewer, {});

/** Sees what others did alone. */
export const maySeeAlone = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP') || mayDispatch(viewer, {});

/** Reviews what somebody else did alone. */
export const mayReviewAlone = (viewer: Viewer, action: Place & { professional: Person }): boolean =>
  (has(viewer, 'LEADERSHIP') || leads(viewer, action)) && !isMe(viewer, action.professional);

/** Reads what was written about what somebody did alone. */
export const mayReadAlone = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP', 'LEAD') || onDuty(viewer);

/** Reports somebody absent; professionals themselves only. */
export const mayReportAbsence = (viewer: Viewer): boolean =>
  has(viewer, 'DISPATCHER', 'LEAD', 'PROFESSIONAL') || onDuty(viewer);

/** Reports only the own absence. */
export const onlyOwnAbsence = (viewer: Viewer): boolean =>
  !has(viewer, 'DISPATCHER', 'LEAD') && !onDuty(viewer);

/** Enters appointments and calendars of somebody: the own, or for whom one plans. */
export const mayEnterAppointments = (viewer: Viewer, person: Person & Place): boolean =>
  has(viewer, 'LEADERSHIP', 'DISPATCHER') ||
  leads(viewer, person) ||
  (has(viewer, 'PROFESSIONAL') && isMe(viewer, person));

export const mayPlanDuty = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP', 'LEAD', 'DISPATCHER');

export const mayKeepTokens = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP', 'ADMINISTRATOR');

/** Asks what would change if. */
export const maySimulate = (viewer: Viewer): boolean =>
  has(viewer, 'LEADERSHIP', 'LEAD', 'DISPATCHER') || onDuty(viewer);

export const mayKeepAccounts = (viewer: Viewer): boolean => has(viewer, 'ADMINISTRATOR');

export const maySeeOffices = (viewer: Viewer): boolean => maySeeBoard(viewer) || mayKeepAccounts(viewer);

/** Keeps cars and child seats of the offices. */
export const mayKeepEquipment = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP', 'DISPATCHER');

export const mayEditOffices = (viewer: Viewer): boolean => has(viewer, 'LEADERSHIP');
