// From due to done by two: each act as the table says, each refusal typed, and everybody hears of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { useOffice } from './support/office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 12, 3);
});

let planned = 0;
/** A new visit that is due in the first days of January. */
async function visit(more: Record<string, unknown> = {}): Promise<string> {
  planned += 1;
  const payload = await here.dispatcher.act(DO.plan, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', dueFrom: '2027-01-04T06:00:00Z', dueUntil: '2027-01-08T20:00:00Z',
    duration: 'PT60M', note: `Nr. ${planned}`, ...more,
  }); // prettier-ignore
  expect(payload.errors).toEqual([]);
  return payload.visit.id;
}
const members = (payload: any) => payload.visit.pair?.members.map(({ id }: { id: string }) => id) ?? null;
const pair = (a: number, b: number) => [here.people[a]!, here.people[b]!];
const assign = (visitId: string, professionalIds: string[], from: string, more = {}) =>
  here.dispatcher.act(DO.assign, { visitId, professionalIds, from, ...more });

describe('a pair', () => {
  it('is two different people, and the visit has a time', async () => {
    const payload = await assign(await visit(), pair(0, 1), at(8));
    expect(payload).toMatchObject({
      errors: [],
      visit: { state: 'ASSIGNED', version: 2, plannedFrom: at(8), plannedUntil: at(9) },
    });
    expect(members(payload)).toEqual(pair(0, 1));
    expect(payload.cursor).toMatch(/\./);
  });

  it.each([
    ['INVALID', () => [here.people[2]!]],
    ['INVALID', () => [here.people[2]!, here.people[3]!, here.people[4]!]],
    ['SAME_PERSON', () => [here.people[2]!, here.people[2]!]],
    ['NOT_FOUND', () => [here.people[2]!, crypto.randomUUID()]],
    ['NOT_FOUND', () => [here.people[2]!, 'nobody']],
  ])('is refused with %s when it is not two who exist', async (code, people) => {
    const id = await visit();
    const payload = await assign(id, people(), at(8));
    expect([codeOf(payload), payload.errors[0].field, payload.visit]).toEqual([
      code,
      'professionalIds',
      null,
    ]);
    expect(await office.sql('select count(*)::int as n from seat where visit_id = ?', [id])).toEqual([
      { n: 0 },
    ]);
  });

  it('cannot be where one of them is taken: the refusal names the interval with travel', async () => {
    await assign(await visit(), pair(2, 3), at(10));
    const payload = await assign(await visit(), pair(3, 4), at(11));
    expect(payload.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      field: 'professionalIds',
      details: { busyFrom: at(9, 45), busyUntil: at(11, 15) },
    });
    expect(codeOf(await assign(await visit(), pair(3, 4), at(11, 30)))).toBe(null);
  });

  it('may be put together for a time that has begun, not for one that is over: who is late goes too', async () => {
    const id = await visit({ dueFrom: office.now().toString(), dueUntil: '2027-01-08T20:00:00Z' });
    const ago = (minutes: number) => office.now().subtract({ minutes }).toString();
    expect(codeOf(await assign(id, pair(0, 1), ago(60)))).toBe('IN_THE_PAST');
    expect(codeOf(await assign(id, pair(0, 1), ago(30)))).toBe(null);
    const moved = await here.dispatcher.act(DO.move, { visitId: id, from: at(15) });
    expect(codeOf(moved)).toBe(null);
    expect(codeOf(await here.dispatcher.act(DO.move, { visitId: id, from: ago(30) }))).toBe(null);
    await here.dispatcher.act(DO.release, { visitId: id });
  });

  it('is not moved by a word that says nothing', async () => {
    const payload = await here.dispatcher.act(DO.move, { visitId: await visit() });
    expect(payload).toMatchObject({ visit: null, errors: [{ code: 'INVALID', field: 'from' }] });
  });

  it('is reassigned in one step; who accepted this very time and stays keeps the acceptance', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(12));
    await (await here.of(0)).act(DO.accept, { visitId: id });
    const kept = await assign(id, pair(2, 0), at(12));
    expect([members(kept).sort(), kept.visit.acceptedBy]).toEqual([
      pair(0, 2).sort(),
      [{ id: here.people[0] }],
    ]);
    const moved = await assign(id, pair(2, 0), at(13));
    expect(moved.visit.acceptedBy).toEqual([]);
  });

  it('keeps the one who stays when the other is swapped, and refuses who is no member or already one', async () => {
    const id = await visit();
    await assign(id, pair(5, 6), at(8));
    await (await here.of(5)).act(DO.accept, { visitId: id });
    const swapped = await here.dispatcher.act(DO.swap, {
      visitId: id,
      leave: here.people[6],
      join: here.people[7],
    });
    expect(swapped).toMatchObject({
      errors: [],
      visit: { state: 'ASSIGNED', acceptedBy: [{ id: here.people[5] }] },
    });
    expect(members(swapped)).toEqual(pair(5, 7));
    expect(
      codeOf(
        await here.dispatcher.act(DO.swap, { visitId: id, leave: here.people[6], join: here.people[8] }),
      ),
    ).toBe('INVALID');
    expect(
      codeOf(
        await here.dispatcher.act(DO.swap, { visitId: id, leave: here.people[7], join: here.people[5] }),
      ),
    ).toBe('SAME_PERSON');
    // Whoever left is free again.
    expect(codeOf(await assign(await visit(), pair(6, 8), at(8)))).toBe(null);
  });

  it('moves as a whole, acceptances fall, and is released as a whole', async () => {
    const id = await visit();
    await assign(id, pair(9, 10), at(8));
    await (await here.of(9)).act(DO.accept, { visitId: id });
    const moved = await here.dispatcher.act(DO.move, { visitId: id, from: at(9), duration: 'PT90M' });
    expect(moved).toMatchObject({
      errors: [],
      visit: { state: 'ASSIGNED', plannedFrom: at(9), plannedUntil: at(10, 30), acceptedBy: [] },
    });
    const released = await here.dispatcher.act(DO.release, { visitId: id });
    expect(released).toMatchObject({ errors: [], visit: { state: 'DUE', pair: null, plannedFrom: null } });
    expect(codeOf(await here.dispatcher.act(DO.release, { visitId: id }))).toBe('WRONG_STATE');
    expect(codeOf(await assign(await visit(), pair(9, 10), at(9)))).toBe(null);
  });

  it('is not put on by somebody who saw an older version, or into the past', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(16), { expectedVersion: 1 });
    const stale = await assign(id, pair(0, 2), at(16), { expectedVersion: 1 });
    expect(stale.errors[0]).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    expect(codeOf(await assign(id, pair(0, 1), '2026-11-20T08:00:00Z'))).toBe('IN_THE_PAST');
  });

  it('is assigned once for one key, and another input with that key is refused', async () => {
    const id = await visit();
    const idempotencyKey = crypto.randomUUID();
    const first = await assign(id, pair(3, 4), at(18), { idempotencyKey });
    const again = await assign(id, pair(3, 4), at(18), { idempotencyKey });
    expect(again).toEqual(first);
    expect(codeOf(await assign(id, pair(3, 5), at(18), { idempotencyKey }))).toBe('IDEMPOTENCY_MISMATCH');
  });
});

describe('the two themselves', () => {
  it('accept, start and finish each in the own sign-in; DONE when both have', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(6));
    const [a, b] = [await here.of(0), await here.of(1)];
    expect(await a.act(DO.accept, { visitId: id })).toMatchObject({
      visit: { state: 'ASSIGNED', acceptedBy: [{ id: here.people[0] }] },
    });
    expect(codeOf(await a.act(DO.accept, { visitId: id }))).toBe('WRONG_STATE');
    expect(codeOf(await (await here.of(2)).act(DO.accept, { visitId: id }))).toBe('FORBIDDEN');
    expect(await refusedTo(here.dispatcher, DO.accept, { visitId: id })).toBe('FORBIDDEN');
    expect(await b.act(DO.accept, { visitId: id })).toMatchObject({ visit: { state: 'ACCEPTED' } });
    expect(codeOf(await a.act(DO.finish, { visitId: id }))).toBe('WRONG_STATE');
    expect(await b.act(DO.start, { visitId: id })).toMatchObject({
      errors: [],
      visit: { state: 'UNDER_WAY' },
    });
    expect(await a.act(DO.finish, { visitId: id, childSafeNow: 'NO' })).toMatchObject({
      visit: { state: 'UNDER_WAY', finishedBy: [{ id: here.people[0] }] },
    });
    expect(await b.act(DO.finish, { visitId: id, childSafeNow: 'YES' })).toMatchObject({
      errors: [],
      visit: { state: 'DONE' },
    });
    expect((await office.sql('select child_safe_now from visit where id = ?', [id]))[0]).toEqual({
      child_safe_now: 'NO',
    });
    expect(codeOf(await assign(id, pair(0, 1), at(7)))).toBe('WRONG_STATE');
  });

  it('tell what they did without reception: up to 72 hours back, never ahead', async () => {
    const id = await visit();
    await assign(id, pair(4, 5), at(6));
    const a = await here.of(4);
    const later = office.now().add({ hours: 1 }).toString();
    const long = office.now().subtract({ hours: 73 }).toString();
    expect((await a.act(DO.start, { visitId: id, occurredAt: later })).errors[0]).toMatchObject({
      code: 'INVALID',
      field: 'occurredAt',
    });
    expect(codeOf(await a.act(DO.start, { visitId: id, occurredAt: long }))).toBe('INVALID');
    const early = office.now().subtract({ minutes: 1 }).toString();
    expect(codeOf(await a.act(DO.start, { visitId: id, occurredAt: early }))).toBe('INVALID');
    await office.advance({ hours: 6 });
    const before = office.now().subtract({ hours: 5 }).toString();
    expect(codeOf(await a.act(DO.start, { visitId: id, occurredAt: before }))).toBe(null);
    expect(
      codeOf(
        await a.act(DO.finish, { visitId: id, occurredAt: office.now().subtract({ hours: 6 }).toString() }),
      ),
    ).toBe('END_BEFORE_START');
    const [fact] = await office.sql(
      "select occurred_at::text as at from event where subject_id = ? and kind = 'VISIT_STARTED'",
      [id],
    );
    expect(Temporal.Instant.from((fact as any).at).toString()).toBe(before);
  });
});
