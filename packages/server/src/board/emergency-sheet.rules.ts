// When the emergency sheet is written, and from when on it is too old to be relied on.

/** Minutes from one sheet to the next. */
export const SHEET_EVERY_MINUTES = 15;
/** A sheet older than this is a warning (reliability F2: not older than 15 minutes; one may fail). */
export const SHEET_LATE_MINUTES = 30;
/** After a failure the next try comes sooner. */
const AGAIN_MINUTES = 1;

/** How writing the sheet is going. */
export interface SheetNow {
  /** Since when sheets are kept at all. */
  keptSince: Temporal.Instant;
  attemptedAt: Temporal.Instant;
  /** When the newest one was written; null: none yet. */
  writtenAt: Temporal.Instant | null;
  /** Short reason of the last failure; null when the last try succeeded. */
  lastError: string | null;
}

const passed = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0;

/** Is it time to write one? Null: none was ever tried. */
export const isSheetDue = (sheet: SheetNow | null, now: Temporal.Instant): boolean =>
  sheet === null ||
  passed(sheet.attemptedAt.add({ minutes: sheet.lastError ? AGAIN_MINUTES : SHEET_EVERY_MINUTES }), now);

/** Is the newest sheet older than 30 minutes, or has there been none for so long? */
export const isSheetLate = ({ keptSince, writtenAt }: SheetNow, now: Temporal.Instant): boolean =>
  passed((writtenAt ?? keptSince).add({ minutes: SHEET_LATE_MINUTES }), now);
