// The rest beside somebody's commitments: computed to be drawn and warned about, never stored among them.
import { type BoundedInterval, clip, type Interval, subtract, union } from '#kernel/interval';
import { type Commitment, CommitmentKind, restAfter } from '#staff/commitment.rules';

/** Before a span begins, a duty may end that still earns rest within it: eleven hours, and the duty itself. */
export const REST_REACHES_HOURS = 12;

/**
 * Where one person should rest within a span: eleven hours after each duty or visit that touches the night,
 * less what is time away or duty again. Earliest first, touching ones are one.
 */
export function restsWithin(commitments: readonly Commitment[], span: BoundedInterval): BoundedInterval[] {
  const earned = commitments.flatMap((one) => restAfter(one) ?? []);
  const not: Interval[] = commitments
    .filter(({ kind }) => kind === CommitmentKind.ABSENCE || kind === CommitmentKind.DUTY)
    .map(({ during }) => during);
  return subtract(union(earned), not).flatMap((rest) => clip(rest, span) ?? []);
}
