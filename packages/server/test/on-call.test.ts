// Every instant has a pair that answers or an open alarm; who is woken by it hears of it once, signed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '#kernel/viewer';
import type { Due } from '#live/due';
import { alertsDue } from '#on-call/alerts';
import { post, signer } from '#platform/webhook';
import { CALL } from './support/duty-documents';
import { MONDAY, useOffice } from './support/office';
import { codeOf, refusedTo, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 8, 1);
});

const hour = (n: number) => MONDAY.add({ hours: n }).toString();
const pair = (a: number, b: number) => [here.people[a]!, here.people[b]!];
const set = (from: number, until: number, people: string[], by = here.dispatcher, kind = 'ON_CALL') =>
  by.act(CALL.set, { kind, from: hour(from), until: hour(until), professionalIds: people });
const facts = async (kind: string) =>
  (await office.sql<{ n: number }>('select count(*)::int as n from event where kind = ?', [kind]))[0]!.n;

describe('a duty', () => {
  it('has two different people, and answers who, until when and who next', async () => {
    const first = await set(0, 12, pair(0, 1));
    expect(first).toMatchObject({ errors: [], duty: { complete: true, from: hour(0), until: hour(12) } });
    await set(12, 24, pair(2, 3));
    const status = await here.dispatcher.get(CALL.now, {});
    expect([status.now.id, status.next.pair.members.map(({ id }: any) => id)]).toEqual([
      first.duty.id,
      pair(2, 3),
    ]);
    expect(status.gap).toMatchObject({ from: hour(24), half: false });
  });

  it.each([
    ['SAME_PERSON', () => [here.people[4]!, here.people[4]!]],
    ['INVALID', () => [here.people[4]!]],
    ['INVALID', () => here.people.slice(4, 7)],
    ['NOT_FOUND', () => [here.people[4]!, crypto.randomUUID()]],
  ])('is refused with %s when it is not two who exist', async (code, people) => {
    expect(codeOf(await set(30, 36, people()))).toBe(code);
  });

  it('cannot be held by somebody in another duty; the refusal names the interval', async () => {
    const payload = await set(6, 10, pair(1, 5), here.dispatcher, 'DUTY_DESK');
    expect(payload.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      details: { busyFrom: hour(0), busyUntil: hour(12) },
    });
    expect(codeOf(await set(36, 30, pair(4, 5)))).toBe('END_BEFORE_START');
    expect(codeOf(await set(-30, -20, pair(4, 5)))).toBe('IN_THE_PAST');
  });

  it('gives whoever sits in it now the rights of duty, and lets them leave the own seat only', async () => {
    const sitting = await here.of(0);
    expect(await sitting.get('{ viewer { roles onDuty } }')).toMatchObject({
      onDuty: true,
      roles: expect.arrayContaining(['DUTY']),
    });
    expect(codeOf(await set(12, 24, pair(0, 4), sitting))).toBe('FORBIDDEN');
    const { id } = (await here.dispatcher.get(CALL.now)).now;
    expect(await refusedTo(sitting, CALL.clear, { id })).toBe('FORBIDDEN');
    const left = await set(0, 12, pair(1, 6), sitting);
    expect(left.duty.pair.members.map(({ id }: any) => id)).toEqual(pair(1, 6));
    expect((await sitting.get('{ viewer { onDuty } }')).onDuty).toBe(false);
    expect(
      await refusedTo(sitting, CALL.set, {
        kind: 'ON_CALL',
        from: hour(0),
        until: hour(12),
        professionalIds: pair(4, 5),
      }),
    ).toBe('FORBIDDEN');
  });
});

describe('the clock', () => {
  it('hands over once, at the moment it happens', async () => {
    await office.settled();
    expect(await facts('ON_CALL_HANDED_OVER')).toBe(1);
    await office.advance({ hours: 13 });
    await here.again();
    expect(await facts('ON_CALL_HANDED_OVER')).toBe(2);
    const [fact] = await office.sql<{ at: string }>(
      "select occurred_at::text as at from event where kind = 'ON_CALL_HANDED_OVER' order by seq desc limit 1",
    );
    expect(Temporal.Instant.from(fact!.at).toString()).toBe(hour(12));
  });

  it('opens one alarm for a gap, however it moves, another for half a pair, and closes what is filled', async () => {
    expect(await facts('ON_CALL_GAP_OPENED')).toBe(1);
    await set(24, 48, pair(0, 1));
    await office.settled();
    expect([await facts('ON_CALL_GAP_OPENED'), await facts('ON_CALL_GAP_CLOSED')]).toEqual([1, 0]);
    await here.dispatcher.act(CALL.sick, { professionalId: here.people[0], from: hour(20), until: hour(30) });
    await office.settled();
    expect((await here.dispatcher.get(CALL.now, {})).gap).toMatchObject({
      from: hour(24),
      until: hour(48),
      half: true,
    });
    expect([await facts('ON_CALL_GAP_OPENED'), await facts('ON_CALL_GAP_CLOSED')]).toEqual([2, 0]);
    expect(codeOf(await set(24, 48, pair(1, 5)))).toBe(null);
    await office.settled();
    expect(await facts('ON_CALL_GAP_CLOSED')).toBe(1);
  });

  it('splits an alarm where a duty is cleared within a filled time', async () => {
    const { duties } = {
      duties: await here.dispatcher.get(`{ duties(from: "${hour(24)}", until: "${hour(48)}") { id } }`),
    };
    expect(await here.dispatcher.act(CALL.clear, { id: duties[0].id })).toMatchObject({
      errors: [],
      duty: { complete: false, pair: { members: [] } },
    });
    await office.settled();
    const open = await office.sql(
      'select half, lower(during)::text as from from gap_alarm where closed_at is null',
    );
    expect(open).toHaveLength(1);
    await set(36, 40, pair(4, 5));
    await office.settled();
    expect(await office.sql('select half from gap_alarm where closed_at is null')).toHaveLength(2);
  });
});

describe('an alert', () => {
  const heard: { body: string; signature: string }[] = [];
  const posts: Promise<void>[] = [];
  let deaf = true;
  let jobs: Due[];
  /** Who is to be woken: a server of its own, at first one that answers 503. */
  const pager = createServer((request, response) => {
    void text(request).then((body) => {
      if (!deaf) heard.push({ body, signature: String(request.headers['x-zuzweit-signature']) });
      response.writeHead(deaf ? 503 : 204).end();
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => pager.listen(0, '127.0.0.1', resolve));
    jobs = alertsDue({
      url: `http://127.0.0.1:${(pager.address() as AddressInfo).port}/hook`,
      sign: signer('a secret of the office'),
      log: () => undefined,
      post: (...letter) => {
        const posted = post(...letter);
        posts.push(posted);
        return posted;
      },
    }) as unknown as Due[];
  });
  afterAll(() => void pager.close());
  /** What the scheduler does, once. */
  async function round(): Promise<void> {
    for (const job of jobs) {
      const items = await office.office.store.read(system(job.name), (unit) => job.dueBefore(unit));
      for (const item of items)
        await office.office.store.write(system(job.name), (unit) => job.act(unit, item));
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.allSettled(posts.splice(0));
    }
  }

  it('is posted with ids, level, reference and time, signed, again until it is heard, and then no more', async () => {
    const [reason] = await office.sql<{ code: string }>('select code from risk_flag_reason limit 1');
    const raised = await here.dispatcher.act(
      'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference } errors { code } } }',
      { districtId: here.district, level: 'ACUTE', reasonCode: reason!.code, text: 'Streng vertraulich' },
    );
    await round();
    await round();
    expect(heard).toEqual([]);
    const waiting = await office.sql<{ attempts: number; last_error: string }>(
      "select attempts, last_error from alert where subject_type = 'RISK_FLAG'",
    );
    expect(waiting).toEqual([{ attempts: 1, last_error: 'status 503' }]);
    deaf = false;
    await round();
    expect(heard).toEqual([]);
    await office.advance({ seconds: 10 });
    await round();
    await round();
    const flag = heard
      .map(({ body }) => JSON.parse(body))
      .filter((body) => body.kind === 'RISK_FLAG_UNTAKEN');
    expect(flag).toMatchObject([{ level: 'ACUTE', reference: raised.riskFlag.reference }]);
    expect(Object.keys(flag[0]).sort()).toEqual([
      'half',
      'id',
      'kind',
      'level',
      'reference',
      'since',
      'until',
    ]);
    expect(heard.every(({ body, signature }) => signature === signer('a secret of the office')(body))).toBe(
      true,
    );
    expect(heard.filter(({ body }) => body.includes('ON_CALL_GAP'))).toHaveLength(2);
    const before = heard.length;
    await office.advance({ hours: 1 });
    await round();
    await round();
    expect(heard).toHaveLength(before);
    expect(await office.sql('select 1 from alert where delivered_at is null')).toEqual([]);
  });
});

describe('a subscription to the duty', () => {
  it('hears who is on duty as soon as it changes', async () => {
    const { cursor } = await set(50, 52, pair(0, 1));
    const events = here.dispatcher.socket().iterate<any>({
      query:
        'subscription ($after: Cursor) { onCallChanged(after: $after) { kind onCall { ahead { id complete pair { members { id } } } } } }',
      variables: { after: cursor },
    });
    const first = events.next();
    const { duty } = await set(52, 54, pair(2, 3));
    const { kind, onCall } = (await first).value.data.onCallChanged;
    expect(kind).toBe('DUTY_SET');
    expect(onCall.ahead.find(({ id }: any) => id === duty.id)).toEqual({
      id: duty.id,
      complete: true,
      pair: { members: pair(2, 3).map((id) => ({ id })) },
    });
    await events.return!();
  });
});

describe('what one does with a duty', () => {
  it('is taken back one seat at a time: who was alone before is alone again', async () => {
    const { duty } = await set(72, 80, pair(0, 1));
    const back = await here.dispatcher.act(CALL.clear, { id: duty.id, professionalId: here.people[1] });
    expect(back.duty.pair.members.map(({ id }: any) => id)).toEqual([here.people[0]]);
    const stranger = { id: duty.id, professionalId: here.people[7] };
    expect(codeOf(await here.dispatcher.act(CALL.clear, stranger))).toBe('NOT_FOUND');
    await here.dispatcher.act(CALL.clear, { id: duty.id });
  });

  it('never makes a duty disappear that somebody was told of', async () => {
    const idempotencyKey = crypto.randomUUID();
    const first = await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: hour(84),
      until: hour(90),
      professionalIds: pair(0, 1),
      idempotencyKey,
    });
    await here.dispatcher.act(CALL.clear, { id: first.duty.id });
    const other = await set(83, 91, pair(2, 3));
    expect(other.duty.id).toBe(first.duty.id);
    const again = await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: hour(84),
      until: hour(90),
      professionalIds: pair(0, 1),
      idempotencyKey,
    });
    expect([again.duty.id, again.cursor]).toEqual([first.duty.id, first.cursor]);
  });

  it('hands over to who was on call beside the desk when the desk ends', async () => {
    await here.again();
    await set(100, 104, pair(0, 1), here.dispatcher, 'DUTY_DESK');
    await set(102, 108, pair(2, 3));
    await office.advance(MONDAY.add({ hours: 105 }).since(office.now()));
    const told = await office.sql<{ at: string }>(
      `select occurred_at::text as at from event where kind = 'ON_CALL_HANDED_OVER' and occurred_at >= ?::timestamptz order by seq`,
      [hour(100)],
    );
    expect(told.map(({ at }) => Temporal.Instant.from(at).toString())).toEqual([hour(100), hour(104)]);
  });
});
