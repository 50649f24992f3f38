// The load of a district worked out a second time, from the log alone and by the minute; shares no code with what it checks.
import { afterOfficeHours, works } from './printed-calendar';

/** A row of the log, as plain SQL gives it. */
export interface LogRow {
  seq: number;
  kind: string;
  district_id: string | null;
  subject_type: string;
  subject_id: string;
  /** Milliseconds since 1970. */
  at: number;
  change: { field: string; from: string | null; to: string | null }[] | null;
  people: string[] | null;
}

/** What the log does not tell: agreed hours, offices, reported standing hours, what a kind costs to write down. */
export interface Reference {
  worked: { person: string; district: string; weekday: number; from: string; until: string }[];
  standing: { district: string; asOf: string; hours: number }[];
  documentation: Record<string, number>;
  overhead: number;
}

export interface Checked {
  required: number;
  available: number;
  ratio: number | null;
  overdue: number;
  dueSoon: number;
  from: string;
  until: string;
}

interface FlagSeen {
  district: string;
  level: string;
  open: boolean;
  taken: boolean;
  actDue: number | null;
  actCame: boolean;
  nobodySince: number | null;
}
interface VisitSeen {
  district: string;
  state: string;
  minutes: number;
  kind: string;
  dueUntil: number;
  from: number | null;
  until: number | null;
  finished: number | null;
  pair: string[];
}
interface DutySeen {
  kind: string;
  from: number;
  until: number;
  since: Map<string, number>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TRAVEL = 15 * MINUTE;
const ms = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const names = (text: string | null | undefined): string[] => (text ? text.split(',') : []);

/** The town as the log tells it up to a place. */
class Told {
  readonly flags = new Map<string, FlagSeen>();
  readonly visits = new Map<string, VisitSeen>();
  readonly absences = new Map<string, { person: string; from: number; until: number }>();
  readonly duties = new Map<string, DutySeen>();

  hear(row: LogRow): void {
    const to = new Map((row.change ?? []).map((one) => [one.field, one.to]));
    if (row.subject_type === 'RISK_FLAG') this.#flag(row, to);
    else if (row.subject_type === 'VISIT') this.#visit(row, to);
    else if (row.subject_type === 'ABSENCE') this.#absence(row, to);
    else if (row.subject_type === 'DUTY' && row.kind.startsWith('DUTY_')) this.#duty(row, to);
  }

  #flag(row: LogRow, to: Map<string, string | null>): void {
    const flag = this.flags.get(row.subject_id) ?? {
      district: row.district_id!,
      level: to.get('level')!,
      open: true,
      taken: false,
      actDue: null,
      actCame: false,
      nobodySince: row.at,
    };
    this.flags.set(row.subject_id, flag);
    if (row.kind === 'RISK_FLAG_RESOLVED') flag.open = false;
    if (row.kind === 'RISK_FLAG_UNTAKEN' && to.has('untakenSince'))
      flag.nobodySince = ms(to.get('untakenSince')!);
    if (row.kind !== 'RISK_FLAG_ACKNOWLEDGED') return;
    flag.taken = true;
    flag.nobodySince = null;
    flag.actCame = to.has('nextStepCameAt');
    if (to.has('nextStepDue')) flag.actDue = ms(to.get('nextStepDue')!);
  }

  #visit(row: LogRow, to: Map<string, string | null>): void {
    const visit = this.visits.get(row.subject_id) ?? ({ district: row.district_id!, pair: [], from: null, until: null, finished: null } as unknown as VisitSeen); // prettier-ignore
    this.visits.set(row.subject_id, visit);
    const time = (field: string) => (to.get(field) === null ? null : ms(to.get(field)!));
    if (to.has('state')) visit.state = to.get('state')!;
    if (to.has('kind')) visit.kind = to.get('kind')!;
    if (to.has('duration')) visit.minutes = Temporal.Duration.from(to.get('duration')!).total('minutes');
    if (to.has('dueUntil')) visit.dueUntil = time('dueUntil')!;
    if (to.has('plannedFrom')) visit.from = time('plannedFrom');
    if (to.has('plannedUntil')) visit.until = time('plannedUntil');
    if (to.has('pair')) visit.pair = names(to.get('pair'));
    if (visit.state === 'DONE') visit.finished ??= row.at;
  }

  #absence(row: LogRow, to: Map<string, string | null>): void {
    const before = this.absences.get(row.subject_id);
    this.absences.set(row.subject_id, {
      person: row.people![0]!,
      from: before?.from ?? ms(to.get('from')!),
      until: to.get('until') === null ? Infinity : ms(to.get('until')!),
    });
  }

  #duty(row: LogRow, to: Map<string, string | null>): void {
    // An emptied one that gave way to another at its time.
    if (to.has('during')) return void this.duties.delete(row.subject_id);
    const from = ms(to.get('from')!);
    const before = this.duties.get(row.subject_id);
    // Who joins a duty that runs serves from then on.
    const joined = Math.max(from, row.at);
    const since = new Map(names(to.get('pair')).map((one) => [one, before?.since.get(one) ?? joined]));
    this.duties.set(row.subject_id, { kind: to.get('kind')!, from, until: ms(to.get('until')!), since });
  }
}

/** Five working days from the day of an instant on, in Berlin. */
function fiveDays(at: number): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  for (; days.length < 5; day = day.add({ days: 1 })) if (works(day)) days.push(day);
  return days;
}
const wall = (day: Temporal.PlainDate, time: string): number =>
  day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds;

/** Minutes of agreed work on these days, and how many of them are free of absence and desk, counted one by one. */
function minutes(told: Told, reference: Reference, district: string, days: readonly Temporal.PlainDate[]) {
  let worked = 0;
  let taken = 0;
  for (const time of reference.worked.filter((one) => one.district === district)) {
    const away = [...told.absences.values()].filter(({ person }) => person === time.person);
    const out = [...told.visits.values()].filter(
      ({ pair, state }) => pair.includes(time.person) && ['UNDER_WAY', 'DONE'].includes(state),
    );
    const desk = [...told.duties.values()].filter(
      ({ kind, since }) => kind === 'DUTY_DESK' && since.has(time.person),
    );
    for (const day of days.filter((one) => one.dayOfWeek === time.weekday)) {
      for (let minute = wall(day, time.from); minute < wall(day, time.until); minute += MINUTE) {
        worked += 1;
        // What has begun is not undone by a note: somebody out on a visit is not away.
        const isOut = out.some(({ from, until }) => from! - TRAVEL <= minute && minute < until! + TRAVEL);
        const isAway = !isOut && away.some(({ from, until }) => from <= minute && minute < until);
        const atDesk = desk.some(({ until, since }) => since.get(time.person)! <= minute && minute < until);
        if (isAway || atDesk) taken += 1;
      }
    }
  }
  return { worked, taken };
}

const LIMIT: Record<string, number> = { ACUTE: 5 * MINUTE, HIGH: 15 * MINUTE };
const limitOf = ({ level, nobodySince }: FlagSeen): number =>
  LIMIT[level] === undefined ? afterOfficeHours(nobodySince!, 2) : nobodySince! + LIMIT[level];

/** Is a deadline of the flag past, or near? A flag counts once. */
function pressureOfFlag(flag: FlagSeen, at: number): 'overdue' | 'dueSoon' | null {
  if (!flag.open) return null;
  const act = flag.taken && !flag.actCame ? flag.actDue : null;
  if (act !== null && act <= at) return 'overdue';
  if (flag.nobodySince !== null && Math.min(act ?? Infinity, limitOf(flag)) <= at) return 'overdue';
  return act !== null && act <= at + 4 * HOUR ? 'dueSoon' : null;
}

function pressureOfVisit(visit: VisitSeen, at: number): 'overdue' | 'dueSoon' | null {
  if (visit.state === 'MISSED') return 'overdue';
  if (!['DUE', 'ASSIGNED', 'ACCEPTED'].includes(visit.state)) return null;
  if (visit.dueUntil <= at) return 'overdue';
  const beginsSoon = visit.state === 'ASSIGNED' && visit.from! <= at + 4 * HOUR;
  return visit.dueUntil <= at + 4 * HOUR || beginsSoon ? 'dueSoon' : null;
}

/** The figures of one district at an instant, after the rows given. */
export function loadFromLog(
  rows: readonly LogRow[],
  reference: Reference,
  district: string,
  at: number,
): Checked {
  const told = new Told();
  for (const row of rows) told.hear(row);
  const days = fiveDays(at);
  const begin = wall(days[0]!, '00:00');
  const end = wall(days[4]!.add({ days: 1 }), '00:00');
  const flags = [...told.flags.values()].filter((one) => one.district === district);
  const visits = [...told.visits.values()].filter((one) => one.district === district);
  const counts = (visit: VisitSeen): boolean => {
    if (visit.state === 'CANCELLED') return false;
    if (visit.state === 'DONE') return visit.finished! >= begin && visit.finished! < end;
    const planned = visit.from !== null && visit.from < end && visit.until! > begin;
    return ['UNDER_WAY', 'MISSED'].includes(visit.state) || visit.dueUntil <= end || planned;
  };
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const standing = reference.standing
    .filter((one) => one.district === district && one.asOf <= today.toString())
    .sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0];
  let work = (standing?.hours ?? 0) * 60 + 80 * flags.filter((flag) => flag.open).length;
  for (const visit of visits.filter(counts))
    work += 2 * (visit.minutes + 30) + reference.documentation[visit.kind]!;
  const { worked, taken } = minutes(told, reference, district, days);
  const available = Math.max(0, worked * (1 - reference.overhead) - taken);
  const fresh = standing && Temporal.PlainDate.from(standing.asOf).until(today).days <= 35;
  const pressures = [
    ...flags.map((flag) => pressureOfFlag(flag, at)),
    ...visits.map((visit) => pressureOfVisit(visit, at)),
  ];
  return {
    required: work / 60,
    available: available / 60,
    ratio: fresh && available > 0 ? work / available : null,
    overdue: pressures.filter((one) => one === 'overdue').length,
    dueSoon: pressures.filter((one) => one === 'dueSoon').length,
    from: days[0]!.toString(),
    until: days[4]!.toString(),
  };
}
