// Taking, taking over and resolving: ACUTE and HIGH never by one person alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { isUrgent, RiskFlagState, RiskLevel } from './flag.rules';
import {
  acknowledge,
  checkNextStepDue,
  FlagEntryKind,
  type FlagNow,
  type FlagStep,
  noting,
  openProposal,
  resolve,
} from './resolution.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const code = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const raised = (level: RiskLevel): FlagNow => ({
  level,
  state: RiskFlagState.RAISED,
  takenBy: null,
  history: [{ kind: FlagEntryKind.RAISED, by: 'rule' }],
});
const after = (flag: FlagNow, by: string, step: FlagStep): FlagNow => ({
  ...flag,
  state: step.state,
  takenBy: step.entries.some((kind) => kind === 'ACKNOWLEDGED' || kind === 'TAKEN_OVER') ? by : flag.takenBy,
  history: [...flag.history, ...step.entries.map((kind) => ({ kind, by }))],
});
const take = (flag: FlagNow, by: string) => after(flag, by, acknowledge(flag, by));
const done = (flag: FlagNow, by: string) => after(flag, by, resolve(flag, by));
const kinds = (flag: FlagNow) => flag.history.map((entry) => entry.kind);

describe('taking a flag', () => {
  it('is noted as taken, as going on, and as taken over; history keeps all', () => {
    const flag = take(take(take(raised('HIGH'), 'Kaya'), 'Kaya'), 'Brandt');
    expect(kinds(flag)).toEqual(['RAISED', 'ACKNOWLEDGED', 'ACKNOWLEDGED', 'TAKEN_OVER']);
    expect(flag.takenBy).toBe('Brandt');
  });

  it('is refused when it is resolved', () => {
    expect(code(() => acknowledge(done(raised('LOW'), 'Kaya'), 'Brandt'))).toBe(ErrorCode.WRONG_STATE);
  });

  it('lets an open proposal lapse', () => {
    const flag = take(done(take(raised('ACUTE'), 'Kaya'), 'Kaya'), 'Brandt');
    expect(kinds(flag).slice(2)).toEqual(['RESOLUTION_PROPOSED', 'RESOLUTION_LAPSED', 'TAKEN_OVER']);
  });
});

describe('resolving a flag', () => {
  it.each([['MEDIUM'], ['LOW']] as const)('%s is done by one', (level) => {
    expect(done(raised(level), 'Kaya').state).toBe('RESOLVED');
  });

  it.each([['ACUTE'], ['HIGH']] as const)('%s is proposed by the first and done by the second', (level) => {
    const proposed = done(raised(level), 'Kaya');
    expect(proposed.state).toBe('RAISED');
    expect(openProposal(proposed.history)?.by).toBe('Kaya');
    expect(code(() => resolve(proposed, 'Kaya'))).toBe(ErrorCode.NEEDS_SECOND_PERSON);
    expect(done(proposed, 'Brandt').state).toBe('RESOLVED');
  });

  it('begins anew when the clock noted in between that nobody has it', () => {
    const proposed = done(take(raised('HIGH'), 'Kaya'), 'Kaya');
    const entries = noting(proposed.history, FlagEntryKind.UNTAKEN);
    expect(entries).toEqual(['RESOLUTION_LAPSED', 'UNTAKEN']);
    const lapsed = after(proposed, 'system', { state: proposed.state, entries });
    expect(kinds(done(lapsed, 'Brandt')).at(-1)).toBe('RESOLUTION_PROPOSED');
  });

  it('is refused when it is done already', () => {
    expect(code(() => resolve(done(raised('LOW'), 'Kaya'), 'Brandt'))).toBe(ErrorCode.WRONG_STATE);
  });

  it('of ACUTE and HIGH always has two people in a row, whatever came before', () => {
    const act = fc.tuple(
      fc.constantFrom('take', 'resolve', 'note'),
      fc.constantFrom('Kaya', 'Brandt', 'Nowak'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(RiskLevel)),
        fc.array(act, { maxLength: 12 }),
        (level, acts) => {
          let flag = raised(level);
          for (const [what, by] of acts) {
            const before = flag;
            const refused = code(() => {
              if (what === 'take') flag = take(flag, by);
              if (what === 'resolve') flag = done(flag, by);
              if (what === 'note' && flag.state !== 'RESOLVED') {
                flag = after(flag, 'system', {
                  state: flag.state,
                  entries: noting(flag.history, FlagEntryKind.UNTAKEN),
                });
              }
            });
            expect(flag.history.slice(0, before.history.length)).toEqual(before.history);
            if (refused) expect(flag).toBe(before);
          }
          const [first, second] = flag.history.slice(-2);
          if (flag.state !== 'RESOLVED') expect(kinds(flag)).not.toContain('RESOLVED');
          else if (isUrgent(level)) {
            expect([first!.kind, second!.kind]).toEqual(['RESOLUTION_PROPOSED', 'RESOLVED']);
            expect(first!.by).not.toBe(second!.by);
          } else expect(second!.kind).toBe('RESOLVED');
        },
      ),
    );
  });
});

describe('the time of a next act', () => {
  const now = berlin('2026-11-24T14:00');
  it.each([
    ['ACUTE', '2026-11-24T14:00', ErrorCode.IN_THE_PAST],
    ['ACUTE', '2026-11-24T14:01', null],
    ['HIGH', '2026-11-25T14:00', null],
    ['HIGH', '2026-11-25T14:01', ErrorCode.INVALID],
    ['MEDIUM', '2026-11-25T14:01', null],
    ['LOW', '2026-12-08T14:00', null],
    ['LOW', '2026-12-08T14:01', ErrorCode.INVALID],
  ] as const)('of a %s flag, %s: %s', (level, due, refused) => {
    expect(code(() => checkNextStepDue(level, berlin(due), now))).toBe(refused);
  });
});
