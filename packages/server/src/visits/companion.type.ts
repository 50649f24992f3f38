// A companion in the contract: sort and confirmation for all who plan, names for those who may read the card.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Companion } from './companion.entity';
import { CompanionKind } from './companion.rules';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';

registerEnumType(CompanionKind, {
  name: 'CompanionKind',
  description: 'Who comes along on a visit without being one of the two.',
  valuesConfig: {
    INTERPRETER: { description: 'Translates.' },
    TRAINEE: { description: 'Learns.' },
    POLICE: { description: 'The only ones who may use force (section 42(6) SGB VIII).' },
    MIDWIFE: { description: 'Looks after mother and newborn.' },
  },
});

@ObjectType('Companion', { description: 'Somebody who comes along on a visit; never one of the two seats.' })
export class CompanionType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Companion['id'];

  @Field(() => CompanionKind, { description: 'In what part.' })
  kind!: CompanionKind;

  @Field(() => Boolean, { description: 'They have said that they come.' })
  confirmed!: boolean;
}

@ObjectType()
abstract class CompanionsPayload {
  @Field(() => VisitType, { nullable: true, description: 'The visit as it is now; null when refused.' })
  visit?: Visit | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

const payload = (what: string) => ({ description: `The visit ${what}, or why nothing was written.` });

@ObjectType('AddCompanionPayload', payload('with its new companion'))
export class AddCompanionPayload extends CompanionsPayload {}
@ObjectType('ConfirmCompanionPayload', payload('with the companion confirmed'))
export class ConfirmCompanionPayload extends CompanionsPayload {}
@ObjectType('RemoveCompanionPayload', payload('without the companion'))
export class RemoveCompanionPayload extends CompanionsPayload {}
