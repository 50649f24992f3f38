// The address of a look back: presets, own times, and what is neither.
import { describe, expect, it } from 'vitest';
import { askedOf, readSince } from './since.ts';

describe('since', () => {
  it.each([
    ['feierabend', { preset: 'OFFICE_CLOSED' }],
    ['wochenende', { preset: 'BEFORE_WEEKEND' }],
    ['2026-11-20T16:00', { since: '2026-11-20T15:00:00Z' }],
    [undefined, { preset: 'OFFICE_CLOSED' }],
    ['gestern', { preset: 'OFFICE_CLOSED' }],
    ['2026-13-20T16:00', { preset: 'OFFICE_CLOSED' }],
    [['feierabend', 'wochenende'], { preset: 'OFFICE_CLOSED' }],
  ])('%j', (text, asked) => {
    expect(askedOf(readSince(text))).toEqual(asked);
  });
});
