// Enters what happened on paper while nothing ran: every line with its own time and person, all of them or none, each once.
import type { NewFact } from '#kernel/fact';
import { Refusal } from '#kernel/refusal';
import { refusalSentence } from '#kernel/sentences.rules';
import { spokenTime } from '#kernel/spoken-time.rules';
import type { Store, Unit } from '#kernel/unit';
import { system, type Viewer } from '#kernel/viewer';
import { refusalOf } from '#platform/constraints';
import { ImportRefused, type Problem } from '#cli/import/problems';
import { ACTS, type Entered, touch } from './acts';
import { finder, type Finder } from './finder';
import { type PaperLine, readPaper } from './read-paper';
import { personOf } from './people';

/** How far back paper is entered: what is older is a file to be written, not a day to be caught up. */
const MOST_DAYS = 14;

class OnlyLooked extends Error {}

/** What a line did, or would do. */
export interface CaughtUp {
  line: number;
  what: 'NEW' | 'SAME';
  text: string;
}

/**
 * Reads, checks and enters a file; without `apply` everything is taken back at the end.
 * @throws ImportRefused with every bad line; nothing was entered then.
 */
export async function catchUp(store: Store, asked: { path: string; apply: boolean }): Promise<CaughtUp[]> {
  const paper = readPaper(asked.path);
  if (paper.problems.length > 0) throw new ImportRefused(paper.problems);
  let done: CaughtUp[] = [];
  try {
    await store.write(system('catch-up'), async (unit) => {
      done = await enter(unit, paper.file, paper.lines);
      if (!asked.apply) throw new OnlyLooked();
    });
  } catch (error) {
    if (!(error instanceof OnlyLooked)) throw error;
  }
  return done;
}

async function enter(unit: Unit, file: string, lines: readonly PaperLine[]): Promise<CaughtUp[]> {
  const done: CaughtUp[] = [];
  const problems: Problem[] = [];
  const find = finder(unit);
  for (const one of lines) {
    const before = await known(unit, one);
    const at = { file, line: one.line };
    if (before === 'OTHER')
      problems.push({ ...at, column: 'id', code: 'DUPLICATE', message: 'This number was entered before with other words. Correct it in the interface, or give the line a number of its own.' }); // prettier-ignore
    else if (before) {
      find.remember(one.row.id, before);
      done.push({ line: one.line, what: 'SAME', text: one.row.id });
    } else {
      const entered = await tried(unit, () => enterOne(unit, one, find));
      if (entered instanceof Refusal) problems.push(refusedAt(at, entered));
      else done.push({ line: one.line, what: 'NEW', text: entered });
    }
  }
  if (problems.length > 0) throw new ImportRefused(problems.toSorted((a, b) => a.line! - b.line!));
  return done.toSorted((a, b) => a.line - b.line);
}

/** What this line of paper led to before; OTHER where its number stands for other words. */
async function known({ em }: Unit, { row, hash }: PaperLine): Promise<Entered | 'OTHER' | null> {
  const [before] = await em.execute<{ hash: string; type: Entered['type']; id: string }[]>(
    `select encode(row_hash, 'hex') as hash, subject_type as type, subject_id as id from caught_up where paper_id = ?`,
    [row.id],
  );
  if (!before) return null;
  return before.hash === hash ? { type: before.type, id: before.id } : 'OTHER';
}

async function enterOne(unit: Unit, { row, hash }: PaperLine, find: Finder): Promise<string> {
  const { now } = unit;
  if (Temporal.Instant.compare(row.at, now) > 0)
    throw find.refuse('at', 'This lies ahead. Paper tells what has happened.');
  if (Temporal.Instant.compare(row.at, now.subtract({ hours: 24 * MOST_DAYS })) < 0)
    throw find.refuse('at', `More than ${MOST_DAYS} days back. Enter it in the file of the case.`);
  const people: Viewer[] = [];
  for (const name of row.by ?? []) {
    const person = await personOf(unit, name, row.at);
    if (!person) throw find.refuse('by', `There is no sign-in "${name}". Sign-in names stand on the page Verwaltung.`); // prettier-ignore
    people.push(person);
  }
  const then = (viewer: Viewer): Unit => ({
    ...unit,
    now: row.at,
    viewer,
    record: (fact: NewFact) => unit.record({ ...fact, occurredAt: row.at, caughtUp: viewer.name }),
  });
  const [first = unit.viewer, ...more] = people;
  const entered = await ACTS[row.what]({
    row,
    units: [then(first), ...more.map(then)],
    aboutId: await find.about(row),
    districtId: await find.district(row),
    pair: await find.pair(row),
  });
  await unit.em.flush();
  await touch(unit, entered, now);
  await unit.em.flush();
  await unit.em.execute(
    `insert into caught_up (paper_id, row_hash, subject_type, subject_id, happened_at, entered_at)
     values (?, decode(?, 'hex'), ?, ?, ?::timestamptz, ?::timestamptz)`,
    [row.id, hash, entered.type, entered.id, row.at.toString(), now.toString()],
  );
  find.remember(row.id, entered);
  return `${spokenTime(row.at, 'en')} ${row.what} ${await find.reference(entered)}${people.length > 0 ? ` by ${people.map(({ name }) => name).join(', ')}` : ''}`;
}

async function tried<T>(unit: Unit, act: () => Promise<T>): Promise<T | Refusal> {
  const { em } = unit;
  await em.execute('savepoint paper_line');
  try {
    const done = await act();
    await em.execute('set constraints all immediate');
    await em.execute('set constraints all deferred');
    await em.execute('release savepoint paper_line');
    return done;
  } catch (error) {
    const refused = refusalOf(error);
    if (!(refused instanceof Refusal)) throw error;
    await em.execute('rollback to savepoint paper_line');
    return refused;
  } finally {
    em.clear();
  }
}

const COLUMN: Readonly<Record<string, string>> = {
  districtId: 'district', reasonCode: 'reason', nextStepDue: 'next_due', dueUntil: 'due_until', professionalIds: 'pair',
  visitId: 'about', flagId: 'about', 'place.address': 'address', contactPhone: 'phone', occurredAt: 'at', id: 'about',
}; // prettier-ignore

const refusedAt = (at: Pick<Problem, 'file' | 'line'>, refusal: Refusal): Problem => ({
  ...at,
  column: refusal.field === null ? null : (COLUMN[refusal.field] ?? refusal.field),
  code: 'REFUSED',
  message: (refusal as { said?: string }).said ?? refusalSentence(refusal, 'en'),
});
