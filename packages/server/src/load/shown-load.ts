// A figure as it may be shown: exact to people of the office, suppressed and rounded to what leaves the house (rules 7).
import { seesCountsOnly } from '#access/policy.rules';
import { type Count, exactCount, guardedCount, guardedHours } from '#kernel/counts.rules';
import type { Viewer } from '#kernel/viewer';

/** Ways to show figures to one asker. */
export interface Shown {
  hours(value: number): number;
  count(value: number): Count;
  /** The ratio; for AGGREGATE that of the rounded hours, so that it says no more than they do. */
  ratio(figures: { ratio: number | null; requiredHours: number; availableHours: number }): number | null;
  /** Counts only. */
  guarded: boolean;
}

const EXACT: Shown = {
  hours: (value) => value,
  count: exactCount,
  ratio: ({ ratio }) => ratio,
  guarded: false,
};

const GUARDED: Shown = {
  hours: guardedHours,
  count: guardedCount,
  ratio({ ratio, requiredHours, availableHours }) {
    const available = guardedHours(availableHours);
    if (ratio === null || available === 0) return null;
    return Math.round((guardedHours(requiredHours) / available) * 100) / 100;
  },
  guarded: true,
};

/** How figures are shown to this asker. */
export const shownTo = (viewer: Viewer): Shown => (seesCountsOnly(viewer) ? GUARDED : EXACT);
