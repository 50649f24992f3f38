// Every quarter of an hour, sooner after a failure, and too old after half an hour.
import { expect, test } from 'vitest';
import { isSheetDue, isSheetLate, type SheetNow } from './emergency-sheet.rules';

const at = (minutes: number) => Temporal.Instant.from('2026-11-23T07:00:00Z').add({ minutes });
const sheet = (more: Partial<SheetNow> = {}): SheetNow => ({
  keptSince: at(0),
  attemptedAt: at(0),
  writtenAt: null,
  lastError: null,
  ...more,
});

test.each<[SheetNow | null, number, boolean]>([
  [null, 0, true],
  [sheet(), 14, false],
  [sheet(), 15, true],
  [sheet({ lastError: 'EIO' }), 0, false],
  [sheet({ lastError: 'EIO' }), 1, true],
  [sheet({ attemptedAt: at(20), writtenAt: at(20) }), 34, false],
])('due %#', (now, minute, due) => expect(isSheetDue(now, at(minute))).toBe(due));

test.each<[SheetNow, number, boolean]>([
  [sheet(), 29, false],
  [sheet(), 30, true],
  [sheet({ writtenAt: at(15) }), 44, false],
  [sheet({ writtenAt: at(15) }), 45, true],
])('late %#', (now, minute, late) => expect(isSheetLate(now, at(minute))).toBe(late));
