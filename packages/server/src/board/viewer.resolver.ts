// What an asker or an account is to the office: a professional, and the districts where roles or token count.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ApiTokenType, ViewerType } from '#access/access.type';
import type { Account } from '#access/account.entity';
import { AccountType, RoleGrantType } from '#access/account.type';
import type { ApiToken } from '#access/api-token.entity';
import { DistrictType } from '#districts/district.type';
import { districtsWithin } from '#districts/districts';
import type { Context } from '#kernel/context';
import { ProfessionalType } from '#staff/professional.type';
import { ownDutyPhone, professionalById } from '#staff/professionals';

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

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The own number that is answered on duty (`setDutyPhone`); null without one and for tools.',
  })
  dutyPhone(@Root() { professionalId }: ViewerType, @Ctx() { unit }: Context): Promise<string | null> {
    return ownDutyPhone(unit, professionalId);
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

@Resolver(() => AccountType)
export class AccountPersonResolver {
  @FieldResolver(() => ProfessionalType, {
    nullable: true,
    description: 'The professional this person is; null for others.',
  })
  professional(@Root() { professionalId }: Account, @Ctx() { unit }: Context) {
    return professionalId ? professionalById(unit, professionalId) : null;
  }
}

@Resolver(() => RoleGrantType)
export class RoleGrantResolver {
  @FieldResolver(() => [DistrictType], {
    nullable: true,
    description: 'Districts it counts in, by name; null for the whole town.',
  })
  districts(@Root() { districtIds }: RoleGrantType, @Ctx() { unit }: Context) {
    return districtIds ? districtsWithin(unit, districtIds) : null;
  }
}
