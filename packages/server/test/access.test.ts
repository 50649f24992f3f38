// Signing in, out, and what somebody unknown gets.
import { describe, expect, it } from 'vitest';
import { PASSWORD, useOffice } from './support/office';

const office = useOffice();

describe('somebody unknown', () => {
  it('learns what this server is, and nothing else', async () => {
    expect(await office.nobody.get('{ service { name town demo } }')).toEqual({
      name: 'zuzweit',
      town: 'Marl',
      demo: true,
    });
    expect(await office.nobody.get('{ viewer { id } }')).toBeNull();
    const { status, errors } = await office.nobody.ask('{ apiTokens { id } }');
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('is refused with a bad token, whatever is asked', async () => {
    const { status, errors } = await office.nobody.ask(
      '{ service { name } }',
      {},
      { authorization: 'Bearer zz_wrong' },
    );
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a person', () => {
  it('signs in, is known, signs out, is unknown', async () => {
    const anna = await office.account('anna', [['LEADERSHIP']]);
    expect(await anna.get('{ viewer { name roles scopes } }')).toEqual({
      name: 'anna',
      roles: ['LEADERSHIP'],
      scopes: [],
    });
    await anna.get('mutation { signOut { errors { code } } }');
    expect(await anna.get('{ viewer { name } }')).toBeNull();
  });

  it('hears the same words for a wrong name and a wrong password', async () => {
    const ask = (name: string, password: string) =>
      office.nobody.get(
        'mutation ($i: SignInInput!) { signIn(input: $i) { viewer { name } errors { code field message } } }',
        { i: { name, password } },
      );
    const wrongName = await ask('niemand', PASSWORD);
    expect(await ask('anna', 'falsch')).toEqual(wrongName);
    expect(wrongName.errors[0].code).toBe('WRONG_CREDENTIALS');
  });

  it('makes a token once, however often the request is sent, and revokes it', async () => {
    const leader = await office.account('berta', [['LEADERSHIP']]);
    const create =
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id name scopes } errors { code field } } }';
    const input = {
      name: 'Wand',
      scopes: ['AGGREGATE'],
      expiresAt: office.now().add({ hours: 24 }).toString(),
      idempotencyKey: crypto.randomUUID(),
    };
    const first = await leader.get(create, { input });
    const again = await leader.get(create, { input });
    expect(first.token).toMatch(/^zz_/);
    expect(again).toEqual({ ...first, token: null });
    const bearer = { authorization: `Bearer ${first.token}` };
    expect((await office.nobody.ask('{ viewer { scopes } }', {}, bearer)).data.viewer).toEqual({
      scopes: ['AGGREGATE'],
    });
    await leader.act(
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code } } }',
      { id: first.apiToken.id },
    );
    expect((await office.nobody.ask('{ viewer { scopes } }', {}, bearer)).status).toBe(401);
    const mismatch = await leader.get(create, { input: { ...input, name: 'Andere' } });
    expect(mismatch.errors[0].code).toBe('IDEMPOTENCY_MISMATCH');
  });
});
