// Acting alone: told in time, followed by two within a day, reviewed on the next working day by somebody else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt, isWorkingDay } from '#kernel/calendar.rules';
import { checkedAlone, checkedContact, demandAnother, followedUntil, reviewDue } from './emergency.rules';

const at = (text: string) => Temporal.Instant.from(text);

describe('the review', () => {
  it.each([
    ['at 02:00 on a Monday', '2026-11-23T02:00+01:00', '2026-11-23T16:00+01:00'],
    ['at 10:00 on a Monday', '2026-11-23T10:00+01:00', '2026-11-24T16:00+01:00'],
    ['at 08:00, as the office opens', '2026-11-23T08:00+01:00', '2026-11-24T16:00+01:00'],
    ['on Friday evening', '2026-11-27T22:40+01:00', '2026-11-30T16:00+01:00'],
    ['on Saturday', '2026-11-28T02:00+01:00', '2026-11-30T16:00+01:00'],
    ['before Christmas', '2026-12-24T18:00+01:00', '2026-12-28T16:00+01:00'],
    ['in the night the clocks go back', '2026-10-25T02:30+01:00', '2026-10-26T16:00+01:00'],
  ])('of what was recorded %s is due on the next working day', (_when, recorded, due) => {
    expect(reviewDue(at(recorded)).equals(at(due))).toBe(true);
  });

  it('is always ahead, on a working day, and within a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }), (seconds) => {
        const recorded = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const due = reviewDue(recorded);
        expect(Temporal.Instant.compare(due, recorded)).toBe(1);
        expect(isWorkingDay(dateAt(due))).toBe(true);
        expect(due.since(recorded).total('hours')).toBeLessThan(24 * 7);
      }),
    );
  });
});

describe('the visit by two', () => {
  const now = at('2026-11-23T08:00+01:00');
  it('is due 24 elapsed hours after the act', () => {
    expect(followedUntil(at('2026-11-23T02:00+01:00'), now).equals(at('2026-11-24T02:00+01:00'))).toBe(true);
  });
  it('is due at once when it is told too late for that', () => {
    expect(followedUntil(at('2026-11-21T02:00+01:00'), now).equals(at('2026-11-23T10:00+01:00'))).toBe(true);
  });
});

describe('the time alone', () => {
  const now = at('2026-11-23T08:00+01:00');
  it.each([
    ['END_BEFORE_START', '2026-11-23T03:00+01:00', '2026-11-23T03:00+01:00'],
    ['INVALID', '2026-11-23T07:00+01:00', '2026-11-23T09:00+01:00'],
    ['INVALID', '2026-11-19T07:00+01:00', '2026-11-19T09:00+01:00'],
  ])('is refused with %s from %s until %s', (code, from, until) => {
    expect(() => checkedAlone({ from: at(from), until: at(until) }, now)).toThrow(code);
  });
});

describe('who took part', () => {
  it.each([
    ['PHONE', null, null],
    ['NOBODY', 'p', null],
    ['NOBODY', null, 'Polizei'],
  ] as const)('is not %s with %s and %s', (contactKind, contactId, contactName) => {
    expect(() => checkedContact({ contactKind, contactId, contactName })).toThrow('INVALID');
  });
  it('is never the person', () => {
    expect(() => demandAnother('p', 'p', 'contactId')).toThrow('INVALID');
    expect(() => demandAnother('p', null, 'contactId')).not.toThrow();
  });
});
