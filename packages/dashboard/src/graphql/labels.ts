// What catalogue codes are called in the language of the interface: facts carry codes, one socket serves both languages.
import { type ComputedRef, computed } from 'vue';
import { useAsk } from './ask.ts';
import { graphql } from './generated/index.ts';

const LabelsDocument = graphql(/* GraphQL */ `
  query Labels {
    riskFlagReasons {
      code
      label
    }
    visitKinds {
      code
      label
    }
  }
`);

export interface Labels {
  /** The reason of a flag in words; empty where it is not shown. */
  reason(flag: { reason?: { code: string } | null }): string;
  /** The kind of a visit in words. */
  kind(visit: { kind: string }): string;
}

/** The labels of the catalogues, asked once and kept. */
export function useLabels(): ComputedRef<Labels> {
  const { result } = useAsk(LabelsDocument, {}, { fetchPolicy: 'cache-first' });
  return computed(() => {
    const of = (list: readonly { code: string; label: string }[] | undefined) =>
      new Map((list ?? []).map(({ code, label }) => [code, label]));
    const reasons = of(result.value?.riskFlagReasons);
    const kinds = of(result.value?.visitKinds);
    return {
      reason: ({ reason }) => (reason ? (reasons.get(reason.code) ?? '') : ''),
      kind: ({ kind }) => kinds.get(kind) ?? '',
    };
  });
}
