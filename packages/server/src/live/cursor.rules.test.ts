// A place in the log is taken for what it is: ours, near enough, or neither.
import { describe, expect, it } from 'vitest';
import { cursorOf, type Head, mayReplay, REPLAY_FACTS, seqOf } from './cursor.rules';

const now = Temporal.Instant.from('2026-11-24T08:00Z');
const head: Head = { epoch: '0a1b2c3d', seq: 20_000n, recordedAt: now };

describe('a cursor', () => {
  it('comes back as the number it was made of', () => {
    expect(seqOf(cursorOf('0a1b2c3d', 17n), '0a1b2c3d')).toBe(17n);
  });

  it.each([
    '',
    'x',
    '0a1b2c3d',
    '0a1b2c3d.',
    '0a1b2c3d.-1',
    '0a1b2c3d.1e9',
    'ffffffff.17',
    `0a1b2c3d.${'9'.repeat(30)}`,
  ])('is none of this log: %j', (text) => {
    expect(seqOf(text, '0a1b2c3d')).toBeNull();
  });
});

describe('a stream may go on', () => {
  it.each([
    ['from the newest fact', 20_000n, null, true],
    ['from a little behind', 19_000n, now.subtract({ hours: 1 }), true],
    ['from exactly as far as is replayed', 20_000n - REPLAY_FACTS, now, true],
    ['not from further', 20_000n - REPLAY_FACTS - 1n, now, false],
    ['not from before seven days', 19_000n, now.subtract({ hours: 24 * 7 + 1 }), false],
    ['not from a place that this log has not reached', 20_001n, null, false],
    ['not from another log', null, null, false],
  ] as const)('%s', (_what, seq, next, expected) => {
    expect(mayReplay(seq, head, next, now)).toBe(expected);
  });
});
