// What was just done, with a way back for thirty seconds: the second mutation, never a delayed write.
import { type Ref, readonly, ref } from 'vue';

export interface Toast {
  readonly id: number;
  text: string;
  /** Seconds left to take it back; null when it cannot be (any more). */
  left: number | null;
  busy: boolean;
}

/** Takes it back; answers with a sentence when it was refused, null when it worked. */
export type Undo = () => Promise<string | null>;

const OFFER = 30;
const READING = 8;

const toasts: Ref<Toast[]> = ref([]);
const ways = new Map<number, Undo>();
let count = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  for (const toast of toasts.value) {
    if (toast.busy || toast.left === null) continue;
    toast.left -= 1;
  }
  for (const toast of toasts.value.filter(({ left }) => left !== null && left <= 0)) dismiss(toast.id);
  if (toasts.value.length === 0) {
    clearInterval(timer);
    timer = undefined;
  }
}

/** Shows what was done; with `undo` it can be taken back for 30 s, without it goes after 8 s. */
export function show(text: string, undo?: Undo): void {
  count += 1;
  if (undo) ways.set(count, undo);
  toasts.value = [...toasts.value.slice(-2), { id: count, text, left: undo ? OFFER : READING, busy: false }];
  timer ??= setInterval(tick, 1000);
}

/** Whether a toast still offers the way back. */
export const undoable = (id: number): boolean => ways.has(id);

/** Takes one back: it disappears when that worked, else it says why not. */
export async function takeBack(id: number, done: string): Promise<string> {
  const undo = ways.get(id);
  const toast = toasts.value.find((one) => one.id === id);
  if (!undo || !toast) return '';
  toast.busy = true;
  const refusal = await undo();
  ways.delete(id);
  const now = toasts.value.find((one) => one.id === id);
  if (now) {
    now.busy = false;
    now.text = refusal ?? done;
    now.left = READING;
  }
  return refusal ?? done;
}

/** Closes one at once. */
export function dismiss(id: number): void {
  ways.delete(id);
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Closes all, at sign-out. */
export function dismissAll(): void {
  ways.clear();
  toasts.value = [];
}

/** What is shown now. */
export const useToasts = (): Readonly<Ref<readonly Toast[]>> => readonly(toasts);
