// How wide an element is now: a plot draws in real pixels, so that its words are as large on a phone as on a desk.
import { type Ref, onBeforeUnmount, onMounted, ref } from 'vue';

/** Width in CSS pixels of the element; `start` until it is known. */
export function useWidth(element: Readonly<Ref<Element | null>>, start = 560): Readonly<Ref<number>> {
  const width = ref(start);
  let watching: ResizeObserver | undefined;
  onMounted(() => {
    watching = new ResizeObserver(([entry]) => {
      const wide = Math.floor(entry?.contentRect.width ?? 0);
      if (wide > 0) width.value = wide;
    });
    if (element.value) watching.observe(element.value);
  });
  onBeforeUnmount(() => watching?.disconnect());
  return width;
}
