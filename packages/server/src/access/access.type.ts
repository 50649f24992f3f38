// How the asker and the tools' tokens look in the contract.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import { Role, Scope } from '#kernel/viewer';
import type { ApiToken } from './api-token.entity';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person is in the office; roles add up.',
  valuesConfig: {
    LEADERSHIP: { description: 'Watches load, deadlines and coverage of the whole town.' },
    LEAD: { description: 'Leads the districts granted: sees and plans there.' },
    DISPATCHER: { description: 'Assigns pairs to visits and keeps the rota complete.' },
    DUTY: { description: 'Sits in the duty that is current now; never granted.' },
    PROFESSIONAL: { description: 'Accepts, drives, checks and signs.' },
    ADMINISTRATOR: { description: 'Accounts, roles and tokens; no data of families.' },
    AUDITOR: { description: 'The logs only.' },
  },
});
registerEnumType(Scope, {
  name: 'Scope',
  description:
    'What a token may do. Every scope contains AGGREGATE; FLAG, DISPATCH and FILE contain OPERATIONS.',
  valuesConfig: {
    AGGREGATE: { description: 'District rows, load, duty; counts below 3 are suppressed.' },
    OPERATIONS: { description: 'Rows of flags, visits, absences and facts, without reasons.' },
    FLAG: { description: 'Raise risk flags.' },
    DISPATCH: { description: 'Plan visits, assign pairs, absences and duties.' },
    FILE: { description: 'Households by external reference.' },
    SCHEMA: { description: 'Introspection.' },
  },
});

@ObjectType('Viewer', { description: 'Who asks: a person signed in or a tool.' })
export class ViewerType {
  @Field(() => ID, { description: 'Account or token.' })
  id!: string;

  @Field(() => String, { description: 'Name as the office shows it.' })
  name!: string;

  @Field(() => [Role], {
    description: 'All roles held now, DUTY among them while it lasts; empty for tokens.',
  })
  roles!: Role[];

  @Field(() => [Scope], { description: 'Scopes of a token; empty for people.' })
  scopes!: readonly Scope[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the session or token ends.' })
  expiresAt!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'Sits in the duty that is current now.' })
  onDuty!: boolean;

  @Field(() => [String], {
    description: 'Rights held in general, for an interface to know what to offer. Each act is decided anew.',
  })
  may!: string[];

  @Field(() => Boolean, {
    description: 'Signed in with a one-time password: nothing is open but `changePassword`.',
  })
  mustChangePassword!: boolean;

  /** Resolved in board/, which knows people and districts. */
  professionalId!: string | null;
  within!: readonly string[] | null;
}

@ObjectType('ApiToken', { description: 'A token of a tool. Its secret was shown once.' })
export class ApiTokenType {
  @Field(() => ID, { description: 'Id of the token, not its secret.' })
  id!: ApiToken['id'];

  @Field(() => String, { description: 'What it is for.' })
  name!: ApiToken['name'];

  @Field(() => [Scope], { description: 'What it may do.' })
  scopes!: ApiToken['scopes'];

  @Field(() => DateTimeScalar, { description: 'When it ends, at most a year after it was made.' })
  expiresAt!: ApiToken['expiresAt'];

  @Field(() => Int, { description: 'Points of cost it may spend a minute.' })
  pointsPerMinute!: ApiToken['pointsPerMinute'];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: ApiToken['createdAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt!: ApiToken['lastUsedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: ApiToken['revokedAt'];
}

@ObjectType('SignInPayload', { description: 'Who is signed in now, or why not.' })
export class SignInPayload {
  @Field(() => ViewerType, { nullable: true, description: 'The person, when signed in.' })
  viewer?: ViewerType | null;

  @Field(() => [UserError], {
    description: 'WRONG_CREDENTIALS; too many tries are HTTP 429 with Retry-After.',
  })
  errors!: UserError[];
}

@ObjectType('ChangePasswordPayload', { description: 'The new password counts; other sessions have ended.' })
export class ChangePasswordPayload {
  @Field(() => ViewerType, { nullable: true, description: 'The person, with all rights; null when refused.' })
  viewer?: ViewerType | null;

  @Field(() => [UserError], { description: 'WRONG_CREDENTIALS for the old one, INVALID for the new one.' })
  errors!: UserError[];
}

@ObjectType('SignOutPayload', { description: 'The session is over.' })
export class SignOutPayload {
  @Field(() => [UserError], { description: 'Empty.' })
  errors!: UserError[];
}

@ObjectType('CreateApiTokenPayload', {
  description: 'The new token; its secret is shown here and never again.',
})
export class CreateApiTokenPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The secret: shown once, null when the same key is sent again.',
  })
  token?: string | null;

  @Field(() => ApiTokenType, { nullable: true, description: 'The token as it is listed.' })
  apiToken?: ApiToken | null;

  @Field(() => [UserError], { description: 'Why it was refused.' })
  errors!: UserError[];
}

@ObjectType('RevokeApiTokenPayload', { description: 'The revoked token; its streams end at once.' })
export class RevokeApiTokenPayload {
  @Field(() => ApiTokenType, { nullable: true, description: 'The token as it is listed.' })
  apiToken?: ApiToken | null;

  @Field(() => [UserError], { description: 'Why it was refused.' })
  errors!: UserError[];
}
