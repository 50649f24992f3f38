// A screen on a wall in the contract; its secret is a cookie and never shown.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import { StaffNaming } from '#kernel/viewer';
import type { WallDevice } from './wall-device.entity';

registerEnumType(StaffNaming, {
  name: 'StaffNaming',
  description: 'How a screen on a wall names the staff on duty: the office decides for each screen.',
  valuesConfig: {
    NAME: { description: 'By full name.' },
    INITIALS: { description: 'By initials.' },
    ROLE: { description: 'Not by name: as professional or lead.' },
  },
});

@ObjectType('WallDevice', {
  description:
    'A screen that shows the wall without a person signed in. Its secret is a cookie of that screen.',
})
export class WallDeviceType {
  @Field(() => ID, { description: 'Id of the screen, not its secret.' })
  id!: WallDevice['id'];

  @Field(() => String, { description: 'Where it hangs.' })
  name!: WallDevice['name'];

  @Field(() => StaffNaming, { description: 'How it names staff.' })
  naming!: WallDevice['naming'];

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  createdAt!: WallDevice['createdAt'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when a code that was not used yet opens it; null when none waits.',
  })
  codeExpiresAt!: WallDevice['codeExpiresAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a code last opened it.' })
  openedAt!: WallDevice['openedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last asked, to about a minute.' })
  lastSeenAt!: WallDevice['lastSeenAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was shut for good.' })
  revokedAt!: WallDevice['revokedAt'];
}

@ObjectType('WallCodePayload', {
  description: 'The code that opens the screen once; shown here and never again.',
})
export class WallCodePayload {
  @Field(() => String, {
    nullable: true,
    description: 'The code, good for an hour; null when the same key is sent again.',
  })
  code?: string | null;

  @Field(() => WallDeviceType, { nullable: true, description: 'The screen as it is listed.' })
  wallDevice?: WallDevice | null;

  @Field(() => [UserError], { description: 'Why it was refused.' })
  errors!: UserError[];
}

@ObjectType('WallDevicePayload', { description: 'The screen; once it is shut, what it shows ends at once.' })
export class WallDevicePayload {
  @Field(() => WallDeviceType, { nullable: true, description: 'The screen as it is listed.' })
  wallDevice?: WallDevice | null;

  @Field(() => [UserError], { description: 'Why it was refused.' })
  errors!: UserError[];
}

@ObjectType('OpenWallPayload', { description: 'Whether the screen is open now.' })
export class OpenWallPayload {
  @Field(() => Boolean, { description: 'The cookie is set; `wall` can be asked.' })
  opened!: boolean;

  @Field(() => [UserError], {
    description: 'WRONG_CREDENTIALS for a code that is wrong, used or too old; too many tries are HTTP 429.',
  })
  errors!: UserError[];
}
