// What happens reaches everybody who may see it, in order, once; and somebody who was away gets exactly what they missed.
import { describe, expect, it } from 'vitest';
import { useOffice, type Asker } from './support/office';

const office = useOffice();
const REVOKED =
  'subscription ($after: Cursor) { facts(after: $after) { cursor kind ... on OfficeFact { subjectType subjectId } } }';

/** Collects what a subscription brings; `next(n)` waits for n results. */
function listen(asker: Asker, query: string, variables: Record<string, unknown> = {}) {
  const got: any[] = [];
  const waiting: (() => void)[] = [];
  const ended = Promise.withResolvers<unknown>();
  const changed = () => waiting.splice(0).forEach((go) => go());
  const stop = asker.socket().subscribe(
    { query, variables },
    {
      next: (result) => {
        got.push(result.data ?? result);
        changed();
      },
      error: (error) => {
        ended.resolve(error);
        changed();
      },
      complete: () => ended.resolve(null),
    },
  );
  return {
    got,
    stop,
    ended: ended.promise,
    async next(n: number) {
      while (got.length < n) await new Promise<void>((resolve) => waiting.push(resolve));
      return got.slice(0, n);
    },
  };
}

const happen = async (n: number) => {
  const cursors: string[] = [];
  for (let i = 0; i < n; i += 1) {
    await office.office.store.write({ ...system }, async (unit) => {
      unit.record({ kind: 'HOUSEHOLD_CHANGED', districtId: null, subject: { type: 'HOUSEHOLD', id: crypto.randomUUID() } });
    }).then(({ cursor }) => cursors.push(cursor)); // prettier-ignore
  }
  return cursors;
};
import { system as systemViewer } from '#kernel/viewer';
const system = systemViewer('test');

describe('a stream of facts', () => {
  it('brings what happens next, in order', async () => {
    const tool = await office.token(['OPERATIONS']);
    const [before] = await happen(1);
    const heard = listen(tool, REVOKED, { after: before });
    const cursors = await happen(3);
    const facts = await heard.next(3);
    expect(facts.map(({ facts: fact }) => fact.cursor)).toEqual(cursors);
  });

  it('resumes after a place without gap or double, and the log tells the same', async () => {
    const tool = await office.token(['OPERATIONS']);
    const [from] = await happen(1);
    const missed = await happen(20);
    const heard = listen(tool, REVOKED, { after: from });
    const later = await happen(5);
    await heard.next(25);
    expect(heard.got.map(({ facts: fact }) => fact.cursor)).toEqual([...missed, ...later]);
    const page = await tool.get(
      'query ($after: Cursor) { facts(first: 100, after: $after) { nodes { cursor } hasMore } }',
      { after: from },
    );
    expect(page).toEqual({ nodes: [...missed, ...later].map((cursor) => ({ cursor })), hasMore: false });
  });

  it('says RESET to a cursor of another log', async () => {
    const tool = await office.token(['OPERATIONS']);
    const error: any = await listen(tool, REVOKED, { after: '00000000.1' }).ended;
    expect(error[0].extensions.code).toBe('RESET');
  });

  it('is refused to an AGGREGATE token, and to a query over a socket', async () => {
    const tool = await office.token(['AGGREGATE']);
    const forbidden: any = await listen(tool, REVOKED).ended;
    expect(forbidden[0].extensions.code).toBe('FORBIDDEN');
    const wrong: any = await listen(tool, '{ service { name } }').ended;
    expect(wrong[0].extensions.code).toBe('WRONG_TRANSPORT');
    const { errors } = await tool.ask('subscription { facts { id } }');
    expect(errors?.[0]?.extensions.code).toBe('WRONG_TRANSPORT');
  });

  it('comes as server-sent events too', async () => {
    const tool = await office.token(['OPERATIONS']);
    const [from] = await happen(1);
    const cursors = await happen(2);
    const response = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...tool.headers },
      body: JSON.stringify({ query: REVOKED, variables: { after: from } }),
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while ((text.match(/event: next/g) ?? []).length < 2) text += (await reader.read()).value ?? '';
    await reader.cancel();
    expect([...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor)).toEqual(cursors);
  });
});
