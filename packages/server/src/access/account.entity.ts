// A person who may sign in, and the roles they were granted; both say nothing about families.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { Role } from '#kernel/viewer';

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: id(),
    /** Sign-in name, lower case. */
    name: p.text(),
    displayName: p.text(),
    /** argon2id; null cannot sign in with a password. */
    passwordHash: p.text().strictNullable().hidden(),
    /** The professional this person is, a row of `staff/`. */
    professionalId: p.uuid().strictNullable(),
    mustChange: p.boolean().default(false),
    /** Fixed secret of the demo office: loopback only, no limits. */
    demo: p.boolean().default(false),
    disabledAt: instant().strictNullable(),
    createdAt: instant(),
    updatedAt: instant(),
    grants: () => p.oneToMany(GrantOfRole).mappedBy('account'),
  },
});

/** A person who may sign in. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);

const GrantOfRoleSchema = defineEntity({
  name: 'GrantOfRole',
  tableName: 'grant_of_role',
  properties: {
    id: id(),
    account: () => p.manyToOne(Account).ref(),
    role: p.text().$type<Exclude<Role, 'DUTY'>>(),
    /** The district it counts in; null is the whole town. */
    districtId: p.uuid().strictNullable(),
  },
});

/** One role of one account, in one district or everywhere. */
export class GrantOfRole extends GrantOfRoleSchema.class {}
GrantOfRoleSchema.setClass(GrantOfRole);
