// A yes or no that belongs to this device: kept in its storage, without anything personal.
import { type Ref, effectScope, ref, watch } from 'vue';

const all = new Map<string, Ref<boolean>>();
/** Outlives the component that asked first. */
const scope = effectScope(true);

function read(name: string, otherwise: boolean): boolean {
  try {
    const value = localStorage.getItem(name);
    return value === null ? otherwise : value === 'on';
  } catch {
    return otherwise; // storage may be forbidden
  }
}

function keep(key: string, now: boolean, otherwise: boolean): void {
  try {
    if (now === otherwise) localStorage.removeItem(key);
    else localStorage.setItem(key, now ? 'on' : 'off');
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
}

/** The one value of this name; `otherwise` until somebody chooses. */
export function useKept(name: string, otherwise: boolean): Ref<boolean> {
  const key = `zuzweit.${name}`;
  const known = all.get(key);
  if (known) return known;
  const value = ref(read(key, otherwise));
  all.set(key, value);
  scope.run(() => watch(value, (now) => keep(key, now, otherwise), { flush: 'sync' }));
  return value;
}
