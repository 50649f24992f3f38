// C-10: a thousand wrong passwords from a hundred networks, with a restart in between; the real user still gets in.
import { randomUUID } from 'node:crypto';
import { ask } from '#proof/ask';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { somePort } from '#proof/setting';
import { hashPassword } from '#access/passwords';

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name } errors { code } } }';
const PASSWORD = 'ein langes Passwort fürs Prüfen';
/** So many unknown names and as many wrong passwords are compared in time. */
const COMPARED = 20;

export const guessing: Check = {
  id: 'C-10',
  title: 'guessing passwords, with a restart in between',
  bar: { hashesPerAccount: 10, telling: 0, differPercent: 10, realUserMs: 5000 },
  run: async (setting) => {
    const tries = setting.times(1000);
    const env = { PORT: `${somePort()}`, PUBLIC_URL: 'http://zuzweit.test' };
    let server = await setting.server(env);
    const session = await setting.session();
    const hash = await hashPassword(PASSWORD);
    const names = Array.from({ length: 50 }, (_, n) => `opfer-${n}`);
    for (const name of names)
      await session.query(
        'insert into account (id, name, display_name, password_hash) values ($1, $2, $2, $3)',
        [randomUUID(), name, hash],
      );
    const sign = (name: string, password: string, network: number, cookie = '') =>
      ask(
        server.url,
        SIGN_IN,
        { input: { name, password } },
        { 'x-forwarded-for': `10.${network >> 8}.${network & 255}.7`, ...(cookie ? { cookie } : {}) },
      );
    const first = await sign('opfer-0', PASSWORD, 1);
    const device = first.headers
      .getSetCookie()
      .map((one) => one.split(';')[0]!)
      .find((one) => one.startsWith('device='))!;
    const alike = await compare(sign, names);
    const chance = chanceOf(10);
    const hashed = new Map<string, number>();
    for (let n = 0; n < tries; n += 4) {
      if (n >= tries / 2 && server.said().length >= 0 && n - 4 < tries / 2) {
        await server.stop();
        server = await setting.server(env);
      }
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          const name = chance.of(names);
          const { status } = await sign(name, `falsch-${n}`, 1000 + chance.below(100));
          if (status !== 429) hashed.set(name, (hashed.get(name) ?? 0) + 1);
        }),
      );
    }
    const from = performance.now();
    const real = await sign('opfer-0', PASSWORD, 1, device);
    const inAgain = (real.data?.['signIn'] as { viewer: unknown } | undefined)?.viewer
      ? performance.now() - from
      : Number.NaN;
    return {
      tried: tries + COMPARED * 2,
      figure: { hashesPerAccount: Math.max(...hashed.values()), ...alike, realUserMs: Math.round(inAgain) },
    };
  },
};

/** A name that does not exist and a wrong password: the same words, and the same time. */
async function compare(
  sign: (name: string, password: string, network: number) => ReturnType<typeof ask>,
  names: readonly string[],
) {
  const times: [number[], number[]] = [[], []];
  const answers = new Set<string>();
  for (let n = 0; n < COMPARED * 2; n += 1) {
    const name = n % 2 ? names[(n % 40) + 5]! : `niemand-${n}`;
    const from = performance.now();
    const { text, status } = await sign(name, 'falsch falsch falsch', 2000 + n);
    times[n % 2]!.push(performance.now() - from);
    answers.add(`${status} ${text}`);
  }
  const [unknown, wrong] = times.map((list) => list.sort((a, b) => a - b)[COMPARED / 2]!) as [number, number];
  return { telling: answers.size - 1, differPercent: Math.round((Math.abs(unknown - wrong) / wrong) * 100) };
}
