// Copies of the emergency sheet at a second place: every quarter of an hour, never inside a transaction, and a fact when it goes wrong.
import { FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import { cursorOf } from '#live/cursor.rules';
import type { Due } from '#live/due';
import { headOf } from '#live/log';
import { attemptSheet, endSheet, forgetSheet, type KeptSheet, keptSheet } from './emergency-sheet.queries';
import { isSheetDue, isSheetLate } from './emergency-sheet.rules';
import { sheetInWords, type SheetWords } from './sheet-words';

export interface SheetOptions {
  town: string;
  /** Puts a copy at the second place; rejects with a short reason that names nobody. */
  save(words: SheetWords, at: Temporal.Instant): Promise<void>;
  log(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void;
}

/** How a try ended; without an error it was written. */
interface Ended {
  at: Temporal.Instant;
  error: string | null;
}

/** The scheduler's three parts: write, note how it ended, say when the newest is too old. */
export function sheetCopiesDue({ town, save, log }: SheetOptions): Due<never>[] {
  const ended: Ended[] = [];
  let flying = false;

  async function put(words: SheetWords, at: Temporal.Instant): Promise<void> {
    try {
      await save(words, at);
      ended.push({ at, error: null });
    } catch (error) {
      ended.push({
        at,
        error: (error instanceof Error ? error.message : typeof error).slice(0, 40) || 'unknown',
      });
    } finally {
      flying = false;
    }
  }

  const write: Due<true> = {
    name: 'emergency-sheet',
    dueBefore: async (unit) => (!flying && isSheetDue(await keptSheet(unit), unit.now) ? [true] : []),
    async act(unit) {
      if (flying || !isSheetDue(await keptSheet(unit), unit.now)) return;
      const { epoch, seq } = await headOf(unit.em);
      const words = await sheetInWords(unit, cursorOf(epoch, seq), town);
      await attemptSheet(unit);
      flying = true;
      setImmediate(() => void put(words, unit.now));
    },
  };

  const note: Due<Ended> = {
    name: 'emergency-sheet-outcome',
    dueBefore: async () => ended.splice(0),
    async act(unit, { at, error }) {
      const sheet = await keptSheet(unit);
      if (!sheet) return;
      log(error === null ? 'info' : 'error', error === null ? 'emergency sheet written' : 'emergency sheet failed', { error }); // prettier-ignore
      const troubledSince = error === null ? null : (sheet.troubledSince ?? unit.now);
      await endSheet(unit, { writtenAt: error === null ? at : null, lastError: error, troubledSince });
      tell(unit, sheet, troubledSince);
    },
  };

  const late: Due<KeptSheet> = {
    name: 'emergency-sheet-late',
    dueBefore: async (unit) => {
      const sheet = await keptSheet(unit);
      return sheet && !sheet.troubledSince && isSheetLate(sheet, unit.now) ? [sheet] : [];
    },
    async act(unit) {
      const sheet = await keptSheet(unit);
      if (!sheet || sheet.troubledSince || !isSheetLate(sheet, unit.now)) return;
      await endSheet(unit, { writtenAt: null, lastError: sheet.lastError, troubledSince: unit.now });
      tell(unit, sheet, unit.now);
    },
  };

  return [note, write, late] as Due<never>[];
}

function tell(unit: Unit, { id, troubledSince: before }: KeptSheet, after: Temporal.Instant | null): void {
  if ((before === null) === (after === null)) return;
  unit.record({
    kind: after ? FactKind.EMERGENCY_SHEET_FAILED : FactKind.EMERGENCY_SHEET_WRITTEN,
    districtId: null,
    subject: { type: 'EMERGENCY_SHEET', id },
    change: [{ field: 'troubledSince', from: before?.toString() ?? null, to: after?.toString() ?? null }],
  });
}

/** An office that keeps no copies any more is not warned of old ones. */
export const sheetGivenUp: Due<true> = {
  name: 'emergency-sheet-given-up',
  dueBefore: async (unit) => ((await keptSheet(unit)) ? [true] : []),
  act: forgetSheet,
};
