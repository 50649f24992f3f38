// Screens on a wall: listed, registered, renamed, given a new code, shut; and opened from the screen itself.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import {
  ChangeWallDeviceInput,
  CreateWallDeviceInput,
  OpenWallInput,
  WallDeviceInput,
} from './wall-device.input';
import { OpenWallPayload, WallCodePayload, WallDevicePayload, WallDeviceType } from './wall-device.type';
import {
  changeWallDevice,
  createWallDevice,
  renewWallCode,
  revokeWallDevice,
  wallDeviceById,
  wallDevices,
} from './wall-devices';

@Resolver(() => WallDeviceType)
export class WallDeviceResolver {
  @Query(() => [WallDeviceType], {
    description: 'All screens, those that are shut last. LEADERSHIP or ADMINISTRATOR.',
  })
  wallDevices(@Ctx() { unit }: Context) {
    return wallDevices(unit);
  }

  @Mutation(() => WallCodePayload, {
    description: 'Registers a screen and makes the code that opens it once. LEADERSHIP or ADMINISTRATOR.',
  })
  createWallDevice(
    @Arg('input', () => CreateWallDeviceInput) input: CreateWallDeviceInput,
    @Ctx() context: Context,
  ) {
    let code: string | null = null;
    return context.mutate('createWallDevice', input, (unit) => createWallDevice(unit, input, (told) => (code = told)),
      async (unit, { id }) => ({ code, wallDevice: await wallDeviceById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => WallCodePayload, {
    description:
      'A new code for a screen; one made before opens nothing any more. LEADERSHIP or ADMINISTRATOR.',
  })
  renewWallCode(@Arg('input', () => WallDeviceInput) input: WallDeviceInput, @Ctx() context: Context) {
    let code: string | null = null;
    return context.mutate('renewWallCode', input, (unit) => renewWallCode(unit, input, (told) => (code = told)),
      async (unit, { id }) => ({ code, wallDevice: await wallDeviceById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => WallDevicePayload, {
    description: 'Renames a screen, or changes how it names staff. LEADERSHIP or ADMINISTRATOR.',
  })
  changeWallDevice(
    @Arg('input', () => ChangeWallDeviceInput) input: ChangeWallDeviceInput,
    @Ctx() context: Context,
  ) {
    return context.mutate('changeWallDevice', input, (unit) => changeWallDevice(unit, input),
      async (unit, { id }) => ({ wallDevice: await wallDeviceById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => WallDevicePayload, {
    description: 'Shuts a screen for good; what it shows ends at once. LEADERSHIP or ADMINISTRATOR.',
  })
  revokeWallDevice(@Arg('input', () => WallDeviceInput) input: WallDeviceInput, @Ctx() context: Context) {
    return context.mutate('revokeWallDevice', input, (unit) => revokeWallDevice(unit, input),
      async (unit, { id }) => ({ wallDevice: await wallDeviceById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => OpenWallPayload, {
    description:
      'Opens a screen with its code: a strict cookie of that screen, no person signed in. Throttled: HTTP 429 with Retry-After.',
  })
  openWall(
    @Arg('input', () => OpenWallInput) input: OpenWallInput,
    @Ctx() context: Context,
  ): Promise<OpenWallPayload> {
    return context.openWall(input);
  }
}
