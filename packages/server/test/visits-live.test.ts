// Who sees which visit happen: planners what they may plan, the two what is theirs, and records only while they sit there.
import { beforeAll, describe, expect, it } from 'vitest';
import { useOffice, type Asker } from './support/office';
import { at, DO, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 6, 4);
});

/** Listens until the test ends; what came so far is in the list. */
function listen(asker: Asker, query: string, variables: Record<string, unknown> = {}): any[] {
  const got: any[] = [];
  asker
    .socket()
    .subscribe(
      { query, variables },
      { next: ({ data }) => got.push(data), error: (error) => got.push(error), complete: () => undefined },
    );
  return got;
}
async function until(what: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !what(); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(what()).toBe(true);
}
const assign = (visit: number, a: number, b: number, hour: number) =>
  here.dispatcher.act(DO.assign, {
    visitId: here.visits[visit],
    professionalIds: [here.people[a], here.people[b]],
    from: at(hour),
  });

describe('a visit', () => {
  it('reaches the dispatcher, a tool, and the two whose it is, each once, from a cursor on', async () => {
    const { cursor } = await here.dispatcher.get('{ visits(first: 1) { cursor } }');
    const mine =
      'subscription ($after: Cursor) { myVisits(after: $after) { cursor kind visit { id state } } }';
    const first = listen(await here.of(0), mine, { after: cursor });
    const other = listen(await here.of(3), mine, { after: cursor });
    const tool = listen(
      await office.token(['OPERATIONS']),
      'subscription ($after: Cursor) { visitAssigned(after: $after) { cursor visit { id plannedFrom pair { members { id } } } } }',
      { after: cursor },
    );
    const all = listen(
      here.dispatcher,
      'subscription ($after: Cursor) { visitChanged(after: $after) { kind visit { id version } } }',
      { after: cursor },
    );
    await assign(0, 0, 1, 8);
    await assign(1, 2, 3, 8);
    await here.dispatcher.act(DO.swap, {
      visitId: here.visits[0],
      leave: here.people[0],
      join: here.people[4],
    });
    await here.dispatcher.act(DO.release, { visitId: here.visits[1] });
    await until(() => all.length === 4 && tool.length === 3 && first.length === 2 && other.length === 2);
    // Whoever was taken off hears of it too, or the phone would go on showing it.
    expect(first.map(({ myVisits }) => myVisits.kind)).toEqual(['VISIT_ASSIGNED', 'VISIT_MEMBER_SWAPPED']);
    expect(other.map(({ myVisits }) => myVisits.kind)).toEqual(['VISIT_ASSIGNED', 'VISIT_RELEASED']);
    expect(tool.map(({ visitAssigned }) => visitAssigned.visit.id)).toEqual([
      here.visits[0],
      here.visits[1],
      here.visits[0],
    ]);
  });

  it('opens flag and household to the two while they sit on it, and closes them again', async () => {
    const [home] = await office.sql<{ id: string }>(
      `insert into household (id, district_id, languages, address, created_at, updated_at) values (gen_random_uuid(), ?, '{de}', 'Musterweg 9', now(), now()) returning id`, [here.district],
    ); // prettier-ignore
    await office.sql('update visit set household_id = ? where id = ?', [home!.id, here.visits[2]]);
    const sitting = await here.of(5);
    const ADDRESS = 'query ($id: ID!) { node(id: $id) { ... on Household { address } } }';
    expect(await sitting.get(ADDRESS, { id: home!.id })).toBe(null);
    await assign(2, 5, 1, 12);
    expect(await sitting.get(ADDRESS, { id: home!.id })).toEqual({ address: 'Musterweg 9' });
    expect(
      await sitting.get(
        'query ($id: ID!) { node(id: $id) { ... on Visit { household { address } childSafeNow } } }',
        { id: here.visits[2] },
      ),
    ).toEqual({ household: { address: 'Musterweg 9' }, childSafeNow: null });
    await here.dispatcher.act(DO.release, { visitId: here.visits[2] });
    expect(await sitting.get(ADDRESS, { id: home!.id })).toBe(null);
    expect(
      (
        await sitting.ask('query ($id: ID!) { node(id: $id) { ... on Visit { household { address } } } }', {
          id: here.visits[2],
        })
      ).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('carries nothing personal in a subscription', async () => {
    const refused = listen(here.dispatcher, 'subscription { visitChanged { visit { household { id } } } }');
    await until(() => refused.length === 1);
    expect(refused[0][0].extensions.code).toMatch(/FORBIDDEN|GRAPHQL_VALIDATION_FAILED/);
  });
});
