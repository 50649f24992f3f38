// What is done to a visit, and how each is taken back: by a second act, offered for thirty seconds.
import { type Outcome, type Refused, useAct } from '#graphql/act.ts';
import { show } from '#ui/toasts.ts';
import { type Undo } from '#ui/toasts.ts';
import { useTimes } from '#ui/times.ts';
import { useAnnouncer } from '#ui/useAnnouncer.ts';
import { surname } from '#ui/names.ts';
import { serverNow } from '#ui/clock.ts';
import { useWords } from '#ui/words.ts';
import { AssignPair, CancelVisit, MoveVisit, PlanVisit, ReleasePair, SwapMember } from './documents.ts';
import type { PlanSeriesInput, PlanVisitInput } from '#graphql/generated/graphql.ts';
import type { WayBack } from './history.ts';
import { PlanSeries } from './series.ts';
import { type Visit, members } from './visit.ts';

export interface Person {
  id: string;
  name: string;
}

export interface Move {
  from?: string;
  dueFrom?: string;
  dueUntil?: string;
  duration?: string;
}

const backTo = ({ from, dueFrom, dueUntil, duration }: Extract<WayBack, { do: 'MOVE' }>): Move => ({
  ...(from && { from }),
  ...(dueFrom && { dueFrom }),
  ...(dueUntil && { dueUntil }),
  ...(duration && { duration }),
});

type Answer = Promise<readonly Refused[]>;
const whyNot = (outcome: Outcome<unknown>): string | null => outcome.refused[0]?.message ?? null;

/** The acts of a dispatcher; each says what it did and offers the way back. */
export function useVisitActs() {
  const { say } = useWords();
  const times = useTimes();
  const announcer = useAnnouncer();
  const assignPair = useAct(AssignPair);
  const releasePair = useAct(ReleasePair);
  const swapMember = useAct(SwapMember);
  const moveVisit = useAct(MoveVisit);
  const planVisit = useAct(PlanVisit);
  const planSeries = useAct(PlanSeries);
  const cancelVisit = useAct(CancelVisit);

  const tell = (text: string, undo: Undo): void => {
    show(text, undo);
    announcer.say(text);
  };
  /** The way back to the pair that was there before; to none when there was none. */
  const before = (visit: Visit): Undo => {
    const seated = members(visit);
    const from = visit.plannedFrom;
    return async () =>
      seated.length === 2 && from
        ? whyNot(
            await assignPair.run({ visitId: visit.id, professionalIds: seated.map(({ id }) => id), from }),
          )
        : whyNot(await releasePair.run({ visitId: visit.id }));
  };

  return {
    async assign(visit: Visit, pair: readonly [Person, Person], from: string): Answer {
      const { done, refused } = await assignPair.run({
        visitId: visit.id,
        professionalIds: pair.map(({ id }) => id),
        from,
        expectedVersion: visit.version,
      });
      if (done) {
        const [first, second] = pair.map(({ name }) => surname(name));
        const said = {
          reference: visit.reference,
          first: first!,
          second: second!,
          at: times.moment(from, serverNow()),
        };
        tell(say('assign.done', said), before(visit));
      }
      return refused;
    },

    async swap(visit: Visit, leave: Person, join: Person): Answer {
      const { done, refused } = await swapMember.run({
        visitId: visit.id,
        leave: leave.id,
        join: join.id,
        expectedVersion: visit.version,
      });
      if (done) {
        const text = say('swap.done', {
          reference: visit.reference,
          join: surname(join.name),
          leave: surname(leave.name),
        });
        tell(text, async () =>
          whyNot(await swapMember.run({ visitId: visit.id, leave: join.id, join: leave.id })),
        );
      }
      return refused;
    },

    async release(visit: Visit): Answer {
      const { done, refused } = await releasePair.run({ visitId: visit.id, expectedVersion: visit.version });
      if (done) tell(say('release.done', { reference: visit.reference }), before(visit));
      return refused;
    },

    async move(visit: Visit, to: Move): Answer {
      const { done, refused } = await moveVisit.run({
        visitId: visit.id,
        ...to,
        expectedVersion: visit.version,
      });
      if (done) {
        const back: Move = { dueFrom: visit.dueFrom, dueUntil: visit.dueUntil, duration: visit.duration };
        if (visit.plannedFrom) back.from = visit.plannedFrom;
        const at = times.moment(to.from ?? to.dueUntil ?? visit.dueUntil, serverNow());
        tell(say(to.from ? 'move.done' : 'move.doneDue', { reference: visit.reference, at }), async () =>
          whyNot(await moveVisit.run({ visitId: visit.id, ...back })),
        );
      }
      return refused;
    },

    /** Takes a change back that the history names: a second act, checked against what is there now. */
    async takeBack(visit: Visit, way: WayBack): Answer {
      const of = { visitId: visit.id, expectedVersion: visit.version };
      const { done, refused } =
        way.do === 'RELEASE'
          ? await releasePair.run(of)
          : way.do === 'ASSIGN'
            ? await assignPair.run({ ...of, professionalIds: [...way.pair], from: way.from })
            : way.do === 'SWAP'
              ? await swapMember.run({ ...of, leave: way.leave, join: way.join })
              : await moveVisit.run({ ...of, ...backTo(way) });
      const text = done ? say('undo.of', { reference: visit.reference }) : (refused[0]?.message ?? '');
      show(text);
      announcer.say(text);
      return refused;
    },

    async planSeries(
      input: Omit<PlanSeriesInput, 'idempotencyKey'>,
    ): Promise<{ id: string | null; refused: readonly Refused[] }> {
      const { done, refused } = await planSeries.run(input);
      const series = done?.series;
      if (!series) return { id: null, refused };
      const text = say('series.planned', { reference: series.reference, n: series.visits.length });
      show(text);
      announcer.say(text);
      return { id: series.id, refused };
    },
    async plan(
      input: Omit<PlanVisitInput, 'idempotencyKey'>,
      undoReason: string | undefined,
    ): Promise<{ id: string | null; refused: readonly Refused[] }> {
      const { done, refused } = await planVisit.run(input);
      const visit = done?.visit;
      if (!visit) return { id: null, refused };
      const text = say('plan.done', { reference: visit.reference });
      if (undoReason) {
        tell(text, async () => whyNot(await cancelVisit.run({ visitId: visit.id, reasonCode: undoReason })));
      } else {
        show(text);
        announcer.say(text);
      }
      return { id: visit.id, refused };
    },

    async cancel(visit: Visit, reasonCode: string): Answer {
      const { done, refused } = await cancelVisit.run({
        visitId: visit.id,
        reasonCode,
        expectedVersion: visit.version,
      });
      if (done) {
        const text = say('cancel.done', { reference: visit.reference });
        show(text);
        announcer.say(text);
      }
      return refused;
    },
  };
}
