// What is said to keep a filter and to let it go.
import { Field, ID, InputType } from 'type-graphql';
import { UuidScalar } from '#kernel/scalars';
import { FilterView } from './saved-filter.rules';

@InputType('SaveFilterInput', {
  description: 'A filter to come back to. The person signed in, for the own account.',
})
export class SaveFilterInput {
  @Field(() => FilterView, { description: 'Where it belongs.' })
  view!: FilterView;

  @Field(() => String, {
    description: 'What it is called, 1 to 60 characters, no names of families; a name in use is saved over.',
  })
  name!: string;

  @Field(() => String, {
    description:
      'The part of the address behind `?`, 1,000 characters at most: known switches with ids and codes, never the text of a search.',
  })
  query!: string;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('DeleteFilterInput', { description: 'A filter that is no longer needed.' })
export class DeleteFilterInput {
  @Field(() => ID, { description: 'One of the own filters.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
