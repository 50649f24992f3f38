// Who may ask what at all, copied by hand from the rules (part 1), so that the server's own table is not its own witness.

/** Everybody who asks in the matrix. LEAD is of one district only, PROFESSIONAL sits on nothing, tokens see the whole town. */
export const ASKERS = [
  'NOBODY', 'LEADERSHIP', 'LEAD', 'LEAD elsewhere', 'DISPATCHER', 'PROFESSIONAL', 'ADMINISTRATOR', 'AUDITOR',
  'token AGGREGATE', 'token OPERATIONS', 'token FLAG', 'token DISPATCH', 'token FILE', 'token SCHEMA',
] as const; // prettier-ignore
export type Asking = (typeof ASKERS)[number];

const STAFF: readonly Asking[] = ['LEADERSHIP', 'LEAD', 'LEAD elsewhere', 'DISPATCHER', 'PROFESSIONAL'];
const SIGNED_IN: readonly Asking[] = [...STAFF, 'ADMINISTRATOR', 'AUDITOR'];
const ROWS_TOKENS: readonly Asking[] = ['token OPERATIONS', 'token FLAG', 'token DISPATCH', 'token FILE'];
const TOKENS: readonly Asking[] = ['token AGGREGATE', ...ROWS_TOKENS];

const BOARD = [...STAFF, ...TOKENS];
const OFFICES = [...BOARD, 'ADMINISTRATOR' as const];
const ROWS = [...STAFF, ...ROWS_TOKENS];
const FACTS = [...ROWS, 'AUDITOR' as const];
const CATALOGUES = [...SIGNED_IN, ...TOKENS];
const LEADING: readonly Asking[] = ['LEADERSHIP', 'LEAD', 'LEAD elsewhere', 'DISPATCHER'];
const KEYS: readonly Asking[] = ['LEADERSHIP', 'ADMINISTRATOR'];

/** Root field of a query → who gets an answer. */
export const MAY_ASK: Readonly<Record<string, readonly Asking[]>> = {
  service: ASKERS,
  viewer: ASKERS,
  overview: BOARD, districts: BOARD, district: BOARD, loadSeries: BOARD, onCall: BOARD, duties: BOARD, dutyPlan: BOARD, keyFigures: BOARD,
  offices: OFFICES, offerKinds: OFFICES, neighbourhoods: OFFICES, professionals: OFFICES,
  riskFlags: ROWS, visits: ROWS, absences: ROWS, lookBack: ROWS, lanes: ROWS, dueVisits: ROWS,
  appointments: ROWS, visitSeries: ROWS, cars: ROWS, childSeats: ROWS, transportAt: ROWS,
  calendars: ['LEADERSHIP', 'LEAD', 'LEAD elsewhere', 'DISPATCHER', 'PROFESSIONAL'],
  emergencySheet: LEADING, emergencySheetCopies: LEADING,
  facts: FACTS, recentFacts: FACTS,
  node: OFFICES, byReference: OFFICES, externalNode: OFFICES,
  riskFlagReasons: CATALOGUES, resolutionReasons: CATALOGUES, visitKinds: CATALOGUES, visitPurposes: CATALOGUES, cancelReasons: CATALOGUES, emergencyReasons: CATALOGUES,
  visitCard: ['LEAD', 'LEAD elsewhere', 'DISPATCHER', 'PROFESSIONAL'],
  safetyHintsAt: ['LEAD', 'LEAD elsewhere', 'DISPATCHER'],
  emergencyActions: STAFF,
  simulateLoad: ['LEADERSHIP', 'LEAD', 'LEAD elsewhere', 'DISPATCHER', ...ROWS_TOKENS],
  apiTokens: KEYS, wallDevices: KEYS,
  accounts: ['ADMINISTRATOR'],
  savedFilters: SIGNED_IN,
  wall: [],
}; // prettier-ignore

/** Who may see words about the family of a flag in the first district. A dispatcher sees the card of a visit, no household. */
export const MAY_SEE_FAMILY: readonly Asking[] = ['LEAD', 'token FILE'];
