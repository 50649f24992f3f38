// Rest is drawn after work at night, and only where somebody neither is away nor on duty again.
import { describe, expect, it } from 'vitest';
import type { Commitment } from '#staff/commitment.rules';
import { restsWithin } from './lanes.rules';

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}+01:00`);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
const DAY = span('24T00:00', '25T00:00');
const night: Commitment = { kind: 'DUTY', during: span('23T16:00', '24T08:00') };

describe('rest within a day', () => {
  it.each<[string, Commitment[], [string, string][]]>([
    ['nothing taken', [], []],
    ['a duty by day', [{ kind: 'DUTY', during: span('24T08:00', '24T16:00') }], []],
    ['a duty by night', [night], [['24T08:00', '24T19:00']]],
    ['a visit by night', [{ kind: 'VISIT', during: span('24T01:00', '24T02:30') }], [['24T02:30', '24T13:30']]],
    ['an appointment by night', [{ kind: 'APPOINTMENT', during: span('24T01:00', '24T02:30') }], []],
    ['a duty that ends as the day begins', [{ kind: 'DUTY', during: span('23T20:00', '24T00:00') }], [['24T00:00', '24T11:00']]],
    ['time away meanwhile', [night, { kind: 'ABSENCE', during: span('24T10:00', '24T12:00') }], [['24T08:00', '24T10:00'], ['24T12:00', '24T19:00']]],
    ['the next night', [night, { kind: 'DUTY', during: span('24T16:00', '25T08:00') }], [['24T08:00', '24T16:00']]],
  ])('%s', (_name, commitments, expected) => {
    expect(restsWithin(commitments, DAY)).toEqual(expected.map(([from, until]) => span(from, until)));
  }); // prettier-ignore
});
