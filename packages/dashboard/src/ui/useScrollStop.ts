// What scrolls can be scrolled by keys: a stop for Tab where nothing inside can be reached, and none where something can.
import { type Ref, onBeforeUnmount, onMounted } from 'vue';

const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Watches `frame`, which scrolls; its content may come and go. */
export function useScrollStop(frame: Readonly<Ref<HTMLElement | null>>): void {
  const look = (): void => {
    const one = frame.value;
    if (!one) return;
    const needed = one.scrollHeight > one.clientHeight && !one.querySelector(REACHED);
    if (needed) one.tabIndex = 0;
    else one.removeAttribute('tabindex');
  };
  const size = new ResizeObserver(look);
  const content = new MutationObserver(look);
  onMounted(() => {
    if (!frame.value) return;
    size.observe(frame.value);
    content.observe(frame.value, { childList: true, subtree: true });
  });
  onBeforeUnmount(() => {
    size.disconnect();
    content.disconnect();
  });
}
