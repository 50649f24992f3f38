// A district and its neighbourhoods in the contract; rooms above add load, flags and people.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NodeType } from '#kernel/node.type';
import type { District, Neighbourhood } from './district.entity';

@ObjectType('District', {
  implements: NodeType,
  description: 'An ASD district: what load is computed for and rights are limited to. Scope AGGREGATE.',
})
export class DistrictType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: District['id'];

  @Field(() => String, { description: 'Name as the office uses it.' })
  name!: District['name'];
}

@ObjectType('Neighbourhood', { description: 'A statistical district of the town (Stadtteil).' })
export class NeighbourhoodType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Neighbourhood['id'];

  @Field(() => String, { description: 'Name as the town uses it.' })
  name!: Neighbourhood['name'];

  @Field(() => Int, {
    nullable: true,
    description: 'Inhabitants by the last published count; null when not known.',
  })
  inhabitants!: Neighbourhood['inhabitants'];
}
