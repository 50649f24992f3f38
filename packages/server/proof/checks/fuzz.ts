// C-20: random documents, token soup and broken bytes: never a 5xx, never a word of the inside, never a dead process, no growth.
import { readFileSync } from 'node:fs';
import { ask, bearer } from '#proof/ask';
import { chanceOf, type Chance } from '#proof/chance';
import type { Check } from '#proof/check';
import { makeTokens, makeTown } from '#proof/town';
import { contract, paths } from '#proof/walk';

const CLIENTS = 8;
const WORDS = ['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '...', '|', '&', '"', '"""', '\\u0000', '\\', '#', ',', '\n', 'query', 'mutation', 'subscription', 'fragment', 'on', 'null', 'true', '-1', '1e999', '99999999999999999999', 'id', 'nodes', 'facts', 'overview', 'riskFlags', 'first', '__typename', '__schema', 'ü', '\u202e', '\ud800', '💥', "' or 1=1 --"]; // prettier-ignore

export const fuzz: Check = {
  id: 'C-20',
  title: 'random documents from the contract, token soup and broken bytes',
  bar: { serverErrors: 0, internal: 0, died: 0, rssMb: 50 },
  short: 0.005,
  run: async (setting) => {
    const documents = setting.times(200_000);
    const server = await setting.server({ LOG_LEVEL: 'error' });
    const session = await setting.session();
    const town = await makeTown(session, 4, 4);
    const tokens = await makeTokens(session, CLIENTS, ['OPERATIONS', 'FILE']);
    const whole = paths(contract(), 3, () => town.visits[0]!).map(({ document }) => document);
    const figure = { serverErrors: 0, internal: 0 };
    let left = documents;
    const one = async (chance: Chance, token: string) => {
      const text = document(chance, whole);
      const {
        status,
        errors,
        text: said,
      } = chance.below(20) === 0
        ? await raw(server.url, chance, text, token)
        : await ask(server.url, text, {}, bearer(token));
      if (status >= 500) figure.serverErrors += 1;
      if (errors?.some(({ extensions }) => extensions?.code === 'INTERNAL')) {
        figure.internal += 1;
        setting.say(`${JSON.stringify(text)}: ${said.slice(0, 200)}`);
      }
    };
    const warm = Math.min(2000, documents / 4);
    let before = 0;
    await Promise.all(
      tokens.map(async (token, n) => {
        const chance = chanceOf(n + 1);
        while (left-- > 0) {
          await one(chance, token);
          if (before === 0 && documents - left > warm) before = rssMb(server.pid);
        }
      }),
    );
    return {
      tried: documents,
      figure: {
        ...figure,
        died: server.alive() ? 0 : 1,
        rssMb: Math.max(0, Math.round(rssMb(server.pid) - before)),
      },
    };
  },
};

/** Half are whole documents of the contract, put together and cut about; the other half are words at random. */
function document(chance: Chance, whole: readonly string[]): string {
  const soup = () =>
    Array.from({ length: 1 + chance.below(40) }, () => chance.of(WORDS)).join(chance.below(2) ? ' ' : '');
  switch (chance.below(4)) {
    case 0:
      return soup();
    case 1: {
      const text = chance.of(whole);
      const cut = chance.below(text.length);
      return text.slice(0, cut) + chance.of(WORDS) + text.slice(cut + chance.below(4));
    }
    case 2:
      return `{ ${Array.from({ length: 1 + chance.below(6) }, (_, n) => `a${n}: ${chance.of(whole).slice(2, -2)}`).join(' ')} }`;
    default:
      return chance.of(whole);
  }
}

/** Bytes that are no UTF-8, no JSON, or no object. */
async function raw(url: string, chance: Chance, text: string, token: string) {
  const bytes = Buffer.from(chance.below(2) ? JSON.stringify({ query: text, variables: { x: text } }) : text);
  for (let n = chance.below(4); n > 0 && bytes.length > 0; n -= 1)
    bytes[chance.below(bytes.length)] = chance.below(256);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: bytes,
  });
  const said = await response.text();
  return {
    status: response.status,
    text: said,
    errors: said.startsWith('{')
      ? (JSON.parse(said) as { errors?: { extensions: { code: string } }[] }).errors
      : undefined,
  };
}

const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
