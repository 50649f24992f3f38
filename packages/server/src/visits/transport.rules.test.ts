// Cars and child seats: what is missing when, as a table and against counting minute by minute.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarter } from '#kernel/interval.arbitrary';
import { carsSuffice, missing, type Need, type Taken } from './transport.rules';

const span = (from: number, until: number) => ({ from: quarter(from), until: quarter(until) });
const car: Need = { car: true, seats: {} };
const withBaby: Need = { car: true, seats: { BABY: 1 } };
const taken = (from: number, until: number, need = car): Taken => ({ during: span(from, until), need });

describe('what is missing', () => {
  it.each<[string, Need, number[], object, Taken[], string[]]>([
    ['nothing is asked for', { car: false, seats: {} }, [5], {}, [], []],
    ['no table is kept', withBaby, [], {}, [], []],
    ['a car is free', car, [5], {}, [], []],
    ['the car is out', car, [5], {}, [taken(8, 9)], ['CAR']],
    ['it is back just then', car, [5], {}, [taken(0, 4), taken(12, 20)], []],
    ['two others, one after the other', car, [5, 5], {}, [taken(4, 8), taken(8, 12)], []],
    ['two others at once', car, [5, 5], {}, [taken(4, 9), taken(8, 12)], ['CAR']],
    ['only the small car is left', { car: true, seats: { CHILD: 2 } }, [4, 2], { CHILD: 2 }, [taken(4, 8, { car: true, seats: { CHILD: 1 } })], ['CAR', 'CHILD']],
    ['a seat of another group', withBaby, [5], { TODDLER: 3 }, [], ['BABY']],
    ['the seat is out', withBaby, [5, 5], { BABY: 1 }, [taken(10, 12, { car: false, seats: { BABY: 1 } })], ['BABY']],
  ])('%s', (_, need, cars, seats, others, expected) => {
    expect(missing(need, span(4, 12), { cars, seats }, others)).toEqual(expected);
  }); // prettier-ignore

  it('equals counting every quarter of an hour', () => {
    const any = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }))
      .map(([from, length]) => taken(from, from + length, withBaby));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (others, cars, babies) => {
        const busiest = Math.max(
          ...Array.from({ length: 8 }, (_, n) => others.filter(({ during }) => Temporal.Instant.compare(during.from, quarter(4 + n)) <= 0 && Temporal.Instant.compare(quarter(4 + n), during.until) < 0).length),
        );
        const found = missing(withBaby, span(4, 12), { cars: Array.from({ length: cars }, () => 5), seats: { BABY: babies } }, others);
        expect(found.includes('CAR')).toBe(busiest + 1 > cars);
        expect(found.includes('BABY')).toBe(busiest + 1 > babies);
      }),
    ); // prettier-ignore
  });

  it('a further car never takes one away', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 2, max: 9 }), (cars, needs, more) => {
        if (carsSuffice(cars, needs)) expect(carsSuffice([...cars, more], needs)).toBe(true);
      }),
    );
  });
});
