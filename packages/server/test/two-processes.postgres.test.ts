// Two processes on one PostgreSQL serve the same stream: in order, exactly once, wherever one resumes, and a revocation reaches both.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactKind } from '#kernel/fact';
import { system } from '#kernel/viewer';
import { startOffice, type TestOffice } from './support/office';
import { dial } from './support/raw';

let one: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  one = await startOffice();
  other = await startOffice({ beside: one });
});
afterAll(async () => {
  await other?.close();
  await one?.close();
});

const QUERY = 'subscription ($after: Cursor) { facts(after: $after) { cursor } }';

/** Writes n facts through one of the two; gives their cursors. */
async function happen(office: TestOffice, n: number): Promise<string[]> {
  const cursors: string[] = [];
  for (let i = 0; i < n; i += 1) {
    const { cursor } = await office.office.store.write(system('test'), async (unit) => {
      unit.record({
        kind: FactKind.HOUSEHOLD_CHANGED,
        districtId: null,
        subject: { type: 'HOUSEHOLD', id: crypto.randomUUID() },
      });
    });
    cursors.push(cursor);
  }
  return cursors;
}

async function listening(office: TestOffice, authorization: string, after: string | null) {
  const line = await dial(office.url);
  line.send({ type: 'connection_init', payload: { authorization } });
  await line.next();
  line.send({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after } } });
  return {
    line,
    heard: async (n: number) => {
      const cursors: string[] = [];
      while (cursors.length < n) cursors.push((await line.next()).payload.data.facts.cursor);
      return cursors;
    },
  };
}

describe('two processes', () => {
  it('tell what happened in either, in the order of the log', async () => {
    const tool = await one.token(['OPERATIONS']);
    const [from] = await happen(one, 1);
    const there = await listening(other, tool.headers['authorization']!, from!);
    const cursors = [...(await happen(one, 3)), ...(await happen(other, 2)), ...(await happen(one, 2))];
    expect(await there.heard(7)).toEqual(cursors);
    there.line.end();
  });

  it('let a client go on at the other one, without gap or double', async () => {
    const tool = await one.token(['OPERATIONS']);
    const [from] = await happen(one, 1);
    const here = await listening(one, tool.headers['authorization']!, from!);
    const first = await happen(other, 4);
    expect(await here.heard(4)).toEqual(first);
    here.line.end();
    const missed = await happen(one, 6);
    const there = await listening(other, tool.headers['authorization']!, first.at(-1)!);
    const later = await happen(other, 3);
    expect(await there.heard(9)).toEqual([...missed, ...later]);
    there.line.end();
  });

  it('both hang up when a token is revoked at one of them', async () => {
    const leader = await one.account('chefin', [['LEADERSHIP']]);
    const { token, apiToken } = await leader.act(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } errors { code } } }',
      { name: 'kurz', scopes: ['OPERATIONS'], expiresAt: one.now().add({ hours: 2 }).toString() },
    );
    const lines = [
      await listening(one, `Bearer ${token}`, null),
      await listening(other, `Bearer ${token}`, null),
    ];
    await leader.act(
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code } } }',
      {
        id: apiToken.id,
      },
    );
    expect(await Promise.all(lines.map(async ({ line }) => (await line.closed)[0]))).toEqual([4401, 4401]);
  });

  it('bring about what the clock brings once, though both look at the same time', async () => {
    await Promise.all([one.settled(), other.settled()]);
    await Promise.all([one.settled(), other.settled()]);
    // Nobody was ever put on duty: one gap over all the days that are watched.
    const gaps = await one.sql("select seq from event where kind = 'ON_CALL_GAP_OPENED'");
    expect(gaps).toHaveLength(1);
  });
});
