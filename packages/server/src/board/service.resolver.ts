// Answers what this server is.
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { ServiceType } from './service.type';

@Resolver(() => ServiceType)
export class ServiceResolver {
  @Query(() => ServiceType, { description: 'This server; needs no sign-in.' })
  service(@Ctx() { about, unit }: Context): ServiceType {
    return { name: 'zuzweit', ...about, now: unit.now };
  }
}
