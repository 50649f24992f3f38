// How a screen may name staff, in the order from least to most.
import { type ComputedRef, computed } from 'vue';
import type { StaffNaming } from '#graphql/generated/graphql.ts';
import { useWords } from '#ui/words.ts';

/** The choices, in the language of the moment. */
export function useNamings(): ComputedRef<{ value: StaffNaming; label: string }[]> {
  const { say } = useWords();
  return computed(() =>
    (['ROLE', 'INITIALS', 'NAME'] satisfies StaffNaming[]).map((value) => ({
      value,
      label: say(`naming.${value}`),
    })),
  );
}
