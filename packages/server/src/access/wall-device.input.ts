// What is said to register, rename or shut a screen, and to open it.
import { Field, ID, InputType } from 'type-graphql';
import { UuidScalar } from '#kernel/scalars';
import { StaffNaming } from '#kernel/viewer';

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('CreateWallDeviceInput', { description: 'A screen on a wall. LEADERSHIP or ADMINISTRATOR.' })
export class CreateWallDeviceInput extends Keyed {
  @Field(() => String, { description: 'Where it hangs, 1 to 120 characters.' })
  name!: string;

  @Field(() => StaffNaming, { description: 'How it names the staff on duty.' })
  naming!: StaffNaming;
}

@InputType('ChangeWallDeviceInput', { description: 'Another name, or another way to name staff.' })
export class ChangeWallDeviceInput extends CreateWallDeviceInput {
  @Field(() => ID, { description: 'The screen.' })
  id!: string;
}

@InputType('WallDeviceInput', { description: 'Which screen.' })
export class WallDeviceInput extends Keyed {
  @Field(() => ID, { description: 'The screen.' })
  id!: string;
}

@InputType('OpenWallInput', {
  description: 'The code of a screen. The cookie that answers it is the key of the screen.',
})
export class OpenWallInput {
  @Field(() => String, {
    description:
      'Twelve characters, with or without dashes and capitals. Works once, within an hour. Never logged.',
  })
  code!: string;
}
