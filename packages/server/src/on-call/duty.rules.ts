// Who answers at every instant, who is next, and where nobody does, or one alone (LKSchG NRW 4(2)).
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import { type BoundedInterval, contains, overlaps } from '#kernel/interval';

/** What kind of duty a pair sits in. Both answer for the whole town. */
export const DutyKind = {
  /** In office hours, at work (Tagesdienst). Where both run, it answers. */
  DUTY_DESK: 'DUTY_DESK',
  /** At all other times, on call (Rufbereitschaft). */
  ON_CALL: 'ON_CALL',
} as const;
export type DutyKind = (typeof DutyKind)[keyof typeof DutyKind];

/** A duty as rules read it: two members, one (half a pair: an alarm) or none (cleared). */
export interface DutyShift {
  readonly id: string;
  readonly kind: DutyKind;
  readonly during: BoundedInterval;
  /** Professionals by id. */
  readonly members: readonly string[];
}

/** A time at which no complete pair answers. */
export interface Gap extends BoundedInterval {
  /** One of two is there; false when nobody is. */
  readonly half: boolean;
}

/** Who is on call, as the contract's `OnCall`. */
export interface OnCallStatus<D extends DutyShift> {
  /** The duty that answers now; null when nobody does. */
  now: D | null;
  /** Until when it answers: its own end, or earlier when another takes over. Null when nobody does. */
  until: Temporal.Instant | null;
  /** The next other duty that will answer, also after a gap. */
  next: D | null;
  /**
   * The first gap or half pair that is open now or begins within the horizon; its beginning may lie in the
   * past.
   */
  gap: Gap | null;
  /** All of them within the horizon, in order. */
  gaps: Gap[];
}

/** A time in which the same duty answers, or nobody. */
export interface Answer<D extends DutyShift> extends BoundedInterval {
  readonly duty: D | null;
}

/** A duty is a shift, not a week: hours at most. */
export const LONGEST_HOURS = 96;

/** Days ahead that are watched for gaps, today among them. */
const HORIZON_DAYS = 14;

const { compare } = Temporal.Instant;

/** A complete pair: exactly two different people. */
export const isComplete = (duty: Pick<DutyShift, 'members'>): boolean =>
  duty.members.length === 2 && duty.members[0] !== duty.members[1];

/**
 * End of the days that are watched at an instant: midnight, so that it moves once a day and not with every
 * question.
 */
export const horizonEnd = (at: Temporal.Instant, days = HORIZON_DAYS): Temporal.Instant =>
  startOfDay(dateAt(at).add({ days }));

/**
 * Which of two running duties answers: a complete pair before half of one, the desk before on call, the
 * earlier one.
 */
function before(a: DutyShift, b: DutyShift): number {
  return (
    Number(isComplete(b)) - Number(isComplete(a)) ||
    Number(b.kind === DutyKind.DUTY_DESK) - Number(a.kind === DutyKind.DUTY_DESK) ||
    compare(a.during.from, b.during.from) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The duty that answers at the instant; null when none with anybody in it runs. */
export function answering<D extends DutyShift>(duties: readonly D[], at: Temporal.Instant): D | null {
  const running = duties.filter((duty) => duty.members.length > 0 && contains(duty.during, at));
  return running.sort(before)[0] ?? null;
}

/** Who answers when, without a hole: every instant of the span is in exactly one of the answers, in order. */
export function answers<D extends DutyShift>(duties: readonly D[], span: BoundedInterval): Answer<D>[] {
  const edges = duties
    .filter((duty) => overlaps(duty.during, span))
    .flatMap((duty) => [duty.during.from, duty.during.until])
    .filter((edge) => contains(span, edge) && compare(edge, span.from) > 0)
    .sort(compare);
  const found: Answer<D>[] = [];
  for (const from of [span.from, ...edges]) {
    const last = found.at(-1);
    const duty = answering(duties, from);
    if (last && last.duty === duty) continue;
    if (last) found.splice(-1, 1, { ...last, until: from });
    found.push({ from, until: span.until, duty });
  }
  return found;
}

/** A change of who answers. `from` or `to` is null where a gap begins or ends. */
export interface Handover<D extends DutyShift> {
  at: Temporal.Instant;
  from: D | null;
  to: D | null;
}

/**
 * The hand-overs from the first instant of the span (in) to its last (out), in order: each is a fact when it
 * happens.
 */
export function handovers<D extends DutyShift>(duties: readonly D[], span: BoundedInterval): Handover<D>[] {
  // A nanosecond earlier, so that a hand-over at the very beginning shows.
  const found = answers(duties, { from: span.from.subtract({ nanoseconds: 1 }), until: span.until });
  return found
    .slice(1)
    .map(({ from, duty }, index) => ({ at: from, from: found[index]?.duty ?? null, to: duty }));
}

/** All times of the span without a complete pair, in order; nobody and half a pair are gaps of their own. */
export function gaps(duties: readonly DutyShift[], span: BoundedInterval): Gap[] {
  const found: Gap[] = [];
  for (const { from, until, duty } of answers(duties, span)) {
    if (duty && isComplete(duty)) continue;
    const half = duty !== null;
    const last = found.at(-1);
    if (last && last.half === half && compare(last.until, from) === 0)
      found.splice(-1, 1, { ...last, until });
    else found.push({ from, until, half });
  }
  return found;
}

/**
 * Who answers at an instant, who next, and the first gap of the days watched. A gap that is open already is
 * told from its true beginning as far as the given duties reach back, so that the answer stays the same while
 * nothing happens.
 */
export function onCallAt<D extends DutyShift>(
  duties: readonly D[],
  at: Temporal.Instant,
  days = HORIZON_DAYS,
): OnCallStatus<D> {
  const until = horizonEnd(at, days);
  const [current, ...later] = answers(duties, { from: at, until });
  const now = current?.duty ?? null;
  const known = duties.map((duty) => duty.during.from).filter((from) => compare(from, at) < 0);
  const from = known.sort(compare)[0] ?? at;
  const open = gaps(duties, { from, until }).filter((gap) => compare(gap.until, at) > 0);
  return {
    now,
    until: now && current ? current.until : null,
    next: later.find(({ duty }) => duty !== null && duty !== now)?.duty ?? null,
    gap: open[0] ?? null,
    gaps: open,
  };
}
