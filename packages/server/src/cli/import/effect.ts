// What a row did, or would do, in words: names instead of ids, the clock of Berlin, and of households nothing.
import { BERLIN } from '#kernel/calendar.rules';
import { FactKind, type NewFact } from '#kernel/fact';
import type { FileName } from './rows';
import type { Written } from './write-row';

export interface Effect {
  file: FileName;
  line: number;
  what: 'NEW' | 'CHANGED' | 'SAME';
  /** Fields that moved, in words; of households none. */
  changes: string[];
}

/** Files whose rows are no objects of their own: they are new where nothing stood before. */
const PARTS: readonly FileName[] = ['working-times.csv', 'standing-hours.csv'];

/** The facts a row led to, as one effect. */
export function effectOf(
  at: Pick<Effect, 'file' | 'line'>,
  written: Written,
  facts: readonly NewFact[],
  names: ReadonlyMap<string, string>,
): Effect {
  const own = facts.filter(({ kind }) => kind !== FactKind.HOUSEHOLD_CHANGED);
  const moved = own.flatMap(({ change }) => change ?? []);
  const fresh = written === 'NEW' || (PARTS.includes(at.file) && moved[0]?.from === null);
  const what = facts.length === 0 ? 'SAME' : fresh ? 'NEW' : 'CHANGED';
  const said = (value: string | null) => (value === null ? '–' : spoken(value, names));
  const changes = moved
    .filter(({ field }) => field !== 'active')
    .map(({ field, from, to }) =>
      from === null && what === 'NEW' ? `${field} ${said(to)}` : `${field} ${said(from)} → ${said(to)}`,
    );
  return { ...at, what, changes: [...new Set(changes)] };
}

function spoken(value: string, names: ReadonlyMap<string, string>): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return Temporal.Instant.from(value)
      .toZonedDateTimeISO(BERLIN)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ');
  return names.get(value) ?? value;
}
