// Setting and clearing a duty, each the way back of the other.
import { type Outcome, type Refused, useAct } from '#graphql/act.ts';
import type { DutyKind } from '#graphql/generated/graphql.ts';
import { surname } from '#ui/names.ts';
import { serverNow } from '#ui/clock.ts';
import { useTimes } from '#ui/times.ts';
import { show } from '#ui/toasts.ts';
import { useAnnouncer } from '#ui/useAnnouncer.ts';
import { useWords } from '#ui/words.ts';
import { ClearDuty, SetDuty } from './documents.ts';
import type { Duty } from './duties.ts';

export interface NewDuty {
  kind: DutyKind;
  from: string;
  until: string;
  pair: readonly [{ id: string; name: string }, { id: string; name: string }];
}

/** Both acts; `after` runs when one of them or its way back has changed the plan. `known`: the duties as they are. */
export function useDutyActs(after: () => void, known: () => readonly Duty[] = () => []) {
  const { say } = useWords();
  const { moment } = useTimes();
  const announcer = useAnnouncer();
  const set = useAct(SetDuty);
  const clear = useAct(ClearDuty);

  /** The way back to who sat there before: both, the one who was alone, or nobody; none where one was replaced. */
  function before({ kind, from, until, pair }: NewDuty): ((id: string) => Promise<Outcome<unknown>>) | null {
    const duty = known().find((one) => one.kind === kind && one.from === from && one.until === until);
    const seated = duty?.pair.members.map(({ id }) => id) ?? [];
    const [first] = seated;
    if (first === undefined) return (id) => clear.run({ id });
    if (seated.length === 2) return () => set.run({ kind, from, until, professionalIds: seated });
    const joined = pair.find(({ id }) => id !== first);
    return pair.some(({ id }) => id === first) && joined
      ? (id) => clear.run({ id, professionalId: joined.id })
      : null;
  }

  return {
    async set(asked: NewDuty): Promise<readonly Refused[]> {
      const { kind, from, until, pair } = asked;
      const wayBack = before(asked);
      const { done, refused } = await set.run({
        kind,
        from,
        until,
        professionalIds: pair.map(({ id }) => id),
      });
      const id = done?.duty?.id;
      if (!id) return refused;
      const text = say('duty.set', {
        first: surname(pair[0].name),
        second: surname(pair[1].name),
        at: moment(from, serverNow()),
      });
      const undo =
        wayBack &&
        (async (): Promise<string | null> => {
          const back = await wayBack(id);
          after();
          return back.refused[0]?.message ?? null;
        });
      show(text, undo ?? undefined);
      announcer.say(text);
      after();
      return refused;
    },

    async clear(duty: Duty): Promise<readonly Refused[]> {
      const { done, refused } = await clear.run({ id: duty.id });
      if (!done) return refused;
      const { kind, from, until } = duty;
      const professionalIds = duty.pair.members.map(({ id }) => id);
      const text = say('duty.cleared', { at: moment(from, serverNow()) });
      const undo = async (): Promise<string | null> => {
        const back = await set.run({ kind, from, until, professionalIds });
        after();
        return back.refused[0]?.message ?? null;
      };
      show(text, professionalIds.length === 2 ? undo : undefined);
      announcer.say(text);
      after();
      return refused;
    },
  };
}
