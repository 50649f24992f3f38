// The board as one looks at it: only the chosen district, and which pair is on site for which flag.
import { type ComputedRef, type Ref, computed } from 'vue';
import { FlagFragment, VisitFragment } from '#graphql/board.ts';
import { unmask } from '#graphql/generated/index.ts';
import type { Board } from '#graphql/useLiveBoard.ts';

export interface BoardView {
  flags: ComputedRef<Board['flags']['nodes']>;
  visits: ComputedRef<Board['visits']['nodes']>;
  /** The names of the pair on site, by the id of the flag they are there for. */
  onSite: ComputedRef<ReadonlyMap<string, readonly string[]>>;
}

/** What is shown of the board when a district is chosen (empty: all of them). */
export function useBoardView(board: Readonly<Ref<Board | null>>, district: () => string): BoardView {
  const here = (one: { district: { id: string } }): boolean =>
    district() === '' || one.district.id === district();
  return {
    flags: computed(() =>
      (board.value?.flags.nodes ?? []).filter((flag) => here(unmask(FlagFragment, flag))),
    ),
    visits: computed(() =>
      (board.value?.visits.nodes ?? []).filter((visit) => here(unmask(VisitFragment, visit))),
    ),
    onSite: computed(() => {
      const visits = (board.value?.visits.nodes ?? []).map((visit) => unmask(VisitFragment, visit));
      return new Map(
        visits
          .filter(({ state, flag }) => state === 'UNDER_WAY' && flag)
          .map(({ flag, pair }) => [flag!.id, (pair?.members ?? []).map(({ name }) => name)]),
      );
    }),
  };
}
