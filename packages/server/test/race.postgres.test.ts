// Many dispatchers at once, through the use cases, on a database that really has many sessions.
import 'reflect-metadata';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#kernel/refusal';
import type { Store, Unit } from '#kernel/unit';
import { Role, system, type Viewer } from '#kernel/viewer';
import { headOf } from '#live/log';
import { endAbsence, reportAbsence } from '#on-call/absence-report';
import { clearDuty, setDuty } from '#on-call/set-duty';
import { createStore } from '#platform/store';
import { assignPair, moveVisit, releasePair, swapMember } from '#visits/assign';
import { acceptVisit, startVisit } from '#visits/carry-out';
import { cancelVisit } from '#visits/plan';
import { useDatabase } from './support/database';
import { broken, NOTHING_BROKEN, rawOffice, type RawOffice } from './support/raw-office';

const used = useDatabase();
const NOW = Temporal.Instant.from('2027-01-04T05:00:00Z');
const PEOPLE = 7;
let office: RawOffice;
let store: Store;

beforeAll(async () => {
  office = await rawOffice(await used.db.session(), PEOPLE, 6);
  const { epoch } = await headOf(used.orm.em.fork());
  store = createStore({
    em: () => used.orm.em.fork(),
    clock: { now: () => NOW },
    epoch,
    wake: () => undefined,
  });
});

const dispatcher: Viewer = {
  ...system('dispatcher'),
  kind: 'PERSON',
  principal: 'account:dispatcher',
  grants: [{ role: Role.DISPATCHER, districtIds: null }],
};
const member = (professionalId: string): Viewer => ({
  ...dispatcher,
  principal: `account:${professionalId}`,
  professionalId,
  grants: [{ role: Role.PROFESSIONAL, districtIds: null }],
});
const hour = (n: number) => NOW.add({ hours: n });

/** What was refused, as its code; null when it was done. Anything but a refusal fails the test. */
async function code(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const person = fc.nat(PEOPLE - 1);
const visit = fc.nat(5);
const from = fc.integer({ min: 1, max: 9 });
const wish = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('assign' as const), visit, a: person, b: person, from }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('swap' as const), visit, a: person, b: person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), visit, from }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), visit }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept' as const), visit, a: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('start' as const), visit, a: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), visit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sick' as const),
      a: person,
      from,
      lasts: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('duty' as const),
      a: person,
      b: person,
      from: fc.constantFrom(0, 4, 8),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

/** The newest of a table, whichever that is at this moment. */
async function any(unit: Unit, table: 'absence' | 'duty'): Promise<string | undefined> {
  const rows = await unit.em.execute<{ id: string }[]>(`select id from ${table} order by random() limit 1`);
  return rows[0]?.id;
}

function perform(wish: Wish): Promise<unknown> {
  const who = (n: number) => office.people[n]!;
  const visitId = 'visit' in wish ? office.visits[wish.visit]! : '';
  const write = (viewer: Viewer, work: (unit: Unit) => Promise<{ id: string }>) => store.write(viewer, work);
  switch (wish.do) {
    case 'assign':
      return write(dispatcher, (unit) =>
        assignPair(unit, { visitId, professionalIds: [who(wish.a), who(wish.b)], from: hour(wish.from) }),
      );
    case 'swap':
      return write(dispatcher, (unit) =>
        swapMember(unit, { visitId, leave: who(wish.a), join: who(wish.b) }),
      );
    case 'move':
      return write(dispatcher, (unit) => moveVisit(unit, { visitId, from: hour(wish.from) }));
    case 'release':
      return write(dispatcher, (unit) => releasePair(unit, { visitId }));
    case 'accept':
      return write(member(who(wish.a)), (unit) => acceptVisit(unit, { visitId }));
    case 'start':
      return write(member(who(wish.a)), (unit) => startVisit(unit, { visitId }));
    case 'cancel':
      return write(dispatcher, (unit) => cancelVisit(unit, { visitId, reasonCode: 'DUPLICATE' }));
    case 'sick':
      return write(dispatcher, (unit) =>
        reportAbsence(unit, {
          professionalId: who(wish.a),
          from: hour(wish.from),
          until: hour(wish.from + wish.lasts),
        }),
      );
    case 'back':
      return write(dispatcher, async (unit) => {
        const id = await any(unit, 'absence');
        return id ? endAbsence(unit, { id, until: hour(1), restore: true }) : { id: '' };
      });
    case 'duty':
      return write(dispatcher, (unit) =>
        setDuty(unit, {
          kind: 'ON_CALL',
          from: hour(wish.from),
          until: hour(wish.from + 4),
          professionalIds: [who(wish.a), who(wish.b)],
        }),
      );
    case 'clear':
      return write(dispatcher, async (unit) => {
        const id = await any(unit, 'duty');
        return id ? clearDuty(unit, { id }) : { id: '' };
      });
  }
}

describe('two dispatchers who want the same person at once', () => {
  it('end with one pair and one refusal that names the interval', async () => {
    for (let round = 0; round < 8; round += 1) {
      const at = hour(2 + round);
      const wanted = [
        [office.visits[0]!, office.people[0]!, office.people[1]!],
        [office.visits[1]!, office.people[2]!, office.people[0]!],
      ] as const;
      const results = await Promise.allSettled(
        wanted.map(([visitId, ...professionalIds]) =>
          store.write(dispatcher, (unit) => assignPair(unit, { visitId, professionalIds, from: at })),
        ),
      );
      const refused = results
        .filter((result) => result.status === 'rejected')
        .map(({ reason }) => reason as Refusal);
      expect(refused.map((one) => one.code)).toEqual(['PERSON_BUSY']);
      expect(refused[0]!.details?.busyFrom?.toString()).toBe(at.subtract({ minutes: 15 }).toString());
      for (const visitId of office.visits.slice(0, 2))
        await code(store.write(dispatcher, (unit) => releasePair(unit, { visitId })));
    }
  });

  it('never end with four seats on one visit', async () => {
    const visitId = office.visits[2]!;
    const pairs = [[0, 1], [2, 3], [4, 5]].map((pair) => pair.map((n) => office.people[n]!)); // prettier-ignore
    await Promise.all(
      pairs.map((professionalIds) =>
        code(
          store.write(dispatcher, (unit) =>
            assignPair(unit, { visitId, professionalIds, from: hour(5), expectedVersion: 1 }),
          ),
        ),
      ),
    );
    const [row] = await (
      await used.db.session()
    ).query<{ n: number }>('select count(*)::int as n from seat where visit_id = $1', [visitId]);
    expect(row!.n).toBe(2);
    await store.write(dispatcher, (unit) => releasePair(unit, { visitId }));
  });
});

describe('sixteen who do whatever comes to mind', () => {
  it('leave nobody alone, nobody in two places, and hear a reason for every refusal', async () => {
    const codes = new Map<string | null, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(wish, { minLength: 3, maxLength: 6 }), { minLength: 16, maxLength: 16 }),
        async (writers) => {
          await Promise.all(
            writers.map(async (wishes) => {
              for (const one of wishes) {
                const refused = await code(perform(one));
                codes.set(refused, (codes.get(refused) ?? 0) + 1);
                // "A sick note never fails" (rules 4).
                if (one.do === 'sick') expect(refused).toBe(null);
              }
            }),
          );
          expect(await broken(await used.db.session())).toEqual(NOTHING_BROKEN);
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
    expect(codes.get(null)).toBeGreaterThan(20);
  }, 120_000);
});
