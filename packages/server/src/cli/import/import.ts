// Brings a folder of files into the office: every row good and all of it at once, or nothing; looked at first, written when asked.
import type { NewFact } from '#kernel/fact';
import { Refusal } from '#kernel/refusal';
import { refusalSentence } from '#kernel/sentences.rules';
import type { Store, Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { refusalOf } from '#platform/constraints';
import { setWorkingTimes } from '#staff/set-working-times';
import { effectOf, type Effect } from './effect';
import { type Known, namesOf, readKnown } from './known';
import { ImportRefused, type Problem } from './problems';
import { type Folder, type GoodRow, readFolder } from './read-folder';
import { unknownNames } from './references';
import type { FileName } from './rows';
import { COLUMN, WRITE, type Written } from './write-row';

/** Ends a transaction that was only looked at. */
class OnlyLooked extends Error {}

/**
 * Reads, checks and writes a folder; without `apply` the transaction is taken back at its end, so that what is told is
 * what would happen.
 * @throws ImportRefused with every bad row; nothing was written then.
 */
export async function importFolder(
  store: Store,
  asked: { folder: string; town: string; apply: boolean },
): Promise<Effect[]> {
  const folder = readFolder(asked.folder);
  let effects: Effect[] = [];
  try {
    await store.write(system('import'), async (unit) => {
      const known = await readKnown(unit, asked.town);
      const problems = [...folder.problems, ...unknownNames(folder, known)];
      if (problems.length > 0) throw new ImportRefused(inOrder(problems));
      effects = await writeFolder(unit, folder, known);
      if (!asked.apply) throw new OnlyLooked();
    });
  } catch (error) {
    if (!(error instanceof OnlyLooked)) throw error;
  }
  return effects;
}

const inOrder = (problems: readonly Problem[]) =>
  problems.toSorted((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : 0));

/** Writes all rows; those that the office refuses are told together at the end. */
async function writeFolder(unit: Unit, folder: Folder, known: Known): Promise<Effect[]> {
  const effects: Effect[] = [];
  const problems: Problem[] = [];
  for (const file of folder.files) {
    // Rows name what files before theirs have brought.
    const names = namesOf(known);
    for (const { lines, act } of worksOf(folder, file, known)) {
      const facts: NewFact[] = [];
      const listening: Unit = { ...unit, record: (fact) => (facts.push(fact), unit.record(fact)) };
      const done = await tried(unit, () => act(listening));
      if (done instanceof Refusal) problems.push(...refusedAt(file, lines, done));
      else effects.push(...lines.map((line) => effectOf({ file, line }, done, facts, names)));
    }
    // Names that rows of this file brought are asked for by the files after it.
    if (file === 'districts.csv') Object.assign(known, { ...(await readKnown(unit, known.town)) });
  }
  if (problems.length > 0) throw new ImportRefused(problems);
  return effects;
}

interface Work {
  lines: number[];
  act(unit: Unit): Promise<Written>;
}

function worksOf(folder: Folder, file: FileName, known: Known): Work[] {
  if (file === 'working-times.csv') return weeksOf(folder, known);
  const write = WRITE[file] as (unit: Unit, row: GoodRow['row'], known: Known) => Promise<Written>;
  return folder.rows[file].map(({ line, row }) => ({
    lines: [line],
    act: (unit) => write(unit, row, known),
  }));
}

/** The rows of one person are the whole week of this person. */
const weeksOf = ({ rows }: Folder, known: Known): Work[] =>
  [...Map.groupBy(rows['working-times.csv'], ({ row }) => row.staff)].map(([staff, mine]) => ({
    lines: mine.map(({ line }) => line),
    act: async (unit) => {
      const times = mine.map(({ row }) => ({
        ...{ weekday: row.weekday, from: row.from, until: row.until },
        validFrom: row.valid_from ?? null,
        validUntil: row.last_day?.add({ days: 1 }) ?? null,
      }));
      await setWorkingTimes(unit, known.staff.get(staff)!, times);
      return 'KNOWN';
    },
  }));

/** One row inside a savepoint, with everything the database checks; what it is refused for comes back. */
async function tried<T>(unit: Unit, act: () => Promise<T>): Promise<T | Refusal> {
  const { em } = unit;
  await em.execute('savepoint imported_row');
  try {
    const done = await act();
    await em.flush();
    await em.execute('set constraints all immediate');
    await em.execute('set constraints all deferred');
    await em.execute('release savepoint imported_row');
    return done;
  } catch (error) {
    const refused = refusalOf(error);
    if (!(refused instanceof Refusal)) throw error;
    await em.execute('rollback to savepoint imported_row');
    return refused;
  } finally {
    // The ORM would compare all rows so far with every one that follows.
    em.clear();
  }
}

function refusedAt(file: FileName, lines: readonly number[], refusal: Refusal): Problem[] {
  const column = refusal.field === null ? null : (COLUMN[refusal.field] ?? refusal.field);
  const message = refusalSentence(refusal, 'en');
  return lines.map((line) => ({ file, line, column, code: 'REFUSED', message }));
}
