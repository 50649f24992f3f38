// Levels and clocks: nobody is calmed by a tap, and every urgent flag escalates or is in somebody's hands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { anyInstant, everyQuarter } from '#kernel/interval.arbitrary';
import {
  type FlagClock,
  hasCome,
  isUrgent,
  latestNextStepDue,
  NextStep,
  overdueAt,
  RiskFlagState,
  RiskLevel,
  untakenFrom,
  untakenSince,
} from './flag.rules';

const { ACUTE, HIGH, MEDIUM, LOW } = RiskLevel;
const { RAISED, ACKNOWLEDGED, RESOLVED } = RiskFlagState;
const { CALL, VISIT, ASSESSMENT, HAND_ON } = NextStep;
const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const shown = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(BERLIN).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Taken at 15:50 by somebody who goes at 16:00, next act by 18:00. */
const flag = (change: Partial<FlagClock> = {}): FlagClock => ({
  level: HIGH,
  state: ACKNOWLEDGED,
  raisedAt: berlin('2026-11-24T15:40'),
  nextStepDue: berlin('2026-11-24T18:00'),
  shiftUntil: berlin('2026-11-24T16:00'),
  nextStepCameAt: null,
  ...change,
});
const anyFlag: fc.Arbitrary<FlagClock> = fc.record({
  level: fc.constantFrom(...Object.values(RiskLevel)),
  state: fc.constantFrom(...Object.values(RiskFlagState)),
  raisedAt: anyInstant(),
  nextStepDue: anyInstant(),
  shiftUntil: fc.option(anyInstant()),
  nextStepCameAt: fc.option(anyInstant(), { freq: 3 }),
});

describe('urgent', () => {
  it('are ACUTE and HIGH', () => {
    expect(Object.values(RiskLevel).filter(isUrgent)).toEqual([ACUTE, HIGH]);
  });
});

describe('an untaken flag is overdue', () => {
  it.each([
    [ACUTE, '2026-11-28T23:58', '2026-11-29T00:03'],
    [HIGH, '2026-11-28T23:58', '2026-11-29T00:13'],
    [MEDIUM, '2026-11-24T09:00', '2026-11-24T11:00'],
    [MEDIUM, '2026-11-27T15:00', '2026-11-30T09:00'],
    [LOW, '2026-12-24T15:30', '2026-12-28T09:30'],
  ])('%s since %s: at %s', (level, since, expected) => {
    expect(shown(overdueAt(level, berlin(since)))).toBe(expected);
  });
});

describe('the next act', () => {
  it.each([
    [ACUTE, '2026-10-24T12:00', '2026-10-25T11:00'],
    [HIGH, '2026-11-24T12:00', '2026-11-25T12:00'],
    [MEDIUM, '2026-10-20T12:00', '2026-11-03T12:00'],
    [LOW, '2026-03-20T12:00', '2026-04-03T12:00'],
  ])(
    'of a %s flag taken at %s is due at the latest at %s: hours elapse, days are calendar days',
    (level, now, latest) => {
      expect(shown(latestNextStepDue(level, berlin(now)))).toBe(latest);
    },
  );

  it.each([
    [VISIT, true, false, true],
    [VISIT, false, true, true],
    [VISIT, false, false, false],
    [CALL, true, false, false],
    [CALL, false, true, true],
    [ASSESSMENT, true, false, false],
    [ASSESSMENT, false, true, true],
    [HAND_ON, true, false, false],
    [HAND_ON, false, true, true],
  ])(
    '%s has come or not: visit under way %s, taken further %s: %s',
    (step, visitUnderWay, followedUp, come) => {
      expect(hasCome(step, { visitUnderWay, followedUp })).toBe(come);
    },
  );
});

describe('a flag is untaken since', () => {
  it.each([
    ['it was raised', flag({ state: RAISED, nextStepDue: null, shiftUntil: null }), '15:41', '15:40'],
    ['nobody: it has just been taken', flag(), '15:59', null],
    ['the shift of the taker ended: a tap at 15:50 calms nothing for the night', flag(), '16:00', '16:00'],
    [
      'the next act was due, when the shift is longer',
      flag({ shiftUntil: berlin('2026-11-25T08:00') }),
      '18:30',
      '18:00',
    ],
    [
      'the next act was due, when it was taken outside every shift',
      flag({ shiftUntil: null }),
      '18:00',
      '18:00',
    ],
    ['nobody before that', flag({ shiftUntil: null }), '17:59', null],
    ['the next act only, when it is not urgent', flag({ level: MEDIUM }), '18:00', '18:00'],
    ['nobody when not urgent, although the shift ended', flag({ level: LOW }), '17:59', null],
    ['nobody: the act has come', flag({ nextStepCameAt: berlin('2026-11-24T15:55') }), '23:00', null],
    ['nobody: the act has come late', flag({ nextStepCameAt: berlin('2026-11-24T19:00') }), '23:00', null],
    ['nobody: it is resolved', flag({ state: RESOLVED }), '23:00', null],
  ])('%s', (_, one, now, since) => {
    const found = untakenSince(one, berlin(`2026-11-24T${now}`));
    expect(found && shown(found).slice(11)).toBe(since);
  });

  it('an instant that does not move while nothing happens, and never lies ahead', () => {
    fc.assert(
      fc.property(anyFlag, (one) => {
        const seen = everyQuarter().map((now) => ({ now, since: untakenSince(one, now) }));
        const told = seen.filter(({ since }) => since !== null);
        for (const { now, since } of told) {
          expect(since!.equals(untakenFrom(one)!)).toBe(true);
          expect(Temporal.Instant.compare(since!, now)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('or in somebody’s hands: at every instant an open urgent flag escalates, or its taker is there and its act lies ahead', () => {
    fc.assert(
      fc.property(anyFlag, anyInstant(), (one, now) => {
        fc.pre(isUrgent(one.level) && one.state === ACKNOWLEDGED && one.nextStepCameAt === null);
        const there = one.shiftUntil === null || Temporal.Instant.compare(now, one.shiftUntil) < 0;
        const ahead = Temporal.Instant.compare(now, one.nextStepDue!) < 0;
        expect(untakenSince(one, now) === null).toBe(there && ahead);
      }),
    );
  });
});
