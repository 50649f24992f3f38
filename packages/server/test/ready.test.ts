// What stands ready is what would be answered anew: for everybody, in every language, after every fact, and never of a family.
import { describe, expect, inject, it } from 'vitest';
import { SHARED } from '#access/contract.rules';
import { FactKind } from '#kernel/fact';
import { Role, Scope, system } from '#kernel/viewer';
import { createSchema } from '#platform/schema';
import { documentOf, drawing } from './support/documents';
import { type Asker, seedDemo, useOffice } from './support/office';

const office = useOffice({ seed: seedDemo });
const OVERVIEW =
  '{ overview { districts { id name } flags(first: 20) { nodes { reference level state } } visits(first: 20) { nodes { reference state } } absent(first: 20) { id } } }';
const NAMES = '{ districts { name } }';

/** Written past the log, as only a test may: what stands ready cannot know of it. */
async function rename(to: string): Promise<void> {
  await office.orm.em
    .fork()
    .execute('update district set name = ? where name = (select min(name) from district)', [to]);
}
const namesOf = async (who: Asker) => ((await who.get(NAMES)) as { name: string }[]).map(({ name }) => name);

/** A fact that changes nothing. */
const happens = (kind: FactKind) =>
  office.office.store.write(system('test'), async (unit) => {
    unit.record({ kind, districtId: null, subject: { type: 'HOUSEHOLD', id: crypto.randomUUID() } });
  });

describe('an answer that stands ready', () => {
  it('is served again, and moves with any fact, before the feed has told of it', async () => {
    const tool = await office.token(['OPERATIONS']);
    for (const kind of [FactKind.HOUSEHOLD_CHANGED, FactKind.VISIT_MOVED, FactKind.STAFF_CHANGED]) {
      const before = await namesOf(tool);
      await rename(`AA ${kind}`);
      expect(await namesOf(tool), 'it stood ready').toEqual(before);
      await happens(kind);
      expect(await namesOf(tool)).toContain(`AA ${kind}`);
    }
  });

  it('ends with its second', async () => {
    const tool = await office.token(['OPERATIONS']);
    await namesOf(tool);
    await rename('AA second');
    expect(await namesOf(tool)).not.toContain('AA second');
    await office.advance({ seconds: 1 });
    expect(await namesOf(tool)).toContain('AA second');
  });

  it('costs what it cost, each time', async () => {
    const tool = await office.token(['OPERATIONS']);
    const left: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { headers, extensions } = await tool.ask(OVERVIEW);
      left.push(Number(headers.get('x-cost-remaining')) + n * extensions!.cost.requested);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect(new Set(left).size).toBe(1);
  });

  it('is refused to whom the limit refuses it', async () => {
    const poor = await office.token(['OPERATIONS']);
    await office.sql(
      'update api_token set points_per_minute = 3 where token_hash = (select max(token_hash) from api_token) or true',
    );
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await poor.ask(OVERVIEW)).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    await office.sql('update api_token set points_per_minute = 100000');
  });

  it('is nobody’s any more from the moment somebody is signed out or a token revoked', async () => {
    const leader = await office.account('vorn', [['LEADERSHIP']]);
    const { token, apiToken } = await leader.act(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } errors { code } } }',
      { name: 'kurz', scopes: ['OPERATIONS'], expiresAt: office.now().add({ hours: 2 }).toString() },
    );
    const asked = { authorization: `Bearer ${token}` };
    for (let n = 0; n < 3; n += 1) expect((await office.nobody.ask(OVERVIEW, {}, asked)).status).toBe(200);
    await leader.act(
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code } } }',
      {
        id: apiToken.id,
      },
    );
    expect((await office.nobody.ask(OVERVIEW, {}, asked)).status).toBe(401);
    for (let n = 0; n < 3; n += 1) expect((await leader.ask(OVERVIEW)).status).toBe(200);
    await leader.get('mutation { signOut { errors { code } } }');
    expect((await leader.ask(OVERVIEW)).status).toBe(401);
  });

  it('never leads past the record of who looked at what', async () => {
    const [district] = await office.sql<{ id: string }>('select id from district limit 1');
    const lead = await office.account('bezirk', [['LEAD', district!.id]]);
    const texts = '{ riskFlags(first: 5, districtIds: ["' + district!.id + '"]) { nodes { id text } } }';
    const looks = async () =>
      Number((await office.sql<{ n: string }>('select count(*) as n from access_log'))[0]!.n);
    const counts = [await looks()];
    for (let n = 0; n < 3; n += 1) {
      expect((await lead.ask(texts)).errors).toBeUndefined();
      counts.push(await looks());
    }
    const steps = counts.slice(1).map((count, n) => count - counts[n]!);
    expect(steps[0]).toBeGreaterThan(0);
    expect(new Set(steps).size).toBe(1);
  });
});

it('what one is shown ready is what would be read for them anew', { timeout: 120_000 }, async () => {
  const districts = (await office.sql<{ id: string }>('select id from district order by name')).map(
    ({ id }) => id,
  );
  const ids = [
    ...districts,
    ...(await office.sql<{ id: string }>('select id from professional limit 5')).map(({ id }) => id),
  ];
  const draw = drawing(7);
  const some = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!;
  const askers: Asker[] = [];
  for (const scope of [Scope.AGGREGATE, Scope.OPERATIONS, Scope.FILE]) {
    askers.push(
      await office.token([scope]),
      await office.token([scope], [some(districts)]),
      await office.token([scope], districts.slice(2, 5)),
    );
  }
  for (const role of Object.values(Role).filter((one) => one !== Role.DUTY))
    askers.push(
      await office.account(`wer-${role.toLowerCase()}`, [
        [role, ...(role === Role.LEAD ? [some(districts)] : [])] as never,
      ]),
    );
  await office.sql('update account set demo = true');
  await office.sql('update api_token set points_per_minute = 10000000');
  const options = { schema: createSchema(), draw, ids, around: office.now() };
  // The embedded database has one session: what it could show, the server's many show too.
  const documents = inject('template').kind === 'postgres' ? 3 : 1;
  let compared = 0;
  for (const root of SHARED) {
    for (let n = 0; n < documents; n += 1) {
      const document = documentOf(options, [root]);
      const language = some(['de', 'en']);
      // Everybody asks, twice, in turns: were anything shared that must not be, somebody would be shown another's.
      office.office.forget();
      const asked = [...askers, ...askers].map((who) =>
        who.ask(document, {}, { 'accept-language': language }),
      );
      const ready = await Promise.all(asked);
      for (const [index, who] of askers.entries()) {
        office.office.forget();
        const anew = await who.ask(document, {}, { 'accept-language': language });
        for (const shown of [ready[index]!, ready[index + askers.length]!]) {
          expect(shown.status, `${document} ${JSON.stringify([shown.errors, anew.errors])}`).toBe(
            anew.status,
          );
          expect(shown.data, `${root} ${document} ${JSON.stringify([shown.errors, anew.errors])}`).toEqual(
            anew.data,
          );
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBe(SHARED.size * documents * askers.length * 2);
});
