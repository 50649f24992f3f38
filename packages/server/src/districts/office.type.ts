// A district office and what it offers, in the contract.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { NodeType } from '#kernel/node.type';
import { DateScalar } from '#kernel/scalars';
import type { Office } from './office.entity';

/** Whether families can go there. */
export const OfficeState = { OPEN: 'OPEN', PLANNED: 'PLANNED' } as const satisfies Record<
  Office['state'],
  string
>;

registerEnumType(OfficeState, {
  name: 'OfficeState',
  description: 'Whether families can go there.',
  valuesConfig: {
    OPEN: { description: 'Open now.' },
    PLANNED: { description: 'Opens on the day it names.' },
  },
});

@ObjectType('Office', {
  implements: NodeType,
  description: 'A district office (Stadtteilbüro). Public information. Scope AGGREGATE.',
})
export class OfficeType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Office['id'];

  @Field(() => String, { description: 'Name as families know it.' })
  name!: Office['name'];

  @Field(() => String, { description: 'Street, number and place.' })
  address!: Office['address'];

  @Field(() => String, {
    nullable: true,
    description: 'Who runs it with the town, from a catalogue; null when the town alone does.',
  })
  partner!: Office['partner'];

  @Field(() => OfficeState, { description: 'Open or planned.' })
  state!: Office['state'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it opens, or opened where that is known.',
  })
  opensOn!: Office['opensOn'];
}

@ObjectType('Offer', { description: 'Something an office offers to families.' })
export class OfferType {
  @Field(() => String, { description: 'Stable code of the kind.' })
  kind!: string;

  @Field(() => String, { description: 'The word in the language asked for.' })
  label!: string;
}

export const OfficeConnection = connectionOf<Office>('Office', () => OfficeType);
