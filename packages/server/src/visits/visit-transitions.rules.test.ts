// Every state with every act, and what each act does to seats and acceptances.
import { describe, expect, it } from 'vitest';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { quarter } from '#kernel/interval.arbitrary';
import { VisitState } from './visit.rules';
import {
  allows,
  next,
  pairOf,
  TRANSITIONS,
  type VisitAct,
  type VisitActName,
  type VisitNow,
} from './visit-transitions.rules';

const [NOW, DUE_UNTIL] = [quarter(20), quarter(40)];
const span = (from: number) => ({ from: quarter(from), until: quarter(from + 5) });
const PLANNED = span(24);

const visit = (state: VisitState, change: Partial<VisitNow> = {}): VisitNow => ({
  state,
  dueUntil: DUE_UNTIL,
  pair: state === 'DUE' || state === 'CANCELLED' ? null : ['Kaya', 'Brandt'],
  planned: state === 'DUE' || state === 'CANCELLED' ? null : PLANNED,
  acceptedBy: state === 'ACCEPTED' ? ['Kaya', 'Brandt'] : [],
  finishedBy: state === 'DONE' ? ['Kaya', 'Brandt'] : [],
  cancelProposedBy: null,
  ...change,
});
const ACTS: Record<VisitActName, VisitAct> = {
  ASSIGN: { do: 'ASSIGN', pair: ['Nowak', 'Hein'], planned: span(26) },
  SWAP: { do: 'SWAP', leave: 'Brandt', join: 'Nowak' },
  MOVE: { do: 'MOVE', planned: span(26) },
  RELEASE: { do: 'RELEASE' },
  ACCEPT: { do: 'ACCEPT', by: 'Kaya' },
  START: { do: 'START', by: 'Kaya' },
  FINISH: { do: 'FINISH', by: 'Kaya' },
  MISS: { do: 'MISS' },
  CANCEL: { do: 'CANCEL', by: 'account:dispatcher', urgentFlagOpen: false },
};
const code = (act: () => unknown): ErrorCode | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('every state with every act', () => {
  const W = 'WRONG_STATE' as const;
  type Outcome = VisitState | typeof W;
  const order: VisitActName[] = [
    'ASSIGN',
    'SWAP',
    'MOVE',
    'RELEASE',
    'ACCEPT',
    'START',
    'FINISH',
    'MISS',
    'CANCEL',
  ];
  const table: [string, VisitNow, Outcome[]][] = [
    ['DUE', visit('DUE'), ['ASSIGNED', W, W, W, W, W, W, 'MISSED', 'CANCELLED']],
    [
      'ASSIGNED',
      visit('ASSIGNED'),
      ['ASSIGNED', 'ASSIGNED', 'ASSIGNED', 'DUE', 'ASSIGNED', 'UNDER_WAY', W, 'MISSED', 'CANCELLED'],
    ],
    [
      'ACCEPTED',
      visit('ACCEPTED'),
      ['ASSIGNED', 'ASSIGNED', 'ASSIGNED', 'DUE', W, 'UNDER_WAY', W, 'MISSED', 'CANCELLED'],
    ],
    ['UNDER_WAY', visit('UNDER_WAY'), [W, W, W, W, W, W, 'UNDER_WAY', W, W]],
    ['DONE', visit('DONE'), [W, W, W, W, W, W, W, W, W]],
    [
      'MISSED with a pair',
      visit('MISSED'),
      ['ASSIGNED', 'ASSIGNED', 'ASSIGNED', 'MISSED', W, 'UNDER_WAY', W, W, 'CANCELLED'],
    ],
    [
      'MISSED without a pair',
      visit('MISSED', { pair: null, planned: null }),
      ['ASSIGNED', W, W, W, W, W, W, W, 'CANCELLED'],
    ],
    ['CANCELLED', visit('CANCELLED'), [W, W, W, W, W, W, W, W, W]],
  ];
  const cases = table.flatMap(([name, from, outcomes]) =>
    order.map((act, index) => [name, act, from, outcomes[index]!] as const),
  );

  it('is in the table', () => {
    expect(Object.keys(TRANSITIONS).toSorted()).toEqual(order.toSorted());
    expect(new Set(table.map(([, from]) => from.state))).toEqual(new Set(Object.values(VisitState)));
  });

  it.each(cases)('%s, %s', (_, act, from, outcome) => {
    // Late enough for the clock to have something to say.
    const now = act === 'MISS' || from.state === 'MISSED' ? quarter(60) : NOW;
    expect(allows(from, act)).toBe(outcome !== W);
    let after: Outcome = W;
    const refused = code(() => (after = next(from, ACTS[act], now).state));
    expect(after).toBe(outcome);
    expect(refused).toBe(outcome === W ? W : null);
  });
});

describe('assigning', () => {
  it('keeps the acceptance of who accepted this very time and stays', () => {
    const one = visit('ASSIGNED', { acceptedBy: ['Kaya'] });
    const again = (pair: string[], planned = PLANNED) => next(one, { do: 'ASSIGN', pair, planned }, NOW);
    expect(again(['Kaya', 'Nowak']).acceptedBy).toEqual(['Kaya']);
    expect(again(['Brandt', 'Nowak']).acceptedBy).toEqual([]);
    expect(again(['Kaya', 'Nowak'], span(25)).acceptedBy).toEqual([]);
  });

  it('of the same two at the same time changes nothing: both have accepted, so it stays accepted', () => {
    const one = visit('ACCEPTED');
    expect(next(one, { do: 'ASSIGN', pair: ['Brandt', 'Kaya'], planned: PLANNED }, NOW)).toMatchObject({
      state: 'ACCEPTED',
    });
  });

  it.each([
    [['Kaya'], ErrorCode.INVALID],
    [[], ErrorCode.INVALID],
    [['Kaya', 'Brandt', 'Nowak'], ErrorCode.INVALID],
    [['Kaya', 'Kaya'], ErrorCode.SAME_PERSON],
  ])('refuses %j', (people, refused) => {
    expect(code(() => pairOf(people))).toBe(refused);
  });
});

describe('swapping', () => {
  it('keeps the acceptance of the one who stays, and the seat of the one who goes', () => {
    const swapped = next(visit('ACCEPTED'), { do: 'SWAP', leave: 'Kaya', join: 'Nowak' }, NOW);
    expect(swapped).toMatchObject({
      state: 'ASSIGNED',
      pair: ['Nowak', 'Brandt'],
      acceptedBy: ['Brandt'],
      planned: PLANNED,
    });
  });

  it.each([
    ['somebody who has no seat', 'Nowak', 'Hein', ErrorCode.INVALID],
    ['for the one who stays', 'Kaya', 'Brandt', ErrorCode.SAME_PERSON],
    ['for the same one', 'Kaya', 'Kaya', ErrorCode.SAME_PERSON],
  ])('refuses: %s', (_, leave, join, refused) => {
    expect(code(() => next(visit('ASSIGNED'), { do: 'SWAP', leave, join }, NOW))).toBe(refused);
  });
});

describe('moving', () => {
  it('in time lets both acceptances fall', () => {
    const moved = next(visit('ACCEPTED'), { do: 'MOVE', planned: span(30) }, NOW);
    expect(moved).toMatchObject({
      state: 'ASSIGNED',
      acceptedBy: [],
      planned: span(30),
      pair: ['Kaya', 'Brandt'],
    });
  });

  it('of the due window alone leaves the time and what was accepted for it', () => {
    const moved = next(visit('ACCEPTED'), { do: 'MOVE', dueUntil: quarter(80) }, NOW);
    expect(moved).toMatchObject({ state: 'ACCEPTED', acceptedBy: ['Kaya', 'Brandt'], dueUntil: quarter(80) });
  });
});

describe('releasing', () => {
  it('makes it due again, or missed when the due window has passed', () => {
    expect(next(visit('ACCEPTED'), { do: 'RELEASE' }, NOW)).toMatchObject({
      state: 'DUE',
      pair: null,
      planned: null,
      acceptedBy: [],
    });
    expect(next(visit('ACCEPTED'), { do: 'RELEASE' }, DUE_UNTIL).state).toBe('MISSED');
  });
});

describe('accepting, starting and finishing', () => {
  it('belong to the own seat', () => {
    for (const act of ['ACCEPT', 'START'] as const) {
      expect(code(() => next(visit('ASSIGNED'), { do: act, by: 'Nowak' }, NOW))).toBe(ErrorCode.FORBIDDEN);
    }
    expect(code(() => next(visit('UNDER_WAY'), { do: 'FINISH', by: 'Nowak' }, NOW))).toBe(
      ErrorCode.FORBIDDEN,
    );
  });

  it('take both members, each once', () => {
    const accepted = next(visit('ASSIGNED'), { do: 'ACCEPT', by: 'Kaya' }, NOW);
    expect(accepted).toMatchObject({ state: 'ASSIGNED', acceptedBy: ['Kaya'] });
    expect(code(() => next(accepted, { do: 'ACCEPT', by: 'Kaya' }, NOW))).toBe(ErrorCode.WRONG_STATE);
    expect(next(accepted, { do: 'ACCEPT', by: 'Brandt' }, NOW).state).toBe('ACCEPTED');
    const finished = next(visit('UNDER_WAY'), { do: 'FINISH', by: 'Brandt' }, NOW);
    expect(finished).toMatchObject({ state: 'UNDER_WAY', finishedBy: ['Brandt'] });
    expect(code(() => next(finished, { do: 'FINISH', by: 'Brandt' }, NOW))).toBe(ErrorCode.WRONG_STATE);
    expect(next(finished, { do: 'FINISH', by: 'Kaya' }, NOW).state).toBe('DONE');
  });
});

describe('the clock', () => {
  it('says missed at its time and not before', () => {
    expect(code(() => next(visit('ASSIGNED'), { do: 'MISS' }, PLANNED.until.subtract({ seconds: 1 })))).toBe(
      ErrorCode.WRONG_STATE,
    );
    expect(next(visit('ASSIGNED'), { do: 'MISS' }, PLANNED.until)).toMatchObject({
      state: 'MISSED',
      pair: ['Kaya', 'Brandt'],
    });
    expect(next(visit('DUE'), { do: 'MISS' }, DUE_UNTIL).state).toBe('MISSED');
  });
});

describe('calling off', () => {
  const by = (name: string, urgentFlagOpen = true): VisitAct => ({ do: 'CANCEL', by: name, urgentFlagOpen });

  it('takes a second person where an open urgent flag hangs on it', () => {
    const proposed = next(visit('ACCEPTED'), by('first'), NOW);
    expect(proposed).toEqual({ ...visit('ACCEPTED'), cancelProposedBy: 'first' });
    expect(code(() => next(proposed, by('first'), NOW))).toBe(ErrorCode.NEEDS_SECOND_PERSON);
    expect(next(proposed, by('second'), NOW)).toMatchObject({
      state: 'CANCELLED',
      pair: null,
      cancelProposedBy: null,
    });
  });

  it('begins anew when something was done in between', () => {
    const proposed = next(visit('ASSIGNED'), by('first'), NOW);
    const accepted = next(proposed, { do: 'ACCEPT', by: 'Kaya' }, NOW);
    expect(next(accepted, by('second'), NOW)).toMatchObject({
      state: 'ASSIGNED',
      cancelProposedBy: 'second',
    });
  });

  it('is one person’s where none hangs on it', () => {
    expect(next(visit('ASSIGNED'), by('first', false), NOW).state).toBe('CANCELLED');
  });
});
