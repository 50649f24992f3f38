// What the pair needs at the door: personal in every field, read under its own right, logged, never live.
import { Field, Directive, ObjectType } from 'type-graphql';
import type { Visit } from './visit.entity';
import { DateTimeScalar } from '#kernel/scalars';
import { PlaceKind } from './visit.rules';
import { VisitType } from './visit.type';

@ObjectType('Place', { description: 'Where a visit goes.' })
export class PlaceType {
  @Directive('@personal')
  @Field(() => PlaceKind, { description: 'Personal. Sort of place.' })
  kind!: PlaceKind;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Street, number and place.' })
  address!: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. How to find it.' })
  note!: string | null;
}

@ObjectType('VisitCard', {
  description:
    'What the two need at the door. LEAD of the district, dispatcher, duty, the two who go; never a token. Each reading is logged.',
})
export class VisitCardType {
  @Directive('@personal')
  @Field(() => VisitType, { description: 'Personal. The visit.' })
  visit!: Visit;

  @Directive('@personal')
  @Field(() => DateTimeScalar, {
    description: 'Personal. Until when a device may keep it: 12 hours after the planned end.',
  })
  expiresAt!: Temporal.Instant;
}
