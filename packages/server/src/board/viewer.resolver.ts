// What an asker is to the office: a professional, and the districts where the roles or the token count.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ApiTokenType, ViewerType } from '#access/access.type';
import type { ApiToken } from '#access/api-token.entity';
import { DistrictType } from '#districts/district.type';
import { districtsWithin } from '#districts/districts';
import type { Context } from '#kernel/context';
import { ProfessionalType } from '#staff/professional.type';
import { professionalById } from '#staff/professionals';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @FieldResolver(() => [DistrictType], {
    description: 'Where the roles or the token count; all districts for the whole town.',
  })
  districts(@Root() { within }: ViewerType, @Ctx() { unit }: Context) {
    return districtsWithin(unit, within);
  }

  @FieldResolver(() => ProfessionalType, {
    nullable: true,
    description: 'The professional this person is; null for others and for tools.',
  })
  professional(@Root() { professionalId }: ViewerType, @Ctx() { unit }: Context) {
    return professionalId ? professionalById(unit, professionalId) : null;
  }
}

@Resolver(() => ApiTokenType)
export class ApiTokenResolver {
  @FieldResolver(() => [DistrictType], {
    description: 'Districts it is limited to; all districts when it is not.',
  })
  districts(@Root() { districtIds }: ApiToken, @Ctx() { unit }: Context) {
    return districtsWithin(unit, districtIds);
  }
}
