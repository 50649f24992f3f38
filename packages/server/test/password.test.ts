// A one-time password opens one door: to an own one. Whoever else held the old one is out.
import { beforeAll, describe, expect, it } from 'vitest';
import { throttled } from '#access/throttle';
import { nobody } from '#kernel/viewer';
import { PASSWORD, useOffice, type Asker } from './support/office';

const office = useOffice();
const CHANGE =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { name may mustChangePassword } errors { code field } } }';
const OWN = 'ein langes eigenes Wort';
let maria: Asker;
const change = (input: { password: string; newPassword: string }, as = maria) => as.get(CHANGE, { input });

beforeAll(async () => {
  maria = await office.account('maria', [['LEADERSHIP']]);
  await office.sql("update account set must_change = true where name = 'maria'");
});

describe('a one-time password', () => {
  it('gives no right but the one to change it', async () => {
    expect(await maria.get('{ viewer { roles may mustChangePassword } }')).toMatchObject({
      roles: [],
      mustChangePassword: true,
      may: expect.arrayContaining(['password:change']),
    });
    expect((await maria.ask('{ overview { cursor } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['a wrong old one', { password: 'falsch', newPassword: OWN }, 'WRONG_CREDENTIALS', 'password'],
    ['one that is too short', { password: PASSWORD, newPassword: 'kurz' }, 'INVALID', 'newPassword'],
    ['the same again', { password: PASSWORD, newPassword: PASSWORD }, 'INVALID', 'newPassword'],
    [
      'the own name in it',
      { password: PASSWORD, newPassword: 'maria und noch viel mehr' },
      'INVALID',
      'newPassword',
    ],
  ])('is not changed with %s', async (_what, input, code, field) => {
    expect(await change(input)).toEqual({ viewer: null, errors: [{ code, field }] });
  });

  it('is changed for an own one; then everything is as the role says, and other sign-ins have ended', async () => {
    const elsewhere = await office.signIn('maria');
    const { viewer, errors } = await change({ password: PASSWORD, newPassword: OWN });
    expect(errors).toEqual([]);
    expect([viewer.mustChangePassword, viewer.may.includes('board:read')]).toEqual([false, true]);
    expect(await elsewhere.get('{ viewer { name } }')).toBeNull();
    expect((await maria.ask('{ overview { cursor } }')).errors).toBeUndefined();
    await expect(office.signIn('maria')).rejects.toThrow('WRONG_CREDENTIALS');
    await office.signIn('maria', OWN);
  });
});

it('a device that signed in to one account buys no tries at another', async () => {
  const sign = (name: string, password: string, cookie: string) =>
    office.nobody.ask(
      'mutation ($i: SignInInput!) { signIn(input: $i) { errors { code } } }',
      { i: { name, password } },
      { cookie },
    );
  await office.account('opfer', [['LEADERSHIP']]);
  await office.account('dieb', [['PROFESSIONAL']]);
  const first = await sign('dieb', PASSWORD, '');
  const device = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .find((one) => one!.includes('device'))!;
  expect(device).toBeTruthy();
  let refused = 0;
  for (let n = 0; n < 25; n += 1) refused += Number((await sign('opfer', 'falsch', device)).status === 429);
  expect(refused).toBeGreaterThanOrEqual(15);
});

it('one network that guesses uses up its own tries, not those of all', async () => {
  const { store } = office.office;
  const guess = (n: number) =>
    store.write(nobody('de'), async ({ em, now }) => {
      await throttled(em, { account: `niemand-${n}`, address: `198.51.100.${n % 250}`, device: null }, now);
    });
  for (let n = 0; n < 70; n += 1) await guess(n);
  const [all] = await office.sql<{ count: number }>("select count from sign_in_attempt where scope = 'all'");
  expect(all!.count).toBeLessThanOrEqual(60 + 30);
  expect(
    await office.sql("select 1 from sign_in_attempt where scope = 'account' and key = 'niemand-69'"),
  ).toEqual([]);
});
