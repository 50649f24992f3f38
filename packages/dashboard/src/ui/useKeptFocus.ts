// The focus is never lost: when what held it disappears after an act, it goes on where the result is told.
import { type Ref, onBeforeUnmount, onMounted } from 'vue';

/** Watches `frame`; when the focused element in it goes, `to` takes the focus. A click beside everything is left alone. */
export function useKeptFocus(
  frame: Readonly<Ref<HTMLElement | null>>,
  to: () => HTMLElement | null | undefined,
): void {
  let held: Element | null = null;
  const hold = (event: FocusEvent): void => {
    const inside = event.target instanceof Element && frame.value?.contains(event.target);
    held = inside ? (event.target as Element) : null;
  };
  const letGo = (): void => {
    held = null;
  };
  const watcher = new MutationObserver(() => {
    if (!held || document.activeElement !== document.body) return;
    if (held.isConnected && !held.matches(':disabled')) return;
    held = null;
    to()?.focus();
  });
  onMounted(() => {
    document.addEventListener('focusin', hold);
    document.addEventListener('pointerdown', letGo, true);
    if (!frame.value) return;
    watcher.observe(frame.value, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
  });
  onBeforeUnmount(() => {
    watcher.disconnect();
    document.removeEventListener('focusin', hold);
    document.removeEventListener('pointerdown', letGo, true);
  });
}
