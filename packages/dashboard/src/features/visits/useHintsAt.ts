// The safety hints of an address that is just being typed: asked when it may be one, kept in no cache.
import { type ComputedRef, computed } from 'vue';
import { useAsk } from '#graphql/ask.ts';
import type { HintsAtQuery } from '#graphql/generated/graphql.ts';
import { HintsAt } from './hints.ts';

/** A street and a number, however short. */
const LOOKS_WHOLE = /\p{L}{3,}.*\d/u;

export function useHintsAt(address: () => string): ComputedRef<HintsAtQuery['safetyHintsAt']> {
  const whole = computed(() => (LOOKS_WHOLE.test(address()) ? address().trim() : ''));
  const { result } = useAsk(
    HintsAt,
    () => ({ address: whole.value }),
    () => ({ enabled: whole.value !== '', fetchPolicy: 'no-cache' as const, debounce: 500 }),
  );
  return computed(() => (whole.value === '' ? [] : (result.value?.safetyHintsAt ?? [])));
}
