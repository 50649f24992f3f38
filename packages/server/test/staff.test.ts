// Professionals as the board needs them: where today, free when, away until when; and nothing to who may not see it.
import { beforeAll, describe, expect, it } from 'vitest';
import { CALL } from './support/duty-documents';
import { useOffice } from './support/office';
import { at, DO, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 7, 1);
  await office.sql("update professional set name = 'Fachkraft ' || right(name, 1)");
});

const AVAILABLE = `query ($from: DateTime!, $until: DateTime!, $except: ID) { professionals(first: 100) { nodes { id
  availability(from: $from, until: $until, exceptVisitId: $except) { free busyFrom busyUntil works rest } } } }`;
async function availability(person: number, from: string, until: string, except: string | null = null) {
  const { nodes } = await here.dispatcher.get(AVAILABLE, { from, until, except });
  return nodes.find(({ id }: { id: string }) => id === here.people[person]).availability;
}

describe('professionals', () => {
  it('are listed by name with office and district of today, page by page, and counted', async () => {
    const page = await here.dispatcher.get(
      '{ professionals(first: 3) { totalCount nodes { name office { name } district { id } weeklyHours onboarding inOnCallPool languages qualification externalReferences { id } } pageInfo { hasNextPage endCursor } } }',
    );
    expect([page.totalCount, page.nodes.length, page.pageInfo.hasNextPage]).toEqual([7, 3, true]);
    expect(page.nodes[0]).toMatchObject({
      name: 'Fachkraft 1',
      office: { name: 'Mitte' },
      district: { id: here.district },
      weeklyHours: 112,
      onboarding: false,
    });
    const rest = await here.dispatcher.get(
      'query ($after: String) { professionals(first: 100, after: $after) { nodes { name } } }',
      { after: page.pageInfo.endCursor },
    );
    expect(rest.nodes.map(({ name }: any) => name)).toEqual([
      'Fachkraft 4',
      'Fachkraft 5',
      'Fachkraft 6',
      'Fachkraft 7',
    ]);
    expect(
      (await here.dispatcher.get('{ districts { professionalCount { value suppressed } } }'))[0]
        .professionalCount,
    ).toEqual({ value: 7, suppressed: false });
  });

  it('count for the district of the office of the day', async () => {
    const [elsewhere] = await office.sql<{ id: string }>(
      `insert into district (town, slug, name) values ('Marl', 'sued', 'Süd') returning id`,
    );
    const [desk] = await office.sql<{ id: string }>(
      `insert into office (slug, name, address, state, district_id) values ('sued', 'Süd', 'Musterweg 2', 'OPEN', ?) returning id`, [elsewhere!.id],
    ); // prettier-ignore
    await office.sql(
      `insert into professional_office (professional_id, office_id, during) values (?, ?, '[2026-11-23,2026-11-24)')`,
      [here.people[6], desk!.id],
    );
    const moved = await here.dispatcher.get(
      'query ($ids: [ID!]) { professionals(first: 100, districtIds: $ids) { nodes { id office { name } } } }',
      { ids: [elsewhere!.id] },
    );
    expect(moved.nodes).toEqual([{ id: here.people[6], office: { name: 'Süd' } }]);
  });

  it('of other districts are not shown to a token, nor how they work or how many they are', async () => {
    const [other] = await office.sql<{ id: string }>(
      `insert into district (town, slug, name) values ('Marl', 'ost', 'Ost') returning id`,
    );
    const tool = await office.token(['OPERATIONS'], [other!.id]);
    expect((await tool.get('{ professionals(first: 5) { nodes { id } } }')).nodes).toEqual([]);
    const [node] = [
      await tool.ask('query ($id: ID!) { node(id: $id) { ... on Professional { name absent } } }', {
        id: here.people[0],
      }),
    ];
    expect(node!.errors?.[0]?.extensions.code ?? node!.data.node).toBeOneOf(['FORBIDDEN', null]);
    expect(
      (
        await tool.get(
          '{ districts { id professionalCount { value } load { deadlinePressure { deadlines(first: 5) { due } } } } }',
        )
      ).map((one: any) => one.id),
    ).toEqual([other!.id]);
  });

  it('show absences and availability to whoever plans, and not to AGGREGATE tokens', async () => {
    const tool = await office.token(['AGGREGATE']);
    const rows = await tool.get('{ professionals(first: 5) { totalCount nodes { name } } }');
    expect([rows.totalCount, rows.nodes.length]).toEqual([null, 5]);
    for (const field of [
      'absent',
      'absentUntil',
      'availability(from: "2027-01-05T08:00:00Z", until: "2027-01-05T09:00:00Z") { free }',
    ]) {
      expect(
        (await tool.ask(`{ professionals(first: 5) { nodes { ${field} } } }`)).errors?.[0]?.extensions.code,
      ).toBe('FORBIDDEN');
    }
  });

  it('refuse a page that is none', async () => {
    for (const first of [0, 101, -1]) {
      expect(
        (await here.dispatcher.ask(`{ professionals(first: ${first}) { nodes { id } } }`)).errors?.[0]
          ?.extensions.code,
      ).toBe('BAD_USER_INPUT');
    }
    expect(
      (await here.dispatcher.ask('{ professionals(first: 1, after: "x") { nodes { id } } }')).errors?.[0]
        ?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });
});

describe('availability', () => {
  it('is free, or names the time that is in the way, travel included; the visit itself may stand aside', async () => {
    const { visit } = await here.dispatcher.act(DO.assign, {
      visitId: here.visits[0],
      professionalIds: [here.people[0], here.people[1]],
      from: at(10),
    });
    expect(await availability(0, at(12), at(13))).toEqual({
      free: true,
      busyFrom: null,
      busyUntil: null,
      works: true,
      rest: false,
    });
    const { plannedUntil } = visit;
    expect(await availability(0, at(11), at(12))).toMatchObject({
      free: false,
      busyFrom: at(9, 45),
      busyUntil: Temporal.Instant.from(plannedUntil).add({ minutes: 15 }).toString(),
    });
    expect(await availability(0, at(11), at(12), here.visits[0])).toMatchObject({ free: true });
  });

  it('says when it lies outside working time, and when it would cut the rest after a night', async () => {
    expect(await availability(2, at(22), at(23))).toMatchObject({ free: true, works: false });
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: at(18),
      until: '2027-01-06T06:00:00Z',
      professionalIds: [here.people[2], here.people[3]],
    });
    expect(await availability(2, at(22), at(23))).toMatchObject({ free: true, works: true });
    expect(await availability(2, '2027-01-06T09:00:00Z', '2027-01-06T10:00:00Z')).toMatchObject({
      free: true,
      rest: true,
    });
    expect(await availability(4, '2027-01-06T09:00:00Z', '2027-01-06T10:00:00Z')).toMatchObject({
      rest: false,
    });
  });
});

describe('absences', () => {
  it('are listed while they run, without a cause', async () => {
    const from = office.now().subtract({ hours: 1 }).toString();
    await here.dispatcher.act(CALL.sick, {
      professionalId: here.people[5],
      from,
      until: office.now().add({ hours: 5 }).toString(),
    });
    const list = await here.dispatcher.get(
      'query ($at: DateTime) { absences(first: 10, at: $at) { totalCount nodes { from until endedAt professional { id absent absentUntil } } } }',
      { at: office.now().toString() },
    );
    expect(list).toMatchObject({
      totalCount: 1,
      nodes: [{ from, endedAt: null, professional: { id: here.people[5], absent: true } }],
    });
  });
});
