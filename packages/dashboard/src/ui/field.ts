// How a field names its parts: one id for the control, its hint and its refusal.
import type { ComputedRef } from 'vue';
import { computed, useId } from 'vue';

export interface FieldIds {
  id: string;
  hint: string;
  refusal: string;
  /** For `aria-describedby`: what there is to read beside the label. */
  describedBy: ComputedRef<string | undefined>;
}

/** The ids of one field; `name` makes the control reachable from the summary of refusals. */
export function useFieldIds(props: {
  name: string;
  hint?: string | undefined;
  refusal?: string | undefined;
}): FieldIds {
  const unique = useId();
  const id = `field-${props.name}-${unique}`;
  return {
    id,
    hint: `${id}-hint`,
    refusal: `${id}-refusal`,
    describedBy: computed(
      () =>
        [props.hint && `${id}-hint`, props.refusal && `${id}-refusal`].filter(Boolean).join(' ') || undefined,
    ),
  };
}
