// Cars and child seats in the contract.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Car, ChildSeatStock } from './equipment.entity';
import { ChildSeatKind } from './equipment.rules';

registerEnumType(ChildSeatKind, {
  name: 'ChildSeatKind',
  description: 'Child seats by group of ECE R44 and height of UN R129 (i-Size).',
  valuesConfig: {
    BABY: { description: '0 to 13 kg; 40 to 87 cm.' },
    TODDLER: { description: '9 to 18 kg; 61 to 105 cm.' },
    CHILD: { description: '15 to 36 kg; 100 to 150 cm.' },
  },
});

@ObjectType('Car', { description: 'A car of an office.' })
export class CarType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Car['id'];

  @Field(() => String, { description: 'What people call it.' })
  label!: Car['label'];

  @Field(() => Int, { description: 'Places, the driver included.' })
  seats!: Car['seats'];

  @Field(() => Boolean, { description: 'Whether it is in use.' })
  active!: Car['active'];

  @Field(() => Int, { description: 'Counts its changes: `expectedVersion` of `saveCar`.' })
  version!: Car['version'];
}

@ObjectType('ChildSeatStock', { description: 'How many child seats of one group an office has.' })
export class ChildSeatStockType {
  @Field(() => ChildSeatKind, { description: 'The group.' })
  kind!: ChildSeatStock['kind'];

  @Field(() => Int, { description: 'How many.' })
  count!: ChildSeatStock['count'];
}

@ObjectType()
abstract class EquipmentPayload {
  @Field(() => [CarType], { nullable: true, description: 'All cars as they are now; null when refused.' })
  cars?: Car[] | null;

  @Field(() => [ChildSeatStockType], {
    nullable: true,
    description: 'All child seats as they are now; null when refused.',
  })
  childSeats?: ChildSeatStock[] | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('SaveCarPayload', { description: 'The cars, or why nothing was written.' })
export class SaveCarPayload extends EquipmentPayload {}
@ObjectType('SetChildSeatsPayload', { description: 'The child seats, or why nothing was written.' })
export class SetChildSeatsPayload extends EquipmentPayload {}
