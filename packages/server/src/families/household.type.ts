// A household and its children in the contract: personal in every field but id, reference and district.
import { Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from '#kernel/node.type';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Household } from './household.entity';

@ObjectType('Household', {
  implements: NodeType,
  description:
    'A household. LEAD in own districts, DUTY, the professional whose flag or visit leads there; scope FILE.',
})
export class HouseholdType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Household['id'];

  @Field(() => String, { description: 'What people call it: H-1001.' })
  reference!: Household['reference'];
}

@ObjectType('Child', {
  implements: NodeType,
  description: 'A child of a household. Seen by whoever sees the household.',
})
export class ChildType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: string;
}

@ObjectType('UpsertHouseholdPayload', {
  description: 'The household as it is now, or why nothing was written.',
})
export class UpsertHouseholdPayload {
  @Field(() => HouseholdType, { nullable: true, description: 'The household; null when refused.' })
  household?: Household | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}
