// Accounts in the interface: made with a password told once, closed at once, and never the last administration.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, PASSWORD, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';
import { refusedTo } from './support/town';

const office = useOffice();
let town: SmallTown;
let verwaltung: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  verwaltung = await office.account('verwaltung', [['ADMINISTRATOR']]);
});

const ACCOUNT = `account { id name displayName mustChange disabledAt lastSignInAt professional { id } grants { role districts { name } } }`;
const ERRORS = 'cursor errors { code field message }';
const DO = {
  create: `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { password ${ACCOUNT} ${ERRORS} } }`,
  disable: `mutation ($input: DisableAccountInput!) { disableAccount(input: $input) { ${ACCOUNT} ${ERRORS} } }`,
  reset: `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { password ${ACCOUNT} ${ERRORS} } }`,
  grant: `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ${ACCOUNT} ${ERRORS} } }`,
  revoke: `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { ${ACCOUNT} ${ERRORS} } }`,
};
const idOf = async (name: string) =>
  (await office.sql<{ id: string }>('select id from account where name = ?', [name]))[0]!.id;
const passwordChanged = (asker: Asker, password: string) =>
  asker.get('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code } } }', {
    input: { password, newPassword: 'ein ganz eigener langer Satz' },
  });

describe('an account', () => {
  it('is made with a password that is told once, opens nothing before it is changed, and then its role', async () => {
    const input = {
      name: 'Paula',
      displayName: 'Paula Pfau',
      role: 'PROFESSIONAL',
      professionalId: town.people[0],
      idempotencyKey: crypto.randomUUID(),
    };
    const made = await verwaltung.get(DO.create, { input });
    expect(made).toMatchObject({
      errors: [],
      account: {
        name: 'paula',
        displayName: 'Paula Pfau',
        mustChange: true,
        lastSignInAt: null,
        professional: { id: town.people[0] },
        grants: [{ role: 'PROFESSIONAL', districts: null }],
      },
    });
    expect((await verwaltung.get(DO.create, { input })).password).toBeNull();
    const paula = await office.signIn('paula', made.password);
    expect((await paula.ask('{ districts { name } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await passwordChanged(paula, made.password)).errors).toEqual([]);
    expect(await paula.get('{ districts { name } }')).toHaveLength(2);
  });

  it.each([
    [{ name: 'paula', role: 'AUDITOR' }, 'CONFLICT', 'name'],
    [{ name: 'x', role: 'AUDITOR' }, 'INVALID', 'name'],
    [{ name: 'zwei worte', role: 'AUDITOR' }, 'INVALID', 'name'],
    [{ name: 'neu', role: 'DUTY' }, 'INVALID', 'role'],
    [{ name: 'neu', role: 'LEAD' }, 'INVALID', 'districtIds'],
    [{ name: 'neu', role: 'LEAD', districtIds: [crypto.randomUUID()] }, 'NOT_FOUND', 'districtIds'],
    [{ name: 'neu', role: 'AUDITOR', districtIds: [crypto.randomUUID()] }, 'INVALID', 'districtIds'],
    [
      { name: 'neu', role: 'PROFESSIONAL', professionalId: crypto.randomUUID() },
      'NOT_FOUND',
      'professionalId',
    ],
    [{ name: 'neu', displayName: 'x'.repeat(121), role: 'AUDITOR' }, 'INVALID', 'displayName'],
  ])('is refused in words: %j', async (input, code, field) => {
    const { errors, account, password } = await verwaltung.act(DO.create, input);
    expect([errors[0]?.code, errors[0]?.field, account, password]).toEqual([code, field, null, null]);
  });

  it('belongs to one professional only', async () => {
    const { errors } = await verwaltung.act(DO.create, {
      name: 'doppelt',
      role: 'PROFESSIONAL',
      professionalId: town.people[0],
    });
    expect(errors[0]).toMatchObject({ code: 'CONFLICT', field: 'professionalId' });
  });

  it('loses its sessions at once when it is closed, and opens again with a new password', async () => {
    const gone = await office.account('gustav', [['DISPATCHER']]);
    const id = await idOf('gustav');
    const { account } = await verwaltung.act(DO.disable, { id });
    expect(account.disabledAt).not.toBeNull();
    expect(await gone.get('{ viewer { id } }')).toBeNull();
    await expect(office.signIn('gustav', PASSWORD)).rejects.toThrow('cannot sign in');
    const { password } = await verwaltung.act(DO.reset, { id });
    await expect(office.signIn('gustav', PASSWORD)).rejects.toThrow('cannot sign in');
    const back = await office.signIn('gustav', password);
    expect(await back.get('{ viewer { mustChangePassword } }')).toEqual({ mustChangePassword: true });
  });

  it('gains and loses roles, in one district or all, at once', async () => {
    const hanna = await office.account('hanna', [['PROFESSIONAL']]);
    const accountId = await idOf('hanna');
    const led = await verwaltung.act(DO.grant, {
      accountId,
      role: 'LEAD',
      districtIds: [town.north, town.south],
    });
    expect(led.account.grants).toEqual([
      { role: 'LEAD', districts: [{ name: 'Nord' }, { name: 'Süd' }] },
      { role: 'PROFESSIONAL', districts: null },
    ]);
    expect((await hanna.get('{ viewer { roles } }')).roles.sort()).toEqual(['LEAD', 'PROFESSIONAL']);
    const less = await verwaltung.act(DO.revoke, { accountId, role: 'LEAD', districtId: town.south });
    expect(less.account.grants[0]).toEqual({ role: 'LEAD', districts: [{ name: 'Nord' }] });
    await verwaltung.act(DO.revoke, { accountId, role: 'LEAD' });
    expect((await hanna.get('{ viewer { roles } }')).roles).toEqual(['PROFESSIONAL']);
    const none = await verwaltung.act(DO.revoke, { accountId, role: 'LEAD' });
    expect(none.errors[0]).toMatchObject({ code: 'NOT_FOUND', field: 'role' });
  });
});

describe('the last administration', () => {
  it('is never taken away by whoever holds it, nor by the second who was faster', async () => {
    const id = await idOf('verwaltung');
    expect((await verwaltung.act(DO.disable, { id })).errors[0]).toMatchObject({
      code: 'INVALID',
      field: 'id',
    });
    const own = await verwaltung.act(DO.revoke, { accountId: id, role: 'ADMINISTRATOR' });
    expect(own.errors[0]).toMatchObject({ code: 'INVALID', field: 'role' });
    expect(own.errors[0].message).toContain('zweite Person');
    const second = await office.account('zweite', [['ADMINISTRATOR']]);
    expect((await second.act(DO.revoke, { accountId: id, role: 'ADMINISTRATOR' })).errors).toEqual([]);
    expect(await refusedTo(verwaltung, DO.disable, { id: await idOf('zweite') })).toBe('FORBIDDEN');
    expect((await second.act(DO.grant, { accountId: id, role: 'ADMINISTRATOR' })).errors).toEqual([]);
  });
});

describe('accounts', () => {
  it('are listed by name, found by a part of it, and page', async () => {
    const all = await verwaltung.get(
      '{ accounts(first: 2) { totalCount nodes { name } pageInfo { endCursor } } }',
    );
    expect(all.nodes.map((one: { name: string }) => one.name)).toEqual(['gustav', 'hanna']);
    const { nodes } = await verwaltung.get(
      'query ($after: String) { accounts(first: 2, after: $after) { nodes { name } } }',
      { after: all.pageInfo.endCursor },
    );
    expect(nodes.map((one: { name: string }) => one.name)).toEqual(['paula', 'verwaltung']);
    expect(await verwaltung.get('{ accounts(first: 9, search: "PFAU") { nodes { name } } }')).toEqual({
      nodes: [{ name: 'paula' }],
    });
  });

  it.each([['LEADERSHIP'], ['DISPATCHER'], ['PROFESSIONAL'], ['AUDITOR']] as const)(
    'are not for %s',
    async (role) => {
      const other = await office.account(`nicht-${role.toLowerCase()}`, [[role]]);
      expect((await other.ask('{ accounts(first: 1) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
      expect(await refusedTo(other, DO.create, { name: 'nein', role: 'AUDITOR' })).toBe('FORBIDDEN');
    },
  );

  it('are not for any tool', async () => {
    const tool = await office.token(['OPERATIONS', 'FLAG', 'DISPATCH', 'FILE', 'SCHEMA']);
    expect((await tool.ask('{ accounts(first: 1) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(await refusedTo(tool, DO.disable, { id: await idOf('paula') })).toBe('FORBIDDEN');
  });

  it('leave facts that auditors read, without a password in any table', async () => {
    const auditor = await office.account('revision', [['AUDITOR']]);
    const { nodes } = await auditor.get(
      '{ facts(first: 100, kinds: [ACCOUNT_CHANGED]) { nodes { actor { name } change { field from to } } } }',
    );
    expect(nodes).toContainEqual({
      actor: { name: 'verwaltung' },
      change: [{ field: 'state', from: 'ENABLED', to: 'DISABLED' }],
    });
    const [{ kept }] = (await office.sql(
      "select count(*)::integer as kept from idempotency where outcome::text ~ 'password'",
    )) as [{ kept: number }];
    expect(kept).toBe(0);
  });
});

describe('a token', () => {
  it('says when it was used last, written at most once a minute', async () => {
    await office.sql('delete from api_token');
    const tool = await office.token(['AGGREGATE']);
    const used = async () =>
      (
        await office.sql<{ at: string | null }>(
          "select to_char(last_used_at at time zone 'UTC', 'HH24:MI:SS') as at from api_token",
        )
      )[0]!.at;
    expect(await used()).toBeNull();
    await tool.get('{ districts { name } }');
    const first = await used();
    await office.advance({ seconds: 30 });
    await tool.get('{ districts { name } }');
    expect(await used()).toBe(first);
    await office.advance({ seconds: 31 });
    await tool.get('{ districts { name } }');
    expect(await used()).not.toBe(first);
  });
});
