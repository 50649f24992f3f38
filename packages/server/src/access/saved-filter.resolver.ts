// The own filters: ask, keep, let go.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { FilterView } from './saved-filter.rules';
import { DeleteFilterInput, SaveFilterInput } from './saved-filter.input';
import { DeleteFilterPayload, SavedFilterType, SaveFilterPayload } from './saved-filter.type';
import { deleteFilter, savedFilterById, savedFilters, saveFilter } from './saved-filters';

@Resolver(() => SavedFilterType)
export class SavedFilterResolver {
  @Query(() => [SavedFilterType], { description: 'The own filters by name. People signed in only.' })
  savedFilters(
    @Ctx() { unit }: Context,
    @Arg('view', () => FilterView, { nullable: true, description: 'Only of this view; all when absent.' })
    view?: FilterView | null,
  ) {
    return savedFilters(unit, view);
  }

  @Mutation(() => SaveFilterPayload, {
    description: 'Keeps a filter for the person signed in; a name in use is saved over.',
  })
  saveFilter(@Arg('input', () => SaveFilterInput) input: SaveFilterInput, @Ctx() context: Context) {
    return context.mutate('saveFilter', input, (unit) => saveFilter(unit, input),
      async (unit, { id }) => ({ savedFilter: await savedFilterById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => DeleteFilterPayload, { description: 'Deletes one of the own filters.' })
  deleteFilter(@Arg('input', () => DeleteFilterInput) input: DeleteFilterInput, @Ctx() context: Context) {
    return context.mutate('deleteFilter', input, (unit) => deleteFilter(unit, input),
      async (_unit, { id }) => ({ id })); // prettier-ignore
  }
}
