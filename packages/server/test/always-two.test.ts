// The database alone refuses what must never be: plain SQL, no line of the server in between.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Session, useDatabase } from './support/database';
import {
  assign,
  broken,
  commit,
  hours,
  inTransaction,
  NOTHING_BROKEN,
  plan,
  rawOffice,
  type RawOffice,
  refusalOf,
  seat,
} from './support/raw-office';

const used = useDatabase();
let session: Session;
let office: RawOffice;
let next = 0;

beforeAll(async () => {
  session = await used.db.session();
  office = await rawOffice(session, 6, 40);
});
afterEach(async () => expect(await broken(session)).toEqual(NOTHING_BROKEN));

const freshVisit = () => office.visits[next++]!;
/** A visit assigned to the first two people on a day of its own, so that tests do not meet. */
async function assigned(): Promise<{ visit: string; during: string }> {
  const visit = freshVisit();
  const day = `2028-${`${(next % 12) + 1}`.padStart(2, '0')}-${`${(next % 28) + 1}`.padStart(2, '0')}`;
  const during = `[${day}T08:00Z,${day}T10:00Z)`;
  await assign(session, visit, office.people.slice(0, 2), during);
  return { visit, during };
}

describe('a visit has no pair or exactly two different people', () => {
  test('two people with their time are a pair', async () => {
    const { visit } = await assigned();
    expect(await session.query('select no from seat where visit_id = $1 order by no', [visit])).toEqual([
      { no: 1 },
      { no: 2 },
    ]);
  });

  test('one seat is refused, whichever number it has', async () => {
    for (const no of [1, 2]) {
      const lone = inTransaction(
        session,
        async () => void (await seat(session, freshVisit(), no, office.people[0]!)),
      );
      expect(await refusalOf(lone)).toBe('visit_always_two');
    }
  });

  test('a third seat is refused', async () => {
    const { visit } = await assigned();
    expect(await refusalOf(seat(session, visit, 3, office.people[2]!))).toBe('seat_one_or_two');
    expect(await refusalOf(seat(session, visit, 2, office.people[2]!))).toBe('seat_taken_once');
  });

  test('the same person twice is refused', async () => {
    const [one] = office.people;
    expect(await refusalOf(assign(session, freshVisit(), [one!, one!], hours(8, 10)))).toMatch(
      /^(seat_two_different_people|commitment_nobody_twice)$/,
    );
    const twice = inTransaction(session, async () => {
      const visit = freshVisit();
      await seat(session, visit, 1, one!);
      await seat(session, visit, 2, one!);
    });
    expect(await refusalOf(twice)).toBe('seat_two_different_people');
  });

  test('nobody can be left alone: not by deleting, not by moving a seat to another visit', async () => {
    const { visit } = await assigned();
    expect(await refusalOf(session.query('delete from seat where visit_id = $1 and no = 1', [visit]))).toBe(
      'visit_always_two',
    );
    const moved = session.query('update seat set visit_id = $2 where visit_id = $1 and no = 1', [
      visit,
      freshVisit(),
    ]);
    expect(await refusalOf(moved)).toBe('visit_always_two');
  });

  test('taking both away needs a state without a pair', async () => {
    const { visit } = await assigned();
    const away = (state: string) =>
      inTransaction(session, async () => {
        await session.query('delete from seat where visit_id = $1', [visit]);
        await session.query('delete from commitment where source_id = $1', [visit]);
        await session.query('update visit set state = $2, planned = null where id = $1', [visit, state]);
      });
    expect(await refusalOf(away('ASSIGNED'))).toBe('visit_state_needs_a_pair');
    await away('DUE');
  });

  test('neither TRUNCATE nor a table of the same name gets by', async () => {
    const { visit } = await assigned();
    expect(await refusalOf(session.query('truncate seat'))).toBe('seat_is_never_truncated');
    expect(await refusalOf(session.query('truncate visit cascade'))).toBe('seat_is_never_truncated');
    const hidden = inTransaction(session, async () => {
      await session.query('create temp table seat (like public.seat) on commit drop');
      await session.query('insert into seat select * from public.seat where visit_id = $1', [visit]);
      await session.query('delete from public.seat where visit_id = $1 and no = 2', [visit]);
    });
    expect(await refusalOf(hidden)).toBe('visit_always_two');
  });

  test('two people can exchange seats, and one can be replaced, in one transaction', async () => {
    const { visit, during } = await assigned();
    const [one, two, three] = office.people;
    await inTransaction(session, async () => {
      await session.query('update seat set professional_id = $2 where visit_id = $1 and no = 1', [
        visit,
        two,
      ]);
      await session.query('update seat set professional_id = $2 where visit_id = $1 and no = 2', [
        visit,
        one,
      ]);
    });
    await inTransaction(session, async () => {
      await session.query('update seat set professional_id = $2 where visit_id = $1 and no = 1', [
        visit,
        three,
      ]);
      await session.query('delete from commitment where source_id = $1 and professional_id = $2', [
        visit,
        two,
      ]);
      await commit(session, 'VISIT', visit, three!, during);
    });
  });

  test('what is checked at the end can be asked for at once', async () => {
    const early = inTransaction(session, async () => {
      await seat(session, freshVisit(), 1, office.people[0]!);
      await session.query('set constraints all immediate');
    });
    expect(await refusalOf(early)).toBe('visit_always_two');
  });
});

describe('accepting and finishing are said by both', () => {
  test('one acceptance does not make a visit accepted', async () => {
    const { visit } = await assigned();
    const say = (who: string) =>
      inTransaction(session, async () => {
        await session.query(`update seat set accepted_at = now() where visit_id = $1 and ${who}`, [visit]);
        await session.query(`update visit set state = 'ACCEPTED' where id = $1`, [visit]);
      });
    expect(await refusalOf(say('no = 1'))).toBe('visit_accepted_by_both');
    await say('true');
  });

  test('one signature does not make a visit done', async () => {
    const { visit } = await assigned();
    const finish = (who: string) =>
      inTransaction(session, async () => {
        await session.query(`update seat set finished_at = now() where visit_id = $1 and ${who}`, [visit]);
        await session.query(
          `update visit set state = 'DONE', started_at = now(), finished_at = now() where id = $1`,
          [visit],
        );
      });
    expect(await refusalOf(finish('no = 2'))).toBe('visit_finished_by_both');
    await finish('true');
  });
});

describe('a seat takes its person’s time', () => {
  test('a pair without commitments, or with too short ones, is refused', async () => {
    const [one, two] = office.people;
    const seated = (during: string | null) =>
      inTransaction(session, async () => {
        const visit = freshVisit();
        for (const [at, person] of [one!, two!].entries()) {
          await seat(session, visit, at + 1, person);
          if (during) await commit(session, 'VISIT', visit, person, during);
        }
        await plan(session, visit, hours(8, 10));
      });
    expect(await refusalOf(seated(null))).toBe('visit_pair_is_committed');
    expect(await refusalOf(seated(hours(8, 9)))).toBe('visit_pair_is_committed');
  });

  test('the time cannot be given away, nor the visit moved out of it, nor a seatless person be kept busy', async () => {
    const { visit } = await assigned();
    const [one, , third] = office.people;
    const given = session.query('delete from commitment where source_id = $1 and professional_id = $2', [
      visit,
      one,
    ]);
    expect(await refusalOf(given)).toBe('visit_pair_is_committed');
    expect(await refusalOf(plan(session, visit, hours(20, 21)))).toBe('visit_pair_is_committed');
    expect(await refusalOf(commit(session, 'VISIT', visit, third!, hours(8, 9)))).toBe(
      'visit_commitment_has_a_seat',
    );
  });
});
