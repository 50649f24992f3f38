// Who is taken when: what excludes what, and the rest that a night earns beside it.
import { BERLIN } from '#kernel/calendar.rules';
import { type BoundedInterval, clip, contains, type Interval, overlaps, union } from '#kernel/interval';

/** What takes a person's time. */
export const CommitmentKind = {
  /** A home visit by two, with travel before and after. */
  VISIT: 'VISIT',
  /** A seat in a duty; a visit within one's own duty is what duty is for. */
  DUTY: 'DUTY',
  /** Not there; no cause is stored. It excludes everything else. */
  ABSENCE: 'ABSENCE',
  /** Court, conference: like a visit, but alone. */
  APPOINTMENT: 'APPOINTMENT',
} as const;
export type CommitmentKind = (typeof CommitmentKind)[keyof typeof CommitmentKind];

/**
 * A half-open range of whole numbers, as the table's `int4range` holds it. Two commitments clash where layers
 * meet.
 */
export interface Layer {
  readonly from: number;
  readonly until: number;
}

/** Layers of design 3, invariant 2: visits exclude visits, duties duties, an absence both. */
export const LAYERS: Readonly<Record<CommitmentKind, Layer>> = {
  VISIT: { from: 1, until: 2 },
  DUTY: { from: 2, until: 3 },
  ABSENCE: { from: 1, until: 3 },
  APPOINTMENT: { from: 1, until: 2 },
};

/** One span of one person's time that is taken. */
export interface Commitment {
  readonly kind: CommitmentKind;
  readonly during: Interval;
}

/** True when commitments in these layers cannot be at the same time. */
export const layersMeet = (a: Layer, b: Layer): boolean => a.from < b.until && b.from < a.until;

/**
 * What `commitment` holds for overlapping absences: their union, while the rows stay as reported (rules 4).
 */
export const absenceUnion = (absences: readonly Interval[]): Interval[] => union(absences);

/** The earliest commitment of one person that excludes another in this layer during the interval, or null. */
export function firstClash<C extends Commitment>(
  commitments: readonly C[],
  interval: Interval,
  layer: Layer,
): C | null {
  const clashes = commitments.filter(
    (one) => layersMeet(LAYERS[one.kind], layer) && overlaps(one.during, interval),
  );
  clashes.sort((a, b) => Temporal.Instant.compare(a.during.from, b.during.from));
  return clashes[0] ?? null;
}

/** Uninterrupted rest after work at night. Source: section 5(1) ArbZG. */
const REST_HOURS = 11;

/** Night by section 2(3) ArbZG: 23:00 to 06:00, Berlin wall time. */
const NIGHT_BEGINS = 23;
const NIGHT_ENDS = 6;

/**
 * Rest that somebody is due: drawn and warned about, never stored and never an exclusion (design 3, invariant
 * 2).
 */
export interface RestWarning {
  /** End of the duty or visit at night, and 11 hours later. */
  readonly rest: BoundedInterval;
  /** What earned it. */
  readonly after: Commitment;
}

/** True when a part of the span lies between 23:00 and 06:00 in Berlin. */
export function touchesNight(span: BoundedInterval): boolean {
  let date = span.from.toZonedDateTimeISO(BERLIN).toPlainDate().subtract({ days: 1 });
  for (; ; date = date.add({ days: 1 })) {
    const from = date.toZonedDateTime({ timeZone: BERLIN, plainTime: { hour: NIGHT_BEGINS } }).toInstant();
    if (Temporal.Instant.compare(from, span.until) >= 0) return false;
    const end = date.add({ days: 1 }).toZonedDateTime({ timeZone: BERLIN, plainTime: { hour: NIGHT_ENDS } });
    if (clip(span, { from, until: end.toInstant() })) return true;
  }
}

/** The rest that a commitment earns: after a duty or a visit that touches the night, else none. */
export function restAfter({ kind, during }: Commitment): BoundedInterval | null {
  if (kind !== CommitmentKind.DUTY && kind !== CommitmentKind.VISIT) return null;
  if (during.until === null || !touchesNight({ from: during.from, until: during.until })) return null;
  return { from: during.until, until: during.until.add({ hours: REST_HOURS }) };
}

/**
 * The rest that planning this beside one person's other commitments would cut: it begins within the rest of
 * one of them, or one of them begins within its own. A visit inside the night's duty cuts nothing. Null when
 * all can rest.
 */
export function restWarning(commitments: readonly Commitment[], planned: Commitment): RestWarning | null {
  if (planned.kind === CommitmentKind.ABSENCE) return null;
  const work = commitments.filter((one) => one.kind !== CommitmentKind.ABSENCE);
  const cut = (after: Commitment, next: Commitment): RestWarning[] => {
    const rest = restAfter(after);
    return rest && contains(rest, next.during.from) ? [{ rest, after }] : [];
  };
  const warnings = work.flatMap((one) => [...cut(one, planned), ...cut(planned, one)]);
  warnings.sort((a, b) => Temporal.Instant.compare(a.rest.from, b.rest.from));
  return warnings[0] ?? null;
}
