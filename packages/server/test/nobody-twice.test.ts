// Nobody in two places: which plans of one person may overlap, and which never.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Session, useDatabase } from './support/database';
import {
  broken,
  commit,
  hours,
  inTransaction,
  NOTHING_BROKEN,
  rawOffice,
  type RawOffice,
  refusalOf,
} from './support/raw-office';

const used = useDatabase();
let session: Session;
let office: RawOffice;

beforeAll(async () => {
  session = await used.db.session();
  office = await rawOffice(session, 4, 1);
});
afterEach(async () => expect(await broken(session)).toEqual(NOTHING_BROKEN));

/** Two plans of one person in a transaction that is taken back; says what refused the second, or null. */
async function together(first: [string, string], second: [string, string]): Promise<string | null> {
  await session.query('begin');
  try {
    const [one] = office.people;
    for (const [source, during] of [first, second]) await commit(session, source, randomUUID(), one!, during);
    return null;
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error);
  } finally {
    await session.query('rollback');
  }
}

const REFUSED = 'commitment_nobody_twice';
const ALLOWED = null;

describe('layers', () => {
  test.each([
    ['VISIT', 'VISIT', REFUSED],
    ['VISIT', 'APPOINTMENT', REFUSED],
    ['APPOINTMENT', 'APPOINTMENT', REFUSED],
    ['DUTY', 'DUTY', REFUSED],
    ['ABSENCE', 'VISIT', REFUSED],
    ['ABSENCE', 'DUTY', REFUSED],
    ['ABSENCE', 'APPOINTMENT', REFUSED],
    ['ABSENCE', 'ABSENCE', REFUSED],
    ['VISIT', 'DUTY', ALLOWED],
    ['APPOINTMENT', 'DUTY', ALLOWED],
  ])('%s and %s at once: %s', async (first, second, expected) => {
    expect(await together([first, hours(8, 10)], [second, hours(9, 11)])).toBe(expected);
    expect(await together([second, hours(9, 11)], [first, hours(8, 10)])).toBe(expected);
  });

  test('what only touches does not overlap; what has no end reaches everything later', async () => {
    expect(await together(['VISIT', hours(8, 10)], ['VISIT', hours(10, 12)])).toBe(ALLOWED);
    expect(await together(['ABSENCE', hours(8, null)], ['VISIT', hours(20, 21)])).toBe(REFUSED);
    expect(await together(['ABSENCE', hours(8, null)], ['VISIT', hours(6, 8)])).toBe(ALLOWED);
  });

  test('the refusal names the time that is taken', async () => {
    await session.query('begin');
    const [one] = office.people;
    await commit(session, 'VISIT', randomUUID(), one!, hours(8, 10));
    const error = await commit(session, 'VISIT', randomUUID(), one!, hours(9, 11)).catch(
      (refused: unknown) => refused,
    );
    await session.query('rollback');
    expect((error as { detail: string }).detail).toMatch(
      /existing key .*\["2027-01-04 08:00:00\+00","2027-01-04 10:00:00\+00"\)\)/,
    );
  });

  test('no writer chooses the layer', async () => {
    const chosen = session.query(
      `insert into commitment (source_type, source_id, professional_id, during, layer)
         values ('VISIT', $1, $2, $3, '[5,6)')`,
      [randomUUID(), office.people[0], hours(8, 9)],
    );
    expect(await refusalOf(chosen)).toBe('428C9');
  });

  test('a commitment has a beginning and is not empty', async () => {
    const [one] = office.people;
    for (const during of ['empty', '(,2027-01-04T08:00Z)']) {
      expect(await refusalOf(commit(session, 'ABSENCE', randomUUID(), one!, during))).toBe(
        'commitment_has_a_beginning',
      );
    }
  });
});

describe('duties', () => {
  const duty = async (kind: string, during: string) =>
    (
      await session.query<{ id: string }>(
        'insert into duty (kind, during, updated_at) values ($1, $2, now()) returning id',
        [kind, during],
      )
    )[0]!.id;
  const sit = (id: string, no: number, person: string) =>
    session.query('insert into duty_seat (duty_id, no, professional_id) values ($1, $2, $3)', [
      id,
      no,
      person,
    ]);

  test('half a pair may be written down, a third seat and the same person twice may not', async () => {
    const [one, two] = office.people;
    const id = await duty('ON_CALL', hours(16, 20));
    await inTransaction(session, async () => {
      await sit(id, 1, one!);
      await commit(session, 'DUTY', id, one!, hours(16, 20));
    });
    expect(await refusalOf(sit(id, 3, two!))).toBe('duty_seat_one_or_two');
    expect(await refusalOf(sit(id, 2, one!))).toBe('duty_seat_two_different_people');
    expect(await refusalOf(sit(id, 2, two!))).toBe('duty_pair_is_committed');
    expect(await refusalOf(session.query('delete from duty_seat where duty_id = $1', [id]))).toBe(
      'duty_commitment_has_a_seat',
    );
    expect(
      await refusalOf(session.query('update duty set during = $2 where id = $1', [id, hours(15, 20)])),
    ).toBe('duty_pair_is_committed');
    expect(await refusalOf(session.query('truncate duty_seat'))).toBe('duty_seat_is_never_truncated');
  });

  test('one duty of a kind at a time', async () => {
    await duty('DUTY_DESK', hours(8, 12));
    expect(await refusalOf(duty('DUTY_DESK', hours(11, 16)))).toBe('duty_once_at_a_time');
    await duty('DUTY_DESK', hours(12, 16));
    await duty('ON_CALL', hours(8, 12));
  });
});

test('the time of a pair cannot be swept away', async () => {
  expect(await refusalOf(session.query('truncate commitment'))).toBe('commitment_is_never_truncated');
});
