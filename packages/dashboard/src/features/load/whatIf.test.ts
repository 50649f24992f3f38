// A question survives the way through the address, and nothing else gets in.
import { describe, expect, it } from 'vitest';
import { askedOf, readWhatIf, type WhatIf, writeWhatIf } from './whatIf.ts';

const A = '018f0000-0000-7000-8000-000000000001';
const B = '018f0000-0000-7000-8000-000000000002';
const ALL: WhatIf[] = [
  { kind: 'person', district: A, count: -1 },
  { kind: 'fehlt', person: B, from: '2026-11-24', until: '2026-11-26' },
  { kind: 'meldungen', district: A, count: 5 },
  { kind: 'meldungen', district: B, count: 2 },
  { kind: 'grenze', neighbourhood: B, district: A },
];

describe('what if', () => {
  it('comes back from the address as it went', () => {
    expect(readWhatIf(writeWhatIf(ALL))).toEqual(ALL);
  });

  it.each([
    [{ person: `${A}~0` }],
    [{ person: `${A}~11` }],
    [{ person: 'Maria~1' }],
    [{ meldungen: `${A}~-5` }],
    [{ fehlt: `${A}~2026-11-26~2026-11-24` }],
    [{ fehlt: `${A}~2026-13-26~2026-13-27` }],
    [{ grenze: A }],
    [{ grenze: null }],
  ])('takes nothing from %j', (query) => {
    expect(readWhatIf(query)).toEqual([]);
  });

  it('asks for whole days of Marl', () => {
    expect(askedOf(ALL).absences).toEqual([
      { professionalId: B, from: '2026-11-23T23:00:00Z', until: '2026-11-26T23:00:00Z' },
    ]);
  });
});
