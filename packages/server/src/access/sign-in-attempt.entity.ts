// How often somebody tried to sign in: counters per account, network, device and in all.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '#kernel/columns';

const SignInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  tableName: 'sign_in_attempt',
  properties: {
    scope: p.text().$type<'account' | 'network' | 'all' | 'device'>().primary(),
    key: p.text().primary(),
    windowStart: instant(),
    count: p.integer(),
    blockedUntil: instant().strictNullable(),
  },
});

/** One counter of the throttle. */
export class SignInAttempt extends SignInAttemptSchema.class {}
SignInAttemptSchema.setClass(SignInAttempt);
