// Paper entered afterwards: its own times and people, always two, all lines or none, each once, and nothing the clock says too late.
import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catchUp } from '#cli/catch-up/catch-up';
import { ImportRefused } from '#cli/import/problems';
import { CALL } from './support/duty-documents';
import { type Asker, useOffice } from './support/office';
import { latin } from './support/import-folder';
import { HEAD, night, row } from './support/paper-night';
import { type SmallTown, smallTown } from './support/small-town';
import { DO } from './support/town';

/** Tuesday evening; the outage is from 22:00 to 07:00. */
const office = useOffice({ now: Temporal.Instant.from('2026-11-24T21:00:00+01:00') });
const folder = mkdtempSync(join(tmpdir(), 'zuzweit-paper-'));
const path = join(folder, 'nacht.csv');
const at = (text: string) => Temporal.Instant.from(`${text}:00+01:00`).toString();
let town: SmallTown;
let dispatcher: Asker;
let before: { id: string; reference: string };

const RAISE = `mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference } errors { code field } } }`;
const write = (rows: Record<string, string>[], bytes = (text: string): string | Uint8Array => text) =>
  writeFileSync(path, bytes(HEAD + rows.map(row).join('')));
const enter = (apply = true) => catchUp(office.office.store, { path, apply });
const refused = async () => {
  const failure = await enter().catch((error: unknown) => error);
  if (!(failure instanceof ImportRefused)) throw failure;
  return failure.problems.map(({ line, column, code }) => `${line} ${column} ${code}`);
};
const facts = () =>
  office.sql<{ n: number }>('select count(*)::integer as n from event').then(([one]) => one!.n);

beforeAll(async () => {
  town = await smallTown(office);
  dispatcher = await office.account('disposition', [['DISPATCHER']]);
  await office.account('ada', [['PROFESSIONAL']], town.people[0]);
  await office.account('bo', [['PROFESSIONAL']], town.people[1]);
  await office.account('cem', [['PROFESSIONAL']], town.people[2]);
  await office.sql('update account set demo = true');
  await dispatcher.act(CALL.set, {
    kind: 'ON_CALL', from: at('2026-11-24T21:30'), until: at('2026-11-25T08:00'), professionalIds: town.people.slice(0, 2),
  }); // prettier-ignore
  before = (await dispatcher.act(RAISE, { districtId: town.north, level: 'HIGH', reasonCode: 'NEGLECT', text: 'Erfunden.' })).riskFlag; // prettier-ignore
  // Nobody can enter anything until the morning; then the clock has already spoken.
  await office.advance({ hours: 11 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a night on paper', () => {
  test('is looked at first and changes nothing', async () => {
    write(night(), latin);
    const n = await facts();
    const lines = await enter(false);
    expect(lines.map(({ what }) => what)).toEqual(Array.from({ length: 6 }, () => 'NEW'));
    expect(lines[0]!.text).toMatch(/25 Nov 02:10 FLAG_RAISED F-\d+ by ada/);
    expect(await facts()).toBe(n);
  });

  test('is written as the printed example', async () => {
    const example = join(import.meta.dirname, '../../../docs/catch-up-example/night.csv');
    const lines = await catchUp(office.office.store, { path: example, apply: false });
    expect(lines.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('comes in with its own times and people, by two, and every fact says that it was caught up', async () => {
    await enter();
    await office.settled();
    const [visit] = await office.sql<Record<string, unknown>>(
      `select v.state, v.child_safe_now, v.started_at::text, v.finished_at::text, v.missed_at, v.updated_at >= ?::timestamptz as now,
         (select count(*)::integer from seat s where s.visit_id = v.id and s.finished_at is not null) as signed, f.state as flag, f.raised_at::text, f.untaken_since, f.raised_by_name
       from visit v join risk_flag f on f.id = v.flag_id`,
      [office.now().toString()],
    );
    expect(visit).toMatchObject({
      state: 'DONE', child_safe_now: 'NO', started_at: '2026-11-25 01:41:00+00', finished_at: '2026-11-25 02:35:00+00', missed_at: null,
      now: true, signed: 2, flag: 'ACKNOWLEDGED', raised_at: '2026-11-25 01:10:00+00', untaken_since: null, raised_by_name: 'ada',
    }); // prettier-ignore
    const entered = await office.sql<Record<string, unknown>>(
      `select kind, actor, facts ->> 'caughtUp' as who, occurred_at < recorded_at as past from event join event_payload using (seq) where facts ->> 'caughtUp' is not null order by seq`,
    );
    expect(entered).toHaveLength(8);
    expect(entered.every(({ actor, past }) => actor === 'system:catch-up' && past)).toBe(true);
    expect(entered[0]).toMatchObject({ kind: 'RISK_FLAG_RAISED', who: 'ada' });
    const [fact] = (await dispatcher.get(
      '{ recentFacts(first: 50, kinds: [RISK_FLAG_RAISED]) { caughtUp occurredAt } }',
    )) as any[];
    expect(fact).toEqual({ caughtUp: 'ada', occurredAt: '2026-11-25T01:10:00Z' });
    const look = await dispatcher.get(
      'query ($since: DateTime) { lookBack(since: $since) { visits(first: 9) { done } caughtUp(first: 2) { totalCount nodes { kind occurredAt by reference } } } }',
      { since: office.now().toString() },
    );
    // Told to whoever looks back from this morning, although it was in the night.
    expect(look.caughtUp).toMatchObject({
      totalCount: 8,
      nodes: [{ kind: 'RISK_FLAG_RAISED', by: 'ada' }, {}],
    });
  });

  test('is entered once: the same file again changes nothing, other words under the same number are refused', async () => {
    const n = await facts();
    expect((await enter()).every(({ what }) => what === 'SAME')).toBe(true);
    expect(await facts()).toBe(n);
    write([{ ...night()[0]!, level: 'LOW' }]);
    expect(await refused()).toEqual(['2 id DUPLICATE']);
  });

  test('and what the clock called untaken was taken in time', async () => {
    const [late] = await office.sql<Record<string, unknown>>(
      'select untaken_since is not null as untaken from risk_flag where id = ?',
      [before.id],
    );
    expect(late!['untaken']).toBe(true);
    write([
      {
        id: 'N7',
        what: 'FLAG_TAKEN',
        at: '24.11.2026 22:05',
        by: 'bo',
        about: before.reference,
        next_step: 'CALL',
        next_due: '25.11.2026 09:00',
      },
    ]);
    // The shift of who took it ends at eight: until then it was taken, from then on nobody has it.
    await enter();
    const [now] = await office.sql<Record<string, unknown>>(
      'select state, acknowledged_by_name, untaken_since, overdue_at from risk_flag where id = ?',
      [before.id],
    );
    expect(now).toEqual({
      state: 'ACKNOWLEDGED',
      acknowledged_by_name: 'bo',
      untaken_since: null,
      overdue_at: null,
    });
  });
});

describe('a visit that the clock called missed', () => {
  test('was made: it is done and no longer missed', async () => {
    const visit = (
      await dispatcher.act(DO.plan, {
        districtId: town.north, kind: 'RISK_VISIT', urgency: 'U1', duration: 'PT60M', dueFrom: office.now().toString(), dueUntil: office.now().add({ hours: 3 }).toString(),
      })
    ).visit; // prettier-ignore
    await dispatcher.act(DO.assign, {
      visitId: visit.id,
      professionalIds: town.people.slice(0, 2),
      from: at('2026-11-25T09:00'),
    });
    await office.advance({ hours: 5 });
    const state = async () =>
      (
        await office.sql<Record<string, unknown>>('select state, missed_at from visit where id = ?', [
          visit.id,
        ])
      )[0]!;
    expect((await state())['state']).toBe('MISSED');
    write([
      { id: 'T1', what: 'VISIT_STARTED', at: '2026-11-25 09:05', by: 'ada', about: visit.reference },
      {
        id: 'T2',
        what: 'VISIT_FINISHED',
        at: '2026-11-25 10:00',
        by: 'ada|bo',
        about: visit.reference,
        child_safe: 'YES',
      },
    ]);
    await enter();
    expect(await state()).toEqual({ state: 'DONE', missed_at: null });
  });
});

describe('refused, all of it, with line and column', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'one person alone',
      {
        id: 'X',
        what: 'VISIT_ASSIGNED',
        at: '2026-11-25 02:50',
        by: 'ada',
        about: 'B-1',
        pair: 'ada',
        from: '2026-11-25 03:00',
      },
      '3 about REFUSED',
    ],
    [
      'the future',
      {
        id: 'X',
        what: 'FLAG_RAISED',
        at: '2026-12-25 02:50',
        by: 'ada',
        district: 'nord',
        level: 'LOW',
        reason: 'NEGLECT',
        text: 'x',
      },
      '3 at REFUSED',
    ],
    [
      'nobody',
      {
        id: 'X',
        what: 'FLAG_RAISED',
        at: '2026-11-25 02:50',
        by: 'zoe',
        district: 'nord',
        level: 'LOW',
        reason: 'NEGLECT',
        text: 'x',
      },
      '3 by REFUSED',
    ],
    [
      'no district',
      {
        id: 'X',
        what: 'FLAG_RAISED',
        at: '2026-11-25 02:50',
        by: 'ada',
        district: 'west',
        level: 'LOW',
        reason: 'NEGLECT',
        text: 'x',
      },
      '3 district REFUSED',
    ],
    [
      'what is missing',
      { id: 'X', what: 'FLAG_TAKEN', at: '2026-11-25 02:50', by: 'ada', about: 'F-1', next_step: 'CALL' },
      '3 next_due MISSING',
    ],
    [
      'a right nobody had',
      {
        id: 'X',
        what: 'VISIT_PLANNED',
        at: '2026-11-25 02:50',
        by: 'cem',
        district: 'nord',
        kind: 'RISK_VISIT',
        urgency: 'U1',
        due_until: '2026-11-25 05:00',
      },
      '3 district REFUSED',
    ],
  ])('%s', async (_, bad, problem) => {
    const good = {
      id: 'G',
      what: 'FLAG_RAISED',
      at: '2026-11-25 02:00',
      by: 'ada',
      district: 'sued',
      level: 'LOW',
      reason: 'NEGLECT',
      text: 'Gut.',
    };
    write([good, bad]);
    const n = await facts();
    expect(await refused()).toEqual([problem]);
    expect(await facts()).toBe(n);
  });

  test('one person on both seats, or one alone, on a visit that is there', async () => {
    const plan = {
      id: 'P',
      what: 'VISIT_PLANNED',
      at: '2026-11-25 04:00',
      by: 'ada',
      district: 'nord',
      kind: 'RISK_VISIT',
      urgency: 'U1',
      due_until: '2026-11-26 05:00',
    };
    for (const [pair] of [['ada'], ['ada|ada'], ['ada|bo|cem']] as const) {
      write([
        plan,
        {
          id: 'Q',
          what: 'VISIT_ASSIGNED',
          at: '2026-11-25 04:01',
          by: 'ada',
          about: 'P',
          pair,
          from: '2026-11-25 05:00',
        },
      ]);
      expect(await refused()).toEqual(['3 pair REFUSED']);
    }
    expect(await office.sql('select 1 from seat group by visit_id having count(*) <> 2')).toEqual([]);
  });
});
