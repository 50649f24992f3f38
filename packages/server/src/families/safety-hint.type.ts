// A safety hint in the contract: personal in every field but its id, reached only through personal fields.
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar, DateScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { SafetyHint } from './safety-hint.entity';
import { SafetyHintCode } from './safety-hint.rules';

registerEnumType(SafetyHintCode, {
  name: 'SafetyHintCode',
  description: 'What somebody should know before they stand at the door.',
  valuesConfig: {
    WEAPON: { description: 'Weapons are known of, or were seen.' },
    VIOLENCE: { description: 'Violence happened, against visitors or in the home.' },
    DOG: { description: 'A dog that is not to be trusted.' },
    INFECTION: { description: 'An infection against which one protects oneself.' },
    THREAT: { description: 'Somebody has threatened people of the office.' },
    NO_RECEPTION: { description: 'No mobile reception: nobody can be called from there.' },
  },
});

@ObjectType('SafetyHint', {
  description:
    'What keeps people safe at a door. LEAD in own districts, dispatcher, duty, whoever has a seat, before they accept; never leadership, never a token. Each reading is logged.',
})
export class SafetyHintType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: SafetyHint['id'];

  @Directive('@personal')
  @Field(() => SafetyHintCode, { description: 'Personal. What it warns of.' })
  code!: SafetyHintCode;

  @Directive('@personal')
  @Field(() => DateScalar, { description: 'Personal. The day it was noticed.' })
  notedOn!: SafetyHint['notedOn'];

  @Directive('@personal')
  @Field(() => String, { description: 'Personal. Where it comes from.' })
  source!: SafetyHint['source'];

  @Directive('@personal')
  @Field(() => DateScalar, { description: 'Personal. Until then it counts as looked at.' })
  reviewOn!: SafetyHint['reviewOn'];

  @Field(() => Int, { description: 'Counts its changes.' })
  version!: SafetyHint['version'];
}

@ObjectType()
abstract class HintPayload {
  @Field(() => SafetyHintType, { nullable: true, description: 'The hint as it is now; null when refused.' })
  safetyHint?: SafetyHint | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('AddSafetyHintPayload', { description: 'The new hint, or why nothing was written.' })
export class AddSafetyHintPayload extends HintPayload {}
@ObjectType('ConfirmSafetyHintPayload', {
  description: 'The hint with its next review, or why nothing was written.',
})
export class ConfirmSafetyHintPayload extends HintPayload {}
@ObjectType('RemoveSafetyHintPayload', {
  description:
    'The hint: proposed to be removed by the first, removed by the second person; or why nothing was written.',
})
export class RemoveSafetyHintPayload extends HintPayload {}
