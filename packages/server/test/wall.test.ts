// A screen on a wall: opened once with a code, shut at once, and it never gets what belongs to a family.
import { getNamedType, type GraphQLObjectType, isObjectType } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { FIELDS, OPERATIONS } from '#access/contract.rules';
import { may } from '#access/policy.rules';
import { nobody, type StaffNaming, type Viewer } from '#kernel/viewer';
import { isPersonal } from '#platform/admit';
import { createSchema } from '#platform/schema';
import { CALL } from './support/duty-documents';
import { type Asker, useOffice } from './support/office';
import { town, type Town } from './support/town';

const office = useOffice();
let here: Town;
let leader: Asker;
beforeAll(async () => {
  here = await town(office, 4, 1);
  leader = await office.account('chefin', [['LEADERSHIP']]);
});

const DEVICE =
  'wallDevice { id name naming openedAt lastSeenAt revokedAt codeExpiresAt } errors { code field }';
const CREATE = `mutation ($input: CreateWallDeviceInput!) { createWallDevice(input: $input) { code ${DEVICE} } }`;
const RENEW = `mutation ($input: WallDeviceInput!) { renewWallCode(input: $input) { code ${DEVICE} } }`;
const CHANGE = `mutation ($input: ChangeWallDeviceInput!) { changeWallDevice(input: $input) { ${DEVICE} } }`;
const REVOKE = `mutation ($input: WallDeviceInput!) { revokeWallDevice(input: $input) { ${DEVICE} } }`;
const OPEN = 'mutation ($input: OpenWallInput!) { openWall(input: $input) { opened errors { code field } } }';
const WALL = `{ wall { cursor now town name levels { level open untaken untakenSince }
  districts { id name ratio band overdue highest highestCount open }
  duty { kind from until complete people } nextDuty { people } gap { from until half }
  withoutPair withoutPairOverdue withoutPairDue underWay } }`;
const RAISE =
  'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code field } } }';
const MARK = { 'x-zuzweit-wall': '1' };

const create = (name = 'Rathaus, 2. OG', naming: StaffNaming = 'ROLE') =>
  leader.act(CREATE, { name, naming });

/** Opens a screen with its code: what its browser sends from then on. */
async function open(code: string): Promise<Record<string, string>> {
  const { data, headers } = await office.nobody.ask(OPEN, { input: { code } }, MARK);
  expect(data.openWall).toEqual({ opened: true, errors: [] });
  const [cookie] = headers.getSetCookie();
  expect(cookie).toMatch(/^wall=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
  return { ...(MARK as Record<string, string>), cookie: cookie!.split(';')[0]!, origin: office.url };
}
const ask = (as: Record<string, string>, document = WALL) => office.nobody.ask(document, {}, as);

describe('a screen', () => {
  it('is opened by its code, however it is typed, once', async () => {
    const { code, wallDevice } = await create();
    expect(wallDevice).toMatchObject({ name: 'Rathaus, 2. OG', naming: 'ROLE', openedAt: null });
    const screen = await open(` ${code.toLowerCase().replaceAll('-', '')} `);
    expect((await ask(screen)).data.wall).toMatchObject({ town: 'Marl', name: 'Rathaus, 2. OG' });
    const again = await office.nobody.ask(OPEN, { input: { code } });
    expect(again.data.openWall).toEqual({
      opened: false,
      errors: [{ code: 'WRONG_CREDENTIALS', field: 'code' }],
    });
    const [listed] = await leader.get('{ wallDevices { id openedAt lastSeenAt codeExpiresAt } }');
    expect(listed).toEqual({
      id: wallDevice.id,
      openedAt: office.now().toString(),
      lastSeenAt: office.now().toString(),
      codeExpiresAt: null,
    });
  });

  it('tells when it was last seen, to the minute', async () => {
    const { code, wallDevice } = await create('Flur');
    const screen = await open(code);
    await office.advance({ minutes: 7 });
    await ask(screen);
    const all = await leader.get('{ wallDevices { id lastSeenAt } }');
    expect(all.find(({ id }: any) => id === wallDevice.id).lastSeenAt).toBe(office.now().toString());
  });

  it('is nobody without the mark of its page, and the person signed in stays apart from it', async () => {
    const screen = await open((await create('Nebenan')).code);
    const { 'x-zuzweit-wall': _mark, ...unmarked } = screen;
    expect((await ask(unmarked)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const both: Record<string, string> = {
      ...leader.headers,
      ...screen,
      cookie: `${leader.headers['cookie']}; ${screen['cookie']}`,
    };
    expect((await ask(both)).data.wall.name).toBe('Nebenan');
    expect((await ask(both, '{ apiTokens { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { 'x-zuzweit-wall': _other, ...person } = both;
    expect((await ask(person, '{ viewer { name } }')).data.viewer.name).toBe('chefin');
  });

  it('is not opened by a code that is an hour old, or that a new one replaced', async () => {
    const first = await create('Alt');
    const second = await leader.act(RENEW, { id: first.wallDevice.id });
    const refused = async (code: string) =>
      (await office.nobody.ask(OPEN, { input: { code } })).data.openWall.errors[0]?.code;
    expect(await refused(first.code)).toBe('WRONG_CREDENTIALS');
    await office.advance({ minutes: 61 });
    expect(await refused(second.code)).toBe('WRONG_CREDENTIALS');
    expect(await refused('0000')).toBe('WRONG_CREDENTIALS');
  });

  it('goes dark when another one is opened in its place', async () => {
    const { code, wallDevice } = await create('Umzug');
    const old = await open(code);
    const next = await open((await leader.act(RENEW, { id: wallDevice.id })).code);
    expect((await ask(old)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(next)).data.wall.name).toBe('Umzug');
  });

  it('that was dark for three months needs a new code', async () => {
    const screen = await open((await create('Keller')).code);
    await office.sql(
      "update wall_device set last_seen_at = last_seen_at - interval '91 days' where name = 'Keller'",
    );
    expect((await ask(screen)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is kept by leadership and administration only, under a name', async () => {
    const admin = await office.account('technik', [['ADMINISTRATOR']]);
    expect((await admin.act(CREATE, { name: 'Technik', naming: 'ROLE' })).errors).toEqual([]);
    for (const other of [here.dispatcher, await office.token(['DISPATCH', 'FILE'])]) {
      const { errors } = await other.ask(CREATE, {
        input: { name: 'x', naming: 'NAME', idempotencyKey: crypto.randomUUID() },
      });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await leader.act(CREATE, { name: '  ', naming: 'ROLE' })).errors).toEqual([
      { code: 'INVALID', field: 'name' },
    ]);
  });

  it('is not guessed: tries of a network are counted before a code is looked at', async () => {
    await office.sql(
      `insert into sign_in_attempt (scope, key, window_start, count) values ('network', 'wall 127.0.0.0/24', ?::timestamptz, 60)
       on conflict (scope, key) do update set count = 60, window_start = excluded.window_start`,
      [office.now().toString()],
    );
    const { code } = await create('Gezählt');
    const refused = await office.nobody.ask(OPEN, { input: { code } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    await office.sql("delete from sign_in_attempt where key like 'wall %'");
    await open(code);
  });
});

describe('a wall in use', () => {
  const lines: Client[] = [];
  afterAll(async () => void (await Promise.all(lines.map((line) => line.dispose()))));
  /** The line of a screen, as its page opens it. */
  function socketOf({ cookie, origin }: Record<string, string>): Client {
    const line = createClient({
      url: `${office.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols, { headers: { cookie, origin } });
        }
      },
      connectionParams: { wall: true },
      retryAttempts: 0,
    });
    lines.push(line);
    return line;
  }

  it('hears that something moved, not of whom, and ends the moment it is shut', async () => {
    const { code, wallDevice } = await create('Live');
    const screen = await open(code);
    const { cursor } = (await ask(screen)).data.wall;
    const heard: unknown[] = [];
    const ended = Promise.withResolvers<unknown>();
    const first = Promise.withResolvers<void>();
    socketOf(screen).subscribe(
      { query: `subscription { wallChanged(after: "${cursor}") { cursor kind } }` },
      {
        next: ({ data }: any) => {
          heard.push(data.wallChanged.kind);
          first.resolve();
        },
        error: ended.resolve,
        complete: () => ended.resolve('complete'),
      },
    );
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: office.now().toString(),
      until: office.now().add({ hours: 8 }).toString(),
      professionalIds: here.people.slice(0, 2),
    });
    await office.settled();
    await first.promise;
    expect(heard).toContain('DUTY_SET');
    await leader.act(REVOKE, { id: wallDevice.id });
    await office.settled();
    expect(await ended.promise).toMatchObject({ code: 4401 });
    expect((await ask(screen)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await leader.act(RENEW, { id: wallDevice.id })).errors[0].code).toBe('WRONG_STATE');
  });

  it('names staff as the office chose, and anew when that changes', async () => {
    const { code, wallDevice } = await create('Namen', 'NAME');
    const screen = await open(code);
    const people = async () => (await ask(screen)).data.wall.duty.people;
    const names = await office.sql<{ name: string }>(
      `select p.name from duty_seat s join professional p on p.id = s.professional_id order by s.no`,
    );
    expect(await people()).toEqual(names.map(({ name }) => name));
    const rename = (naming: StaffNaming) => leader.act(CHANGE, { id: wallDevice.id, name: 'Namen', naming });
    await rename('INITIALS');
    for (const one of await people()) expect(one).toMatch(/^\p{Lu}\.( [\p{Lu}\d]\.)?$/u);
    await rename('ROLE');
    expect(await people()).toEqual(['Fachkraft', 'Fachkraft']);
  });

  it('counts exactly: one flag is one, with the clock of the one that waits longest', async () => {
    const screen = await open((await create('Zahlen')).code);
    const before = (await ask(screen)).data.wall.levels.find(({ level }: any) => level === 'ACUTE').open;
    const raised = await here.dispatcher.act(RAISE, {
      districtId: here.district,
      level: 'ACUTE',
      reasonCode: 'NEGLECT',
      text: 'Geheimnis der Familie Muster',
    });
    expect(raised.errors).toEqual([]);
    const { data } = await ask(screen);
    const acute = data.wall.levels.find(({ level }: any) => level === 'ACUTE');
    expect(acute).toMatchObject({ open: before + 1, untaken: before + 1, untakenSince: expect.any(String) });
    expect(data.wall.districts.find(({ id }: any) => id === here.district)).toMatchObject({
      highest: 'ACUTE',
      highestCount: before + 1,
    });
    expect(JSON.stringify(data)).not.toContain('Muster');
  });
});

describe('the right of a wall', () => {
  const wall: Viewer = { ...nobody('de'), kind: 'WALL', principal: 'wall:1', id: '1', naming: 'ROLE' };
  const OWN = ['Query.service', 'Query.wall', 'Mutation.openWall', 'Subscription.wallChanged'];

  it.each(Object.entries(OPERATIONS))('%s needs %s', (operation, right) => {
    expect(may(wall, right)).toBe(OWN.includes(operation));
  });

  it.each(Object.entries(FIELDS))('the guarded field %s is closed', (_field, { right }) => {
    expect(may(wall, right, { own: true, districtId: null })).toBe(false);
  });

  it('reaches nothing personal, and no flag, visit, household or person', () => {
    const schema = createSchema();
    const seen = new Set<string>();
    const walk = (type: GraphQLObjectType): void => {
      if (seen.has(type.name)) return;
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        expect(isPersonal(schema, type.name, field.name)).toBe(false);
        const below = getNamedType(field.type);
        if (isObjectType(below)) walk(below);
      }
    };
    for (const name of ['Wall', 'WallEvent', 'Service']) walk(schema.getType(name) as GraphQLObjectType);
    expect([...seen].sort()).toEqual(
      ['Gap', 'Service', 'Wall', 'WallDistrict', 'WallDuty', 'WallEvent', 'WallLevel'].sort(),
    );
  });
});
