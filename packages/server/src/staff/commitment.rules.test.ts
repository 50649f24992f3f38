// What excludes what, and the rest after a night.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { contains, type Interval, overlaps } from '#kernel/interval';
import { anyBounded, anyInterval, everyQuarter } from '#kernel/interval.arbitrary';
import {
  absenceUnion,
  type Commitment,
  CommitmentKind,
  firstClash,
  LAYERS,
  layersMeet,
  restAfter,
  restWarning,
  touchesNight,
} from './commitment.rules';

const { VISIT, DUTY, ABSENCE, APPOINTMENT } = CommitmentKind;
const kinds = Object.values(CommitmentKind);
const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const taken = (kind: CommitmentKind, from: string, until: string) => ({
  kind,
  during: { from: berlin(from), until: berlin(until) },
});
const anyCommitment: fc.Arbitrary<Commitment> = fc.record({
  kind: fc.constantFrom(...kinds),
  during: anyInterval(),
});

describe('two commitments of one person', () => {
  const excluding: [CommitmentKind, CommitmentKind[]][] = [
    [VISIT, [VISIT, APPOINTMENT, ABSENCE]],
    [APPOINTMENT, [VISIT, APPOINTMENT, ABSENCE]],
    [DUTY, [DUTY, ABSENCE]],
    [ABSENCE, [VISIT, APPOINTMENT, DUTY, ABSENCE]],
  ];
  it.each(excluding)('%s excludes %j and nothing else', (kind, others) => {
    for (const other of kinds) expect(layersMeet(LAYERS[kind], LAYERS[other])).toBe(others.includes(other));
  });
});

describe('the first clash', () => {
  const busy = [
    taken(DUTY, '2026-11-24T08:00', '2026-11-24T16:00'),
    taken(VISIT, '2026-11-24T13:00', '2026-11-24T14:30'),
    taken(VISIT, '2026-11-24T10:00', '2026-11-24T11:30'),
  ];
  const asked = (from: string, until: string) => ({ from: berlin(from), until: berlin(until) });

  it.each([
    ['a visit over both', '2026-11-24T09:00', '2026-11-24T15:00', VISIT, '10:00'],
    ['a visit that touches', '2026-11-24T11:30', '2026-11-24T13:00', VISIT, null],
    ['a visit within the own duty', '2026-11-24T08:00', '2026-11-24T09:00', VISIT, null],
    ['a duty beside visits', '2026-11-24T16:00', '2026-11-25T08:00', DUTY, null],
    ['a duty over a duty', '2026-11-24T15:59', '2026-11-25T08:00', DUTY, '08:00'],
    ['an absence over all', '2026-11-24T00:00', '2026-11-25T00:00', ABSENCE, '08:00'],
  ] as const)('%s', (_, from, until, kind, clash) => {
    const found = firstClash(busy, asked(from, until), LAYERS[kind]);
    expect(
      found &&
        found.during.from.toZonedDateTimeISO(BERLIN).toPlainTime().toString({ smallestUnit: 'minute' }),
    ).toBe(clash);
  });

  it('is there exactly when one of them excludes the plan, and none of those begins before it', () => {
    fc.assert(
      fc.property(fc.array(anyCommitment, { maxLength: 8 }), anyCommitment, (commitments, plan) => {
        const clash = firstClash(commitments, plan.during, LAYERS[plan.kind]);
        const excluding = commitments.filter(
          (one) => overlaps(one.during, plan.during) && !(one.kind === DUTY && plan.kind !== DUTY && plan.kind !== ABSENCE) &&
            !(plan.kind === DUTY && one.kind !== DUTY && one.kind !== ABSENCE),
        ); // prettier-ignore
        expect(clash === null).toBe(excluding.length === 0);
        if (clash) {
          expect(excluding).toContain(clash);
          for (const one of excluding)
            expect(Temporal.Instant.compare(clash.during.from, one.during.from)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('absences', () => {
  it('may overlap; together they take exactly the reported instants, and no two of the result clash', () => {
    fc.assert(
      fc.property(fc.array(anyInterval(), { maxLength: 6 }), (reported) => {
        const held = absenceUnion(reported);
        const inside = (list: readonly Interval[], at: Temporal.Instant) =>
          list.some((one) => contains(one, at));
        for (const instant of everyQuarter()) expect(inside(held, instant)).toBe(inside(reported, instant));
        held.forEach((one, index) => {
          const others = held
            .filter((_, other) => other !== index)
            .map((during) => ({ kind: ABSENCE, during }));
          expect(firstClash(others, one, LAYERS.ABSENCE)).toBeNull();
        });
      }),
    );
  });
});

describe('the night', () => {
  it.each([
    ['2026-11-24T08:00', '2026-11-24T23:00', false],
    ['2026-11-24T22:59', '2026-11-24T23:01', true],
    ['2026-11-25T05:59', '2026-11-25T07:00', true],
    ['2026-11-25T06:00', '2026-11-25T22:00', false],
    ['2026-11-24T16:00', '2026-11-25T08:00', true],
    ['2026-11-24T08:00', '2026-11-27T08:00', true],
  ])('lies between 23:00 and 06:00: %s to %s', (from, until, night) => {
    expect(touchesNight({ from: berlin(from), until: berlin(until) })).toBe(night);
  });
});

describe('rest', () => {
  const onCall = taken(DUTY, '2026-11-24T16:00', '2026-11-25T08:00');
  const nightVisit = taken(VISIT, '2026-11-25T02:00', '2026-11-25T03:30');

  it('is eleven elapsed hours after a duty or visit at night, also when the clocks change', () => {
    expect(restAfter(onCall)?.until.toString()).toBe(berlin('2026-11-25T19:00').toString());
    expect(restAfter(nightVisit)?.until.toString()).toBe(berlin('2026-11-25T14:30').toString());
    const changing = taken(VISIT, '2026-10-24T23:00', '2026-10-25T01:00');
    expect(restAfter(changing)?.until.toString()).toBe(berlin('2026-10-25T11:00').toString());
  });

  it('follows neither a day at work nor an absence nor a duty without an end', () => {
    expect(restAfter(taken(VISIT, '2026-11-24T09:00', '2026-11-24T10:30'))).toBeNull();
    expect(restAfter(taken(ABSENCE, '2026-11-24T00:00', '2026-11-25T00:00'))).toBeNull();
    expect(restAfter({ kind: DUTY, during: { from: onCall.during.from, until: null } })).toBeNull();
  });

  it.each([
    ['a visit in the morning after the duty', taken(VISIT, '2026-11-25T10:00', '2026-11-25T11:30'), true],
    ['an appointment in that morning', taken(APPOINTMENT, '2026-11-25T10:00', '2026-11-25T11:30'), true],
    ['a visit when the rest is over', taken(VISIT, '2026-11-25T19:00', '2026-11-25T20:30'), false],
    ['a visit within the duty', taken(VISIT, '2026-11-25T02:00', '2026-11-25T03:30'), false],
    ['a duty that ends at night right before', taken(DUTY, '2026-11-24T00:00', '2026-11-24T16:00'), true],
    ['an absence after it', taken(ABSENCE, '2026-11-25T08:00', '2026-11-26T00:00'), false],
  ])('warns or not: %s', (_, planned, warned) => {
    expect(restWarning([onCall], planned) !== null).toBe(warned);
  });

  it('names the duty after which it is due', () => {
    expect(restWarning([onCall], taken(VISIT, '2026-11-25T10:00', '2026-11-25T11:30'))?.after).toBe(onCall);
  });

  it('is never cut without a warning', () => {
    const work = fc.record({ kind: fc.constantFrom(VISIT, DUTY, APPOINTMENT), during: anyBounded(300) });
    fc.assert(
      fc.property(fc.array(work, { maxLength: 6 }), work, (commitments, planned) => {
        const cuts = commitments.some((one) =>
          [
            [one, planned],
            [planned, one],
          ].some(([first, second]) => {
            const rest = restAfter(first!);
            return rest !== null && contains(rest, second!.during.from);
          }),
        );
        expect(restWarning(commitments, planned) !== null).toBe(cuts);
      }),
    );
  });
});
