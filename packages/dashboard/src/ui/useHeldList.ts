// Nothing moves under the pointer: while it or the focus is inside, rows keep their places and new ones wait.
import { type ComputedRef, type Ref, computed, ref, shallowRef, watch } from 'vue';

export interface HeldList<T> {
  /** The rows to draw, values always current, places as they were while held. */
  rows: ComputedRef<readonly T[]>;
  /** How many new rows wait. */
  waiting: ComputedRef<number>;
  /** Lets the waiting rows in. */
  release(): void;
  /** Bind to the element that holds the rows. */
  hold: {
    onPointerenter(event: PointerEvent): void;
    onPointerleave(): void;
    onFocusin(): void;
    onFocusout(event: FocusEvent): void;
  };
}

/**
 * Draws `list` in its order, except while pointer or focus is inside: then rows stay and new ones wait.
 * `all` may hold more than the list, so that a row that left it is still drawn as it is now.
 */
export function useHeldList<T extends { id: string }>(
  list: Readonly<Ref<readonly T[]>>,
  all: Readonly<Ref<readonly T[]>> = list,
): HeldList<T> {
  const pointer = ref(false);
  const focus = ref(false);
  const places = shallowRef<readonly T[]>(list.value);
  const held = computed(() => pointer.value || focus.value);

  const release = (): void => {
    places.value = list.value;
  };
  watch([list, held], ([, isHeld]) => {
    if (!isHeld) release();
  });

  return {
    rows: computed(() => {
      if (!held.value) return list.value;
      const now = new Map(all.value.map((row) => [row.id, row]));
      return places.value.map((row) => now.get(row.id) ?? row);
    }),
    waiting: computed(() => {
      if (!held.value) return 0;
      const placed = new Set(places.value.map(({ id }) => id));
      return list.value.filter(({ id }) => !placed.has(id)).length;
    }),
    release,
    hold: {
      // A finger has no place to rest: only a real pointer holds the rows.
      onPointerenter: (event) => (pointer.value = event.pointerType !== 'touch'),
      onPointerleave: () => (pointer.value = false),
      onFocusin: () => (focus.value = true),
      onFocusout: (event) => {
        const inside = event.currentTarget as HTMLElement;
        focus.value = event.relatedTarget instanceof Node && inside.contains(event.relatedTarget);
      },
    },
  };
}
