// Copies pairs to another day or week: one act a shift, one word for all, one way back.
import { ref, shallowRef } from 'vue';
import { type Refused, useAct } from '#graphql/act.ts';
import { useTimes } from '#ui/times.ts';
import { show } from '#ui/toasts.ts';
import { useAnnouncer } from '#ui/useAnnouncer.ts';
import { useWords } from '#ui/words.ts';
import { ClearDuty, SetDuty } from './documents.ts';
import type { Copy } from './rota.ts';

/** `after` runs when something was copied or taken back. */
export function useCopies(after: () => void) {
  const { say } = useWords();
  const { day } = useTimes();
  const announcer = useAnnouncer();
  const set = useAct(SetDuty);
  const clear = useAct(ClearDuty);
  const busy = ref(false);
  const refusals = shallowRef<readonly Refused[]>([]);

  async function back(ids: readonly string[]): Promise<string | null> {
    let refused: string | null = null;
    for (const id of ids) refused ??= (await clear.run({ id })).refused[0]?.message ?? null;
    after();
    return refused;
  }

  async function copy(copies: readonly Copy[], taken: number): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    const done: string[] = [];
    const refused: Refused[] = [];
    for (const { duty, kind, from, until } of copies) {
      const professionalIds = duty.pair.members.map(({ id }) => id);
      const outcome = await set.run({ kind, from, until, professionalIds });
      const id = outcome.done?.duty?.id;
      if (id) done.push(id);
      const [why] = outcome.refused;
      if (why)
        refused.push({
          ...why,
          field: null,
          message: `${day(from)} ${say(`dutyKind.${kind}`)}: ${why.message}`,
        });
    }
    busy.value = false;
    refusals.value = refused;
    const text = [say('rota.copied', { n: done.length }), taken > 0 && say('rota.taken', { n: taken })]
      .filter(Boolean)
      .join(' ');
    show(text, done.length > 0 ? () => back(done) : undefined);
    announcer.say(text);
    after();
  }

  return { copy, busy, refusals };
}
