// Keys that work on every page: the command bar, the map of keys, and letters where somebody switched them on.
import { onBeforeUnmount, onMounted } from 'vue';
import { actOf } from '#features/command/letters.ts';
import type { Choice } from '#features/command/found.ts';
import { useKept } from '#ui/kept.ts';
import { useRouter } from 'vue-router';
import { opened } from './dialogs.ts';

/** Listens while the component lives; a letter does only what `commands` offers. */
export function useKeys(commands: () => readonly Choice[]): void {
  const router = useRouter();
  const letters = useKept('letters', false);
  const question = useKept('question', true);

  function press(event: KeyboardEvent): void {
    const act = actOf(event, { letters: letters.value, question: question.value });
    if (act === null || event.defaultPrevented) return;
    if (act === 'command') {
      event.preventDefault();
      opened.value = opened.value === 'command' ? null : 'command';
      return;
    }
    if (opened.value) return;
    if (act === 'help') opened.value = 'keys';
    else {
      const to = commands().find(({ id }) => id === act)?.to;
      if (!to) return;
      void router.push(to);
    }
    event.preventDefault();
  }
  onMounted(() => document.addEventListener('keydown', press));
  onBeforeUnmount(() => document.removeEventListener('keydown', press));
}
