// No instant without an answer unless it is reported as a gap.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { contains, hoursOf } from '#kernel/interval';
import { anyBounded, anyInstant, everyQuarter, quarter } from '#kernel/interval.arbitrary';
import {
  answering,
  answers,
  type DutyKind,
  type DutyShift,
  gaps,
  handovers,
  horizonEnd,
  isComplete,
  onCallAt,
} from './duty.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
let count = 0;
const duty = (kind: DutyKind, from: string, until: string, ...members: string[]): DutyShift => ({
  id: String((count += 1)),
  kind,
  during: { from: berlin(from), until: berlin(until) },
  members,
});

/** A rota without holes from Tuesday on: the desk from eight to four, on call from four to eight. */
const rota = Array.from({ length: 15 }, (_, days) =>
  Temporal.PlainDate.from('2026-11-23').add({ days }),
).flatMap((date) => [
  duty('DUTY_DESK', `${date}T08:00`, `${date}T16:00`, 'Nowak', 'Hein'),
  duty('ON_CALL', `${date}T16:00`, `${date.add({ days: 1 })}T08:00`, 'Kaya', 'Brandt'),
]);
const at = (text: string) => rota.find((one) => one.during.from.equals(berlin(text)))!;
const without = (text: string) => rota.filter((one) => one !== at(text));
const alone = (text: string) => rota.map((one) => (one === at(text) ? { ...one, members: ['Kaya'] } : one));
const noon = berlin('2026-11-24T12:00');

const people = fc.constantFrom('Kaya', 'Brandt', 'Nowak', 'Hein');
const anyDuties = fc
  .array(
    fc.record({
      kind: fc.constantFrom<DutyKind>('DUTY_DESK', 'ON_CALL'),
      during: anyBounded(),
      members: fc.uniqueArray(people, { maxLength: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((duties) => duties.map((one, index): DutyShift => ({ ...one, id: String(index) })));
const SPAN = { from: quarter(0), until: quarter(96) };
const within = everyQuarter().filter((instant) => contains(SPAN, instant));

describe('a pair', () => {
  it.each([
    [['Kaya', 'Brandt'], true],
    [['Kaya'], false],
    [[], false],
    [['Kaya', 'Kaya'], false],
  ])('of %j is complete: %s', (members, complete) => {
    expect(isComplete({ members })).toBe(complete);
  });
});

describe('who is on call', () => {
  it('is the pair of now until its end, and the next', () => {
    expect(onCallAt(rota, noon)).toEqual({
      now: at('2026-11-24T08:00'),
      until: berlin('2026-11-24T16:00'),
      next: at('2026-11-24T16:00'),
      gap: null,
      gaps: [],
    });
  });

  it('changes at the instant of the hand-over', () => {
    expect(answering(rota, berlin('2026-11-24T15:59'))).toBe(at('2026-11-24T08:00'));
    expect(answering(rota, berlin('2026-11-24T16:00'))).toBe(at('2026-11-24T16:00'));
  });

  it('is the desk where both run, and on call goes on after it', () => {
    const whole = duty('ON_CALL', '2026-11-24T00:00', '2026-11-25T00:00', 'Kaya', 'Brandt');
    const desk = duty('DUTY_DESK', '2026-11-24T08:00', '2026-11-24T16:00', 'Nowak', 'Hein');
    const both = [whole, desk];
    expect(onCallAt(both, noon)).toMatchObject({ now: desk, until: desk.during.until, next: whole });
    expect(onCallAt(both, berlin('2026-11-24T06:00'))).toMatchObject({
      now: whole,
      until: desk.during.from,
      next: desk,
    });
  });

  it('is the complete pair where the desk has only one', () => {
    const half = duty('DUTY_DESK', '2026-11-24T08:00', '2026-11-24T16:00', 'Nowak');
    const whole = duty('ON_CALL', '2026-11-24T00:00', '2026-11-25T00:00', 'Kaya', 'Brandt');
    expect(answering([half, whole], noon)).toBe(whole);
    expect(gaps([half, whole], half.during)).toEqual([]);
  });

  it('is nobody in an empty office, and that is a gap', () => {
    expect(onCallAt([], noon)).toEqual({
      now: null,
      until: null,
      next: null,
      gap: { from: noon, until: berlin('2026-12-08T00:00'), half: false },
      gaps: [{ from: noon, until: berlin('2026-12-08T00:00'), half: false }],
    });
  });

  it('answers for 17 hours in the night in which the clocks go back, without gap or overlap', () => {
    const night = duty('ON_CALL', '2026-10-24T16:00', '2026-10-25T08:00', 'Kaya', 'Brandt');
    const next = duty('ON_CALL', '2026-10-25T08:00', '2026-10-26T08:00', 'Nowak', 'Hein');
    const span = { from: night.during.from, until: next.during.until };
    expect(answers([night, next], span).map((one) => [one.duty, hoursOf(one)])).toEqual([
      [night, 17],
      [next, 24],
    ]);
    expect(gaps([night, next], span)).toEqual([]);
  });
});

describe('the first gap', () => {
  it('is where a duty is missing', () => {
    expect(onCallAt(without('2026-11-29T16:00'), noon).gap).toEqual({
      from: berlin('2026-11-29T16:00'),
      until: berlin('2026-11-30T08:00'),
      half: false,
    });
  });

  it('is where one of two is there', () => {
    expect(onCallAt(alone('2026-12-01T16:00'), noon).gap).toEqual({
      from: berlin('2026-12-01T16:00'),
      until: berlin('2026-12-02T08:00'),
      half: true,
    });
  });

  it('is told from its true beginning while it is open', () => {
    const holey = without('2026-11-24T08:00');
    const status = onCallAt(holey, noon);
    expect(status).toMatchObject({ now: null, until: null, next: at('2026-11-24T16:00') });
    expect(status.gap).toEqual({
      from: berlin('2026-11-24T08:00'),
      until: berlin('2026-11-24T16:00'),
      half: false,
    });
    expect(onCallAt(holey, noon.add({ minutes: 1 }))).toEqual(status);
  });

  it('counts within fourteen whole days, today among them', () => {
    expect(horizonEnd(noon).equals(berlin('2026-12-08T00:00'))).toBe(true);
    const early = rota.filter(
      (one) => Temporal.Instant.compare(one.during.from, berlin('2026-12-07T16:00')) < 0,
    );
    expect(onCallAt(early, noon).gap?.from.equals(berlin('2026-12-07T16:00'))).toBe(true);
    expect(onCallAt(early, berlin('2026-11-23T12:00')).gap).toBeNull();
  });

  it('of nobody and of half a pair are two, even where they touch', () => {
    const first = duty('ON_CALL', '2026-11-24T00:00', '2026-11-24T08:00', 'Kaya');
    const span = { from: first.during.from, until: berlin('2026-11-24T12:00') };
    expect(gaps([first], span).map(({ half }) => half)).toEqual([true, false]);
  });
});

describe('hand-overs', () => {
  it('are those of the span, its first instant in and its last out', () => {
    const span = { from: berlin('2026-11-24T08:00'), until: berlin('2026-11-25T08:00') };
    expect(handovers(rota, span)).toEqual([
      { at: berlin('2026-11-24T08:00'), from: at('2026-11-23T16:00'), to: at('2026-11-24T08:00') },
      { at: berlin('2026-11-24T16:00'), from: at('2026-11-24T08:00'), to: at('2026-11-24T16:00') },
    ]);
  });

  it('happen exactly once, however the time is cut', () => {
    fc.assert(
      fc.property(anyDuties, fc.array(anyInstant(), { maxLength: 4 }), (duties, cuts) => {
        const edges = [
          SPAN.from,
          ...cuts.filter((cut) => contains(SPAN, cut)).sort(Temporal.Instant.compare),
          SPAN.until,
        ];
        const parts = edges
          .slice(1)
          .flatMap((until, index) => handovers(duties, { from: edges[index]!, until }));
        expect(parts).toEqual(handovers(duties, SPAN));
      }),
    );
  });
});

describe('at every instant', () => {
  it('exactly one answer holds, and it is the one that is asked for at that instant', () => {
    fc.assert(
      fc.property(anyDuties, (duties) => {
        const found = answers(duties, SPAN);
        const wrong = within.filter((instant) => {
          const holding = found.filter((one) => contains(one, instant));
          return holding.length !== 1 || holding[0]!.duty !== answering(duties, instant);
        });
        expect(wrong).toEqual([]);
        found.slice(1).forEach((one, index) => expect(one.duty).not.toBe(found[index]!.duty));
      }),
    );
  });

  it('a complete pair is there, or a gap is reported that says whether one of two is', () => {
    fc.assert(
      fc.property(anyDuties, (duties) => {
        const found = gaps(duties, SPAN);
        const wrong = within.filter((instant) => {
          const running = duties.filter((one) => contains(one.during, instant));
          const told = found.filter((one) => contains(one, instant)).map(({ half }) => half);
          const half = running.some((one) => one.members.length > 0);
          return JSON.stringify(told) !== JSON.stringify(running.some(isComplete) ? [] : [half]);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('the first gap is the first: before it, from now on, a complete pair is always there', () => {
    fc.assert(
      fc.property(anyDuties, anyInstant(), (duties, now) => {
        const { gap } = onCallAt(duties, now);
        const end = gap?.from ?? horizonEnd(now);
        for (const instant of within) {
          if (Temporal.Instant.compare(instant, now) < 0 || Temporal.Instant.compare(instant, end) >= 0)
            continue;
          expect(duties.some((one) => contains(one.during, instant) && isComplete(one))).toBe(true);
        }
        if (gap) expect(Temporal.Instant.compare(gap.until, now)).toBeGreaterThan(0);
      }),
    );
  });
});
