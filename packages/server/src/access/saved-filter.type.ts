// How a filter that somebody keeps looks in the contract.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { SavedFilter } from './saved-filter.entity';
import { FilterView } from './saved-filter.rules';

registerEnumType(FilterView, {
  name: 'FilterView',
  description: 'The view a saved filter belongs to.',
  valuesConfig: {
    BOARD: { description: 'The live board.' },
    DISPOSITION: { description: 'The desk that plans the day.' },
  },
});

@ObjectType('SavedFilter', { description: 'A view that one person comes back to. Nobody else sees it.' })
export class SavedFilterType {
  @Field(() => ID, { description: 'Id of the filter.' })
  id!: SavedFilter['id'];

  @Field(() => FilterView, { description: 'Where it belongs.' })
  view!: SavedFilter['view'];

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: SavedFilter['name'];

  @Field(() => String, { description: 'The part of the address behind `?`: ids and codes.' })
  query!: SavedFilter['query'];

  @Field(() => DateTimeScalar, { description: 'When it was first saved.' })
  createdAt!: SavedFilter['createdAt'];
}

@ObjectType('SaveFilterPayload', { description: 'The filter as it is kept now.' })
export class SaveFilterPayload {
  @Field(() => SavedFilterType, { nullable: true, description: 'The filter; null when refused.' })
  savedFilter?: SavedFilter | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log after this act.' })
  cursor?: string | null;

  @Field(() => [UserError], { description: 'INVALID (name, query; also beyond 50 filters of one view).' })
  errors!: UserError[];
}

@ObjectType('DeleteFilterPayload', { description: 'The filter is gone.' })
export class DeleteFilterPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the filter that is gone; null when refused.' })
  id?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log after this act.' })
  cursor?: string | null;

  @Field(() => [UserError], { description: 'NOT_FOUND when it is not one of the own filters.' })
  errors!: UserError[];
}
