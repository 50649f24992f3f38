// Who is free for a time: asked once for a place in time, never cached beyond it.
import { useQuery } from '@vue/apollo-composable';
import { type ComputedRef, type Ref, computed } from 'vue';
import type { Candidate } from '#ui/PersonPicker.vue';
import { serverNow } from '#ui/clock.ts';
import { useTimes } from '#ui/times.ts';
import { useWords } from '#ui/words.ts';
import { graphql } from './generated/index.ts';

const AvailabilityDocument = graphql(/* GraphQL */ `
  query Availability($from: DateTime!, $until: DateTime!, $visitId: ID) {
    professionals(first: 100) {
      nodes {
        id
        name
        languages
        onboarding
        inOnCallPool
        district {
          id
          name
        }
        availability(from: $from, until: $until, exceptVisitId: $visitId) {
          free
          busyFrom
          busyUntil
          works
          rest
        }
      }
    }
  }
`);

export interface Span {
  from: string;
  until: string;
  visitId?: string;
  /** The district whose people stand first. */
  districtId?: string;
}

/** Everybody with the state in the span, the best suited first: free and at work, own district, then by name. */
export function useAvailability(span: () => Span | null): {
  /** `pool`: takes part in the on-call duty. */
  people: ComputedRef<(Candidate & { pool: boolean })[]>;
  loading: Readonly<Ref<boolean>>;
  /** Asks once more: somebody else has been planned meanwhile. */
  again(): void;
} {
  const { say } = useWords();
  const { moment } = useTimes();
  const { result, loading, refetch } = useQuery(
    AvailabilityDocument,
    () => {
      const { from, until, visitId } = span() ?? { from: '', until: '' };
      return { from, until, visitId: visitId ?? null };
    },
    () => ({
      enabled: span() !== null,
      fetchPolicy: 'no-cache' as const,
      keepPreviousResult: true,
      debounce: 250,
    }),
  );

  const people = computed(() => {
    const districtId = span()?.districtId;
    return (result.value?.professionals.nodes ?? [])
      .map(({ id, name, district, inOnCallPool, availability }) => {
        const { free, works, rest, busyUntil } = availability;
        const state = free ? say(works ? 'free.yes' : 'free.off') : say('free.no');
        const until = !free && busyUntil ? say('free.until', { at: moment(busyUntil, serverNow()) }) : state;
        return {
          id,
          name,
          note: district.name,
          free,
          state: free && rest ? say('free.rest') : until,
          warning: free && rest,
          pool: inOnCallPool,
          rank:
            Number(free) * 8 +
            Number(free && works) * 4 +
            Number(!rest) * 2 +
            Number(district.id === districtId),
        };
      })
      .toSorted((a, b) => b.rank - a.rank || a.name.localeCompare(b.name, 'de'));
  });
  return { people, loading, again: () => void refetch()?.catch(() => {}) }; // without a net what was known stays
}
