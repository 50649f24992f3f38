// How long something takes while some still wait: the median by Kaplan and Meier, so that open cases count and are said.

/** One case: how long it has been watched, and whether what is waited for came at the end of that. */
export interface Watched {
  milliseconds: number;
  /** False: still open, or ended otherwise. It counts as waiting up to then. */
  came: boolean;
}

export interface WaitingMedian {
  /** Half of the cases had it by then; null while more than half, as far as can be told, still wait. */
  median: number | null;
  /** Without a median: it is longer than this, the longest time watched. Null with one, and without cases. */
  longerThan: number | null;
}

/**
 * The median waiting time in milliseconds, estimated by Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958): a case that is
 * still open counts among those who wait for as long as it was watched. Leaving open cases out would show the quick ones
 * only.
 */
export function waitingMedian(cases: readonly Watched[]): WaitingMedian {
  const byTime = [...cases].sort((a, b) => a.milliseconds - b.milliseconds);
  let waiting = byTime.length;
  let share = 1;
  for (const [milliseconds, at] of Map.groupBy(byTime, (one) => one.milliseconds)) {
    const came = at.filter((one) => one.came).length;
    if (came > 0) {
      share *= 1 - came / waiting;
      if (share <= 0.5 + Number.EPSILON) return { median: milliseconds, longerThan: null };
    }
    waiting -= at.length; // who left at this very time still waited when it came to the others
  }
  return { median: null, longerThan: byTime.at(-1)?.milliseconds ?? null };
}
