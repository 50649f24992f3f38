// A form's values and what it is refused for: checked on submit, then by the server; each refusal at its field.
import { type Ref, computed, ref, shallowRef } from 'vue';
import type { Refusal } from './ErrorSummary.vue';

export interface Form {
  /** Everything refused, for the summary. */
  refusals: Readonly<Ref<readonly Refusal[]>>;
  /** The refusal of one field. */
  at(field: string): string | undefined;
  busy: Readonly<Ref<boolean>>;
  /** Checks, then sends; false when something was refused. */
  submit(check: () => readonly Refusal[], send: () => Promise<readonly Refusal[]>): Promise<boolean>;
}

/** What a form needs besides its values. */
export function useForm(): Form {
  const refusals = shallowRef<readonly Refusal[]>([]);
  const busy = ref(false);
  const byField = computed(() => new Map(refusals.value.map(({ field, message }) => [field, message])));
  return {
    refusals,
    busy,
    at: (field) => byField.value.get(field),
    async submit(check, send) {
      if (busy.value) return false;
      refusals.value = check();
      if (refusals.value.length > 0) return false;
      busy.value = true;
      try {
        refusals.value = await send();
      } finally {
        busy.value = false;
      }
      return refusals.value.length === 0;
    },
  };
}
