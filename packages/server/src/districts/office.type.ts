// A district office and what it offers, in the contract.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { NodeType } from '#kernel/node.type';
import { CursorScalar, DateScalar, DateTimeScalar, LocalTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Office } from './office.entity';
import type { Hours } from './office.rules';

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

/** What an office is for. */
export const OfficeKind = {
  DISTRICT_OFFICE: 'DISTRICT_OFFICE',
  NEIGHBOURHOOD_MANAGEMENT: 'NEIGHBOURHOOD_MANAGEMENT',
} as const satisfies Record<Office['kind'], string>;

registerEnumType(OfficeKind, {
  name: 'OfficeKind',
  description: 'What an office is for.',
  valuesConfig: {
    DISTRICT_OFFICE: { description: 'District office (Stadtteilbüro): the ASD works there.' },
    NEIGHBOURHOOD_MANAGEMENT: {
      description: 'Quartiersmanagement: cares for an area, nobody of the ASD works there.',
    },
  },
});

@ObjectType('OpeningHours', {
  description: 'One span of one weekday, half-open, by the clock of Europe/Berlin.',
})
export class OpeningHoursType implements Hours {
  @Field(() => Int, { description: 'Weekday as in ISO 8601: 1 is Monday, 7 is Sunday.' })
  weekday!: number;

  @Field(() => LocalTimeScalar, { description: 'When the doors open.' })
  from!: Temporal.PlainTime;

  @Field(() => LocalTimeScalar, { description: 'When they close.' })
  until!: Temporal.PlainTime;
}

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

  @Field(() => OfficeKind, { description: 'District office, or Quartiersmanagement.' })
  kind!: Office['kind'];

  @Field(() => OfficeState, { description: 'Open or planned.' })
  state!: Office['state'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it opens, or opened where that is known.',
  })
  opensOn!: Office['opensOn'];

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Office['updatedAt'];

  @Field(() => Int, { description: 'Counts its changes; pass it as `expectedVersion`.' })
  version!: Office['version'];
}

@ObjectType('Offer', { description: 'Something an office offers to families.' })
export class OfferType {
  @Field(() => String, { description: 'Stable code of the kind.' })
  kind!: string;

  @Field(() => String, { description: 'The word in the language asked for.' })
  label!: string;
}

export const OfficeConnection = connectionOf<Office>('Office', () => OfficeType);

@ObjectType('OfficePayload', { description: 'The office as it is now, or why nothing was written.' })
export class OfficePayload {
  @Field(() => OfficeType, { nullable: true, description: 'The office; null when refused.' })
  office?: Office | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}
