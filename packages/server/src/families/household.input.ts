// What is written about a household.
import { Directive, Field, ID, InputType } from 'type-graphql';
import { ExternalReferenceInput } from '#kernel/external-reference.input';
import { UuidScalar } from '#kernel/scalars';

@InputType('UpsertHouseholdInput', {
  description:
    'A household by its name in another system. What is absent stays as it is. Scope FILE; LEAD in own districts, DUTY.',
})
export class UpsertHouseholdInput {
  @Field(() => [ExternalReferenceInput], {
    description: 'Exactly one: the name it is found by, or entered under.',
  })
  externalReferences!: ExternalReferenceInput[];

  @Field(() => ID, { description: 'The ASD district it lives in.' })
  districtId!: string;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Street, number and place, at most 400 characters.',
  })
  address?: string | null;

  @Directive('@personal')
  @Field(() => [String], {
    nullable: true,
    description: 'Personal. Languages spoken at home, as language tags such as `de` or `tr`; at most 10.',
  })
  languages?: string[] | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
