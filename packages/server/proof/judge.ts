// Judges a history from the log alone: nobody in two places, nobody alone, and every acknowledgement explained by a fact.
import type { LogRow } from './log';

const TRAVEL = 15 * 60_000;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** What the server told somebody who asked for a change. */
export interface Told {
  visit: string;
  /** The log's number in the answer. */
  seq: number;
  pair: readonly string[] | null;
  plannedFrom: string | null;
  /** The answer came after a retry: the change is in the log, the object may have moved on since. */
  later: boolean;
  /** When the answer arrived, in milliseconds: the object in it is read after the change, and may show one more. */
  heard: number;
}

/** Somebody was told that a person is taken. */
export interface Busy {
  people: readonly string[];
  from: number;
  until: number;
  /** The log's numbers between which this must have been so. */
  since: number;
  by: number;
}

interface Holding {
  what: 'visit' | 'absence';
  source: string;
  from: number;
  until: number;
  /** Acts of the log between which it stands. */
  since: number;
  ended: number;
}

interface VisitSeen {
  state: string;
  pair: string[];
  from: number | null;
  until: number | null;
}

/** Rows of one author at one instant that follow each other are one act: inside it, order says nothing. */
function acts(rows: readonly LogRow[]): number[] {
  let act = 0;
  return rows.map((row, at) => {
    const before = rows[at - 1];
    if (before && (before.actor !== row.actor || before.recordedAt !== row.recordedAt)) act += 1;
    return act;
  });
}

const ms = (text: string | null | undefined): number | null => (text ? Date.parse(text) : null);

/** Walks the log once and keeps who was held where, and from which act to which. */
export class Judge {
  readonly #holdings = new Map<string, Holding[]>();
  readonly #visits = new Map<string, VisitSeen>();
  readonly #absences = new Map<string, { person: string; from: number }>();
  /** Visits with one person, or with the same one twice. */
  alone = 0;
  /** Acknowledgements that no fact bears out. */
  unexplained = 0;
  readonly #act: number[];
  /** Acknowledgements whose object another act must explain that came before the answer. */
  #waiting: Told[] = [];

  constructor(
    private readonly rows: readonly LogRow[],
    told: readonly Told[],
  ) {
    this.#act = acts(rows);
    const claims = Map.groupBy(told, ({ seq }) => seq);
    for (const [index, row] of rows.entries()) {
      const act = this.#act[index]!;
      const to = new Map(row.change.map((one) => [one.field, one.to]));
      if (row.subjectType === 'VISIT') this.#visit(row, to, act);
      if (row.subjectType === 'ABSENCE') this.#absence(row, to, act);
      for (const claim of claims.get(row.seq) ?? []) this.#claim(claim);
      claims.delete(row.seq);
    }
    this.unexplained += [...claims.values()].flat().length + this.#waiting.length;
  }

  /** Pairs of holdings of one person that stood together, in the plan and in the log. */
  get twice(): number {
    let n = 0;
    for (const held of this.#holdings.values())
      for (const [index, one] of held.entries())
        for (const other of held.slice(index + 1)) {
          if (one.what === 'absence' && other.what === 'absence') continue;
          if (one.source === other.source) continue;
          const inPlan = one.from < other.until && other.from < one.until;
          const inLog = one.since < other.ended && other.since < one.ended;
          if (inPlan && inLog) n += 1;
        }
    return n;
  }

  /** Whether somebody of these was really taken at that time, at some act between the two numbers. */
  explains({ people, from, until, since, by }: Busy): boolean {
    const first = this.#actOf(since);
    const last = this.#actOf(by);
    return people.some((person) =>
      (this.#holdings.get(person) ?? []).some(
        (one) => one.from < until && from < one.until && one.since <= last && one.ended >= first,
      ),
    );
  }

  #actOf(seq: number): number {
    return this.#act[Math.min(Math.max(seq, 1), this.rows.length) - 1] ?? 0;
  }

  #visit(row: LogRow, to: Map<string, string | null>, act: number): void {
    const visit = this.#visits.get(row.subjectId) ?? { state: 'DUE', pair: [], from: null, until: null };
    this.#visits.set(row.subjectId, visit);
    if (to.has('state')) visit.state = to.get('state')!;
    if (to.has('plannedFrom')) visit.from = ms(to.get('plannedFrom'));
    if (to.has('plannedUntil')) visit.until = ms(to.get('plannedUntil'));
    if (to.has('pair')) visit.pair = to.get('pair')?.split(',') ?? [];
    if (visit.pair.length !== 0 && new Set(visit.pair).size !== 2) this.alone += 1;
    this.#waiting = this.#waiting.filter(
      (one) => one.visit !== row.subjectId || Date.parse(row.recordedAt) > one.heard || !shows(visit, one),
    );
    this.#end(row.subjectId, act);
    if (visit.state === 'CANCELLED' || visit.from === null || visit.until === null) return;
    for (const person of visit.pair)
      this.#hold(person, { what: 'visit', source: row.subjectId, from: visit.from - TRAVEL, until: visit.until + TRAVEL, since: act, ended: FOREVER }); // prettier-ignore
  }

  #absence(row: LogRow, to: Map<string, string | null>, act: number): void {
    const known = this.#absences.get(row.subjectId) ?? { person: row.people[0]!, from: ms(to.get('from'))! };
    this.#absences.set(row.subjectId, known);
    this.#end(row.subjectId, act);
    const until = ms(to.get('until')) ?? FOREVER;
    if (until > known.from)
      this.#hold(known.person, { what: 'absence', source: row.subjectId, from: known.from, until, since: act, ended: FOREVER }); // prettier-ignore
  }

  #hold(person: string, holding: Holding): void {
    const held = this.#holdings.get(person) ?? [];
    this.#holdings.set(person, held);
    held.push(holding);
  }

  #end(source: string, act: number): void {
    for (const held of this.#holdings.values())
      for (const one of held) if (one.source === source && one.ended === FOREVER) one.ended = act;
  }

  #claim(told: Told): void {
    const seen = this.#visits.get(told.visit);
    if (!seen) this.unexplained += 1;
    else if (!told.later && !shows(seen, told)) this.#waiting.push(told);
  }
}

/** Whether a visit is as somebody was told. */
const shows = (seen: VisitSeen, { pair, plannedFrom }: Told): boolean =>
  [...seen.pair].sort().join() === [...(pair ?? [])].sort().join() &&
  (pair === null || seen.from === ms(plannedFrom));
