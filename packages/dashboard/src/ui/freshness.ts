// How old what a block shows is: the page provides it once, every block and every button reads it.
import { type ComputedRef, type InjectionKey, type Ref, computed, inject, provide } from 'vue';

export interface Freshness {
  /** When the server last confirmed that what is shown is current; milliseconds of its clock, null before the first time. */
  confirmedAt: number | null;
  /** Since when there is no connection, null while there is one. */
  offlineSince: number | null;
  /** How many changes are being made up for after a gap, null when nothing is. */
  catchingUp: number | null;
}

const key: InjectionKey<Readonly<Ref<Freshness>>> = Symbol('freshness');

/** Says for everything below how fresh it is. */
export function provideFreshness(freshness: Readonly<Ref<Freshness>>): void {
  provide(key, freshness);
}

/** The freshness of the page this component stands on; null outside of one. */
export function useFreshness(): Readonly<Ref<Freshness>> | null {
  return inject(key, null);
}

/** True while there is no connection. */
export function useOffline(): ComputedRef<boolean> {
  const freshness = useFreshness();
  return computed(() => freshness?.value.offlineSince != null);
}
