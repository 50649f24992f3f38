// Whatever is done to a visit, in whatever order: it has two different people or none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarter } from '#kernel/interval.arbitrary';
import { Refusal } from '#kernel/refusal';
import { VisitState } from './visit.rules';
import { allows, next, type VisitAct, type VisitNow } from './visit-transitions.rules';

const START = quarter(20);
const span = (from: number) => ({ from: quarter(from), until: quarter(from + 5) });
const planned: VisitNow = {
  state: VisitState.DUE,
  dueUntil: quarter(40),
  pair: null,
  planned: null,
  acceptedBy: [],
  finishedBy: [],
  cancelProposedBy: null,
};

const someone = fc.constantFrom('Kaya', 'Brandt', 'Nowak');
const people = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(someone, { minLength: 2, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(someone, { maxLength: 3 }) },
);
const time = fc.integer({ min: 0, max: 60 }).map(span);
const anyAct: fc.Arbitrary<VisitAct> = fc.oneof(
  fc.record({ do: fc.constant('ASSIGN' as const), pair: people, planned: time }),
  fc.record({ do: fc.constant('SWAP' as const), leave: someone, join: someone }),
  fc.record({ do: fc.constant('MOVE' as const), planned: time }),
  fc.constant<VisitAct>({ do: 'RELEASE' }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('ACCEPT' as const, 'START' as const, 'FINISH' as const),
      by: someone,
    }),
  },
  fc.constant<VisitAct>({ do: 'MISS' }),
  fc.record({ do: fc.constant('CANCEL' as const), by: someone, urgentFlagOpen: fc.boolean() }),
);

interface Step {
  act: VisitAct;
  before: VisitNow;
  after: VisitNow;
}

/** A visit's life under random acts at random times; what is refused leaves it as it was. */
const anyLife: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(anyAct, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 })
  .map((acts) => {
    let [visit, now] = [planned, START];
    return acts.map(([act, pause]) => {
      now = now.add({ minutes: 15 * pause });
      const before = visit;
      try {
        visit = next(before, act, now);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      return { act, before, after: visit };
    });
  });

const always = (holds: (step: Step) => boolean) =>
  fc.assert(
    fc.property(anyLife, (life) => {
      expect(life.filter((step) => !holds(step))).toEqual([]);
    }),
    { numRuns: 300 },
  );
const withPair: readonly VisitState[] = ['ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'DONE'];
const withoutPair: readonly VisitState[] = ['DUE', 'CANCELLED'];

describe('whatever is done to a visit', () => {
  it('two different people sit on it or none, and it has a planned time exactly with them', () => {
    always(({ after }) => {
      const seats = new Set(after.pair ?? []).size;
      return (seats === 0 || seats === 2) && (after.planned === null) === (seats === 0);
    });
  });

  it('its state says whether it has a pair', () => {
    always(({ after }) => !withPair.includes(after.state) || after.pair !== null);
    always(({ after }) => !withoutPair.includes(after.state) || after.pair === null);
  });

  it('only members accept and finish, each once, and the state says when both have', () => {
    always(({ after: { acceptedBy, finishedBy, pair } }) =>
      [acceptedBy, finishedBy].every(
        (said) => new Set(said).size === said.length && said.every((one) => pair?.includes(one)),
      ),
    );
    always(({ after }) => after.state !== 'ASSIGNED' || after.acceptedBy.length < 2);
    always(({ after }) => after.state !== 'ACCEPTED' || after.acceptedBy.length === 2);
    always(({ after }) => (after.finishedBy.length === 2) === (after.state === 'DONE'));
  });

  it('what is not foreseen changes nothing', () => {
    always(({ act, before, after }) => allows(before, act.do) || after === before);
  });

  it('done and cancelled are the end', () => {
    always(
      ({ before, after }) => (before.state !== 'DONE' && before.state !== 'CANCELLED') || after === before,
    );
  });

  it('nobody is both the first and the second person to cancel it under an open urgent flag', () => {
    always(({ act, before, after }) => {
      const cancelled = before.state !== 'CANCELLED' && after.state === 'CANCELLED';
      if (!cancelled || act.do !== 'CANCEL' || !act.urgentFlagOpen) return true;
      return before.cancelProposedBy !== null && before.cancelProposedBy !== act.by;
    });
  });

  it('every state can be reached, so that none of this is said of nothing', () => {
    const lives = fc.sample(anyLife, { numRuns: 500, seed: 7 });
    const reached = new Set(lives.flatMap((life) => life.map(({ after }) => after.state)));
    expect([...reached].toSorted()).toEqual(Object.values(VisitState).toSorted());
  });
});
