// A hint stays until two agree, never pretends to be fresh, and finds its address however it is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, checkedReview, isUnreviewed, remove } from './safety-hint.rules';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('an address', () => {
  it.each([
    ['Musterstraße 3 a, 45770 Marl', 'Muster Str. 3a'],
    ['Musterstrasse 3', 'MUSTERSTRAßE 3, Hinterhaus'],
    ['Beispielstraße 12', 'Beispielstr. 12'],
  ])('is the same as %s and as %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  it('differs by its number', () => {
    expect(addressKey('Musterweg 3')).not.toBe(addressKey('Musterweg 13'));
  });

  it('is none where nothing is written', () => {
    for (const nothing of [null, undefined, '', ' , Marl', '--']) expect(addressKey(nothing)).toBe(null);
  });

  it('keeps its key when it is written as the key', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const key = addressKey(text);
        if (key !== null) expect(addressKey(key)).toBe(key);
      }),
      { examples: [['Straßestr.asse 3']] },
    );
  });
});

describe('a review', () => {
  it('is half a year ahead when no day is named, and at most a year', () => {
    expect(checkedReview(null, day('2026-08-31')).toString()).toBe('2027-02-28');
    expect(checkedReview(day('2027-08-31'), day('2026-08-31')).toString()).toBe('2027-08-31');
    expect(() => checkedReview(day('2027-09-01'), day('2026-08-31'))).toThrow('INVALID');
    expect(() => checkedReview(day('2026-08-31'), day('2026-08-31'))).toThrow('IN_THE_PAST');
  });

  it('counts the day itself as reviewed and the day after not', () => {
    expect(isUnreviewed(day('2026-11-23'), day('2026-11-23'))).toBe(false);
    expect(isUnreviewed(day('2026-11-23'), day('2026-11-24'))).toBe(true);
  });
});

describe('removing', () => {
  it('takes two different people', () => {
    expect(remove({ removed: false, proposedBy: null }, 'account:a')).toBe('PROPOSED');
    expect(remove({ removed: false, proposedBy: 'account:a' }, 'account:b')).toBe('REMOVED');
    expect(() => remove({ removed: false, proposedBy: 'account:a' }, 'account:a')).toThrow(
      'NEEDS_SECOND_PERSON',
    );
    expect(() => remove({ removed: true, proposedBy: 'account:a' }, 'account:c')).toThrow('WRONG_STATE');
  });
});
