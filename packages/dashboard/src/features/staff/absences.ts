// Whether somebody is not there at a moment.

/** True while an absence lasts and has not been ended. */
export const isAbsent = (
  absence: { from: string; until?: string | null; endedAt?: string | null },
  now: number,
): boolean =>
  Date.parse(absence.from) <= now + 60_000 &&
  (!absence.until || Date.parse(absence.until) > now) &&
  (!absence.endedAt || Date.parse(absence.endedAt) > now);
