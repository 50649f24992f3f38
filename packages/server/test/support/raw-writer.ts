// Somebody who writes whatever comes to mind into visits, seats and commitments, in plain SQL and without asking.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Session } from './database';
import { commit, hours, plan, type RawOffice, seat } from './raw-office';

/** One thing to try; numbers pick from the office, modulo its size. Most of these are wrong, and that is the point. */
export type Intent =
  | { do: 'assign'; visit: number; people: number[]; from: number; hold: boolean }
  | { do: 'seat'; visit: number; no: number; person: number }
  | { do: 'leave'; visit: number; no: number }
  | { do: 'swap'; visit: number; no: number; person: number; hold: boolean }
  | { do: 'release'; visit: number }
  | { do: 'move'; visit: number; from: number }
  | { do: 'accept'; visit: number; no: number }
  | { do: 'fall sick'; person: number; from: number }
  | { do: 'forget'; visit: number };

const visit = fc.nat(99);
const person = fc.nat(99);
const no = fc.constantFrom(1, 2);
const from = fc.integer({ min: 7, max: 17 });

/** Random intentions; a good part of them would succeed if nobody else were there. */
export const intent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      visit,
      people: fc.tuple(person, person),
      from,
      hold: fc.constant(true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      visit,
      people: fc.array(person, { minLength: 1, maxLength: 3 }),
      from,
      hold: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('seat' as const), visit, no, person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), visit, no }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('swap' as const), visit, no, person, hold: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('release' as const), visit }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), visit, from }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('accept' as const), visit, no }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fall sick' as const), person, from }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), visit }) },
);

/** How a database says no: to a broken rule, or to one of two who were in each other's way. */
const REFUSALS = /^(23\w{3}|40001|40P01)$/;

/** Tries it in one transaction; `true` when it was accepted, `false` when the database refused it. */
export async function perform(
  session: Session,
  office: RawOffice,
  wish: Intent,
  isolation = 'read committed',
): Promise<boolean> {
  await session.query(`begin isolation level ${isolation}`);
  try {
    await attempt(session, office, wish);
    await session.query('commit');
    return true;
  } catch (error) {
    await session.query('rollback');
    if (REFUSALS.test((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

async function attempt(session: Session, office: RawOffice, wish: Intent): Promise<void> {
  const pick = (list: string[], at: number) => list[at % list.length]!;
  const of = 'visit' in wish ? pick(office.visits, wish.visit) : '';
  switch (wish.do) {
    case 'assign':
      for (const [at, who] of wish.people.map((one) => pick(office.people, one)).entries()) {
        await seat(session, of, at + 1, who);
        if (wish.hold) await commit(session, 'VISIT', of, who, hours(wish.from, wish.from + 1));
      }
      return void (await plan(session, of, hours(wish.from, wish.from + 1)));
    case 'seat':
      return void (await seat(session, of, wish.no, pick(office.people, wish.person)));
    case 'leave':
      return void (await session.query('delete from seat where visit_id = $1 and no = $2', [of, wish.no]));
    case 'swap':
      return swap(session, of, wish.no, pick(office.people, wish.person), wish.hold);
    case 'release':
      await session.query('delete from seat where visit_id = $1', [of]);
      await session.query('delete from commitment where source_id = $1', [of]);
      return void (await session.query(`update visit set state = 'DUE', planned = null where id = $1`, [of]));
    case 'move':
      await session.query('update commitment set during = $2 where source_id = $1', [
        of,
        hours(wish.from, wish.from + 1),
      ]);
      return void (await plan(session, of, hours(wish.from, wish.from + 1)));
    case 'accept':
      await session.query('update seat set accepted_at = now() where visit_id = $1 and no = $2', [
        of,
        wish.no,
      ]);
      return void (await session.query(`update visit set state = 'ACCEPTED' where id = $1`, [of]));
    case 'fall sick':
      return void (await commit(
        session,
        'ABSENCE',
        randomUUID(),
        pick(office.people, wish.person),
        hours(wish.from, wish.from + 1),
      ));
    case 'forget':
      return void (await session.query('delete from commitment where source_id = $1', [of]));
  }
}

async function swap(session: Session, visit: string, no: number, join: string, hold: boolean): Promise<void> {
  const [left] = await session.query<{ professional_id: string }>(
    'select professional_id from seat where visit_id = $1 and no = $2',
    [visit, no],
  );
  if (!left) return;
  await session.query('update seat set professional_id = $3 where visit_id = $1 and no = $2', [
    visit,
    no,
    join,
  ]);
  if (!hold) return;
  await session.query(
    'update commitment set professional_id = $3 where source_id = $1 and professional_id = $2',
    [visit, left.professional_id, join],
  );
}
