// Whether a media query holds, for what must differ in the order of the document and not only in its looks.
import { type Ref, onBeforeUnmount, readonly, ref } from 'vue';

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const holds = ref(list.matches);
  const read = (): void => {
    holds.value = list.matches;
  };
  list.addEventListener('change', read);
  onBeforeUnmount(() => list.removeEventListener('change', read));
  return readonly(holds);
}
