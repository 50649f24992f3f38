// Sessions that race: they know nothing of the server and take no lock of the log. PostgreSQL only, PGlite has one session.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Session, useDatabase } from './support/database';
import {
  assign,
  broken,
  commit,
  NOTHING_BROKEN,
  rawOffice,
  type RawOffice,
  refusalOf,
  seat,
} from './support/raw-office';
import { intent, perform } from './support/raw-writer';

const used = useDatabase();
let office: RawOffice;
let one: Session;
let two: Session;
let next = 0;

beforeAll(async () => {
  [one, two] = [await used.db.session(), await used.db.session()];
  office = await rawOffice(one, 12, 60);
});

const freshVisit = () => office.visits[next++]!;
/** A morning no other test uses. */
const freshMorning = () => {
  const day = `2029-${`${(next % 12) + 1}`.padStart(2, '0')}-${`${(next % 28) + 1}`.padStart(2, '0')}`;
  return `[${day}T08:00Z,${day}T09:00Z)`;
};
const seatsOf = async (visit: string) =>
  (
    await one.query<{ count: number }>('select count(*)::integer as count from seat where visit_id = $1', [
      visit,
    ])
  )[0]!.count;
const both = async (begin: string, first: () => Promise<unknown>, second: () => Promise<unknown>) => {
  await one.query(begin);
  await two.query(begin);
  await first();
  await second();
  const ends = await Promise.allSettled([one.query('commit'), two.query('commit')]);
  return ends.map(({ status }) => status);
};

describe.each(['begin', 'begin isolation level repeatable read'])(
  'two sessions at one visit (%s)',
  (begin) => {
    test('both assign: one wins, the other is refused, two are seated', async () => {
      for (let round = 0; round < 8; round++) {
        const visit = freshVisit();
        const [a, b, c, d] = office.people as [string, string, string, string];
        const results = await Promise.allSettled([
          assign(one, visit, [a, b], freshMorning()),
          assign(two, visit, [c, d], freshMorning()),
        ]);
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await seatsOf(visit)).toBe(2);
      }
    });

    test('each adds one seat and neither sees the other: nobody is left alone', async () => {
      const visit = freshVisit();
      const [a, b] = office.people as [string, string];
      const add = (session: Session, no: number, who: string) => () => seat(session, visit, no, who);
      expect(await both(begin, add(one, 1, a), add(two, 2, b))).toEqual(['rejected', 'rejected']);
      expect(await seatsOf(visit)).toBe(0);
    });

    test('each takes one away: both stay', async () => {
      const visit = freshVisit();
      await assign(one, visit, office.people.slice(0, 2), freshMorning());
      const leave = (session: Session, no: number) => () =>
        session.query('delete from seat where visit_id = $1 and no = $2', [visit, no]);
      expect(await both(begin, leave(one, 1), leave(two, 2))).toEqual(['rejected', 'rejected']);
      expect(await seatsOf(visit)).toBe(2);
    });

    test('each puts the same new person in another seat: one wins', async () => {
      const visit = freshVisit();
      const [a, b, c] = office.people as [string, string, string];
      await assign(one, visit, [a, b], freshMorning());
      const swap = (session: Session, no: number, leave: string) => async () => {
        await session.query('update seat set professional_id = $3 where visit_id = $1 and no = $2', [
          visit,
          no,
          c,
        ]);
        await session.query(
          'update commitment set professional_id = $3 where source_id = $1 and professional_id = $2',
          [visit, leave, c],
        );
      };
      // The second waits for the first at the person's time, so they cannot be written one after the other.
      await one.query(begin);
      await two.query(begin);
      const ends = await Promise.allSettled([
        swap(one, 1, a)().then(() => one.query('commit')),
        swap(two, 2, b)().then(() => two.query('commit')),
      ]);
      await Promise.all([one.query('rollback'), two.query('rollback')]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await seatsOf(visit)).toBe(2);
    });

    test('one person wanted for two visits at once: the later is told so', async () => {
      const [first, second, morning] = [freshVisit(), freshVisit(), freshMorning()];
      const [a, b, c] = office.people as [string, string, string];
      const results = await Promise.allSettled([
        assign(one, first, [a, b], morning),
        assign(two, second, [a, c], morning),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await seatsOf(first)) + (await seatsOf(second))).toBe(2);
      const late = assign(two, freshVisit(), [a, c], morning);
      expect(await refusalOf(late)).toBe('commitment_nobody_twice');
    });
  },
);

test('a person wanted twice waits for the first answer and then hears whose time it is', async () => {
  const morning = freshMorning();
  const [first, second] = [freshVisit(), freshVisit()];
  const [a, b] = office.people as [string, string];
  await one.query('begin');
  await seat(one, first, 1, a);
  await commit(one, 'VISIT', first, a, morning);
  const waiting = refusalOf(assign(two, second, [a, b], morning));
  await seat(one, first, 2, b);
  await commit(one, 'VISIT', first, b, morning);
  await one.query(`update visit set state = 'ASSIGNED', planned = $2 where id = $1`, [first, morning]);
  await one.query('commit');
  expect(await waiting).toBe('commitment_nobody_twice');
});

test('16 writers, each with wishes of its own, never break an invariant', async () => {
  const writers = await Promise.all(Array.from({ length: 16 }, () => used.db.session()));
  const seed = fc.sample(fc.integer(), 1)[0]!;
  const small = { ...office, people: office.people.slice(0, 9), visits: office.visits.slice(-8) };
  const tried: Record<string, number> = {};
  let going = true;

  const watch = async () => {
    let looks = 0;
    for (; going; looks++) expect(await broken(one), `seed ${seed}`).toEqual(NOTHING_BROKEN);
    return looks;
  };
  const write = async (session: Session, writer: number) => {
    const isolation = writer % 4 === 0 ? 'repeatable read' : 'read committed';
    for (const wish of fc.sample(intent, { numRuns: 60, seed: seed + writer })) {
      const key = `${wish.do} ${(await perform(session, small, wish, isolation)) ? 'accepted' : 'refused'}`;
      tried[key] = (tried[key] ?? 0) + 1;
    }
  };
  const watching = watch();
  await Promise.all(
    writers.map((session, at) =>
      session.query(`set deadlock_timeout = '20ms'`).then(() => write(session, at)),
    ),
  );
  going = false;

  expect(await watching).toBeGreaterThan(5);
  expect(await broken(one), `seed ${seed}`).toEqual(NOTHING_BROKEN);
  for (const must of [
    'assign accepted',
    'assign refused',
    'release accepted',
    'leave refused',
    'seat refused',
  ]) {
    expect(tried[must] ?? 0, `${must}, seed ${seed}`).toBeGreaterThan(0);
  }
}, 120_000);
