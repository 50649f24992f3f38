// What is written about companions of a visit.
import { Directive, Field, ID, InputType } from 'type-graphql';
import { UuidScalar } from '#kernel/scalars';
import { CompanionKind } from './companion.rules';

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType('AddCompanionInput', { description: 'Somebody comes along: a name or an organisation.' })
export class AddCompanionInput extends Keyed {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;

  @Field(() => CompanionKind, { description: 'In what part.' })
  kind!: CompanionKind;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Name; at most 120 characters.' })
  name?: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Organisation; at most 120 characters.' })
  organisation?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'They have said that they come; false when absent.' })
  confirmed?: boolean | null;
}

@InputType('ConfirmCompanionInput', { description: 'A companion has said that they come.' })
export class ConfirmCompanionInput extends Keyed {
  @Field(() => ID, { description: 'The companion.' })
  companionId!: string;
}

@InputType('RemoveCompanionInput', { description: 'A companion does not come along.' })
export class RemoveCompanionInput extends Keyed {
  @Field(() => ID, { description: 'The companion.' })
  companionId!: string;
}
