// Appointments by hand: who may enter them, what they may not lie over, what of them is told.
import { beforeAll, describe, expect, it } from 'vitest';
import { ADD, CHANGE, REMOVE, CALENDARS, appointmentDesk } from './support/appointment-documents';
import { CALL } from './support/duty-documents';
import { useOffice } from './support/office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice({ now: Temporal.Instant.from('2027-01-04T07:00:00Z') });
let here: Town;
beforeAll(async () => {
  here = await town(office, 16, 1);
});
const { add, list, lane, facts, visit } = appointmentDesk(office, () => here);

describe('an appointment', () => {
  it('takes the time, stands in the lane, moves and goes; each is told without its place', async () => {
    const { appointment, errors } = await add(0, at(9), at(10), { place: ' Amtsgericht ' });
    expect(errors).toEqual([]);
    expect(appointment).toMatchObject({
      kind: 'COURT',
      place: 'Amtsgericht',
      takesTime: true,
      fromCalendar: false,
    });
    expect(await lane(0)).toEqual([{ kind: 'APPOINTMENT', from: at(9), until: at(10), onlyWarns: false }]);
    const moved = await here.dispatcher.act(CHANGE, {
      id: appointment.id,
      expectedVersion: 1,
      from: at(11),
      until: at(12),
      kind: 'TRAINING',
    });
    expect(moved.appointment).toMatchObject({
      from: at(11),
      until: at(12),
      kind: 'TRAINING',
      place: 'Amtsgericht',
      version: 2,
    });
    const late = await here.dispatcher.act(CHANGE, { id: appointment.id, expectedVersion: 1, kind: 'OTHER' });
    expect(late.errors[0]).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    expect((await here.dispatcher.act(REMOVE, { id: appointment.id })).id).toBe(appointment.id);
    expect(await list(0)).toEqual([]);
    expect(await lane(0)).toEqual([]);
    const told = [
      ...(await facts('APPOINTMENT_ADDED')),
      ...(await facts('APPOINTMENT_CHANGED')),
      ...(await facts('APPOINTMENT_REMOVED')),
    ];
    expect(told.map((one) => one.facts.change.map(({ field }: any) => field))).toEqual([
      ['from', 'until', 'kind'],
      ['from', 'until', 'kind'],
      ['from', 'until', 'kind'],
    ]);
    expect(JSON.stringify(told)).not.toContain('Amtsgericht');
  });

  it('is refused over a visit, a duty, an absence or another, naming the time in the way; and visits over it', async () => {
    await visit(1, 2, at(9));
    const onVisit = await add(1, at(9, 30), at(11));
    expect(onVisit.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      field: 'from',
      details: { busyFrom: at(8, 45), busyUntil: at(10, 15) },
    });
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: at(16),
      until: at(22),
      professionalIds: [here.people[1], here.people[3]],
    });
    expect(codeOf(await add(1, at(21), at(23)))).toBe('PERSON_BUSY');
    expect(codeOf(await add(1, at(12), at(13)))).toBe(null);
    expect(codeOf(await add(1, at(12, 30), at(14)))).toBe('PERSON_BUSY');
    await here.dispatcher.act(CALL.sick, { professionalId: here.people[4], from: at(8) });
    expect(codeOf(await add(4, at(9), at(10)))).toBe('PERSON_BUSY');
    await add(5, at(9), at(10));
    const planned = await here.dispatcher.act(DO.plan, {
      districtId: here.district,
      kind: 'FOLLOW_UP',
      urgency: 'U2',
      dueFrom: at(6),
      dueUntil: at(20),
      duration: 'PT60M',
    });
    const put = await here.dispatcher.act(DO.assign, {
      visitId: planned.visit.id,
      professionalIds: [here.people[5], here.people[6]],
      from: at(9),
    });
    expect(put.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      details: { busyFrom: at(9), busyUntil: at(10) },
    });
  });

  it('belongs to dispatcher, lead of the district, leadership and the person', async () => {
    const values = { from: at(18), until: at(19), kind: 'OTHER' };
    const mine = await here.of(7);
    expect(codeOf(await mine.act(ADD, { ...values, professionalId: here.people[7] }))).toBe(null);
    expect(await refusedTo(mine, ADD, { ...values, professionalId: here.people[8] })).toBe('FORBIDDEN');
    const leadership = await here.account('leitung', [['LEADERSHIP']]);
    const lead = await here.account('lead', [['LEAD', here.district]]);
    const administrator = await here.account('verwaltung', [['ADMINISTRATOR']]);
    expect(codeOf(await leadership.act(ADD, { ...values, professionalId: here.people[8] }))).toBe(null);
    expect(codeOf(await lead.act(ADD, { ...values, professionalId: here.people[9] }))).toBe(null);
    expect(await refusedTo(administrator, ADD, { ...values, professionalId: here.people[9] })).toBe(
      'FORBIDDEN',
    );
    expect(
      (await (await office.token(['DISPATCH'])).ask(CALENDARS, { id: here.people[7] })).errors?.[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await mine.ask(CALENDARS, { id: here.people[8] })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it.each([
    ['an end before the beginning', { from: at(10), until: at(9) }, 'END_BEFORE_START'],
    ['the past', { from: '2027-01-03T09:00:00Z', until: '2027-01-03T10:00:00Z' }, 'IN_THE_PAST'],
    ['three weeks', { from: at(9), until: '2027-01-27T09:00:00Z' }, 'INVALID'],
    ['two years ahead', { from: '2029-01-05T09:00:00Z', until: '2029-01-05T10:00:00Z' }, 'INVALID'],
    ['a place that is a novel', { place: 'x'.repeat(121) }, 'INVALID'],
    ['nobody', { professionalId: crypto.randomUUID() }, 'NOT_FOUND'],
  ])('of %s is refused', async (_what, wrong, code) => {
    expect(codeOf(await add(10, at(9), at(10), wrong))).toBe(code);
    expect(await list(10)).toEqual([]);
  });

  it('released by an absence and removed meanwhile does not stop its end', async () => {
    const { appointment } = await add(10, at(9), at(10));
    const { absence } = await here.dispatcher.act(CALL.sick, {
      professionalId: here.people[10],
      from: at(8),
      until: at(20),
    });
    expect(await list(10)).toMatchObject([{ takesTime: false, releasedAt: expect.any(String) }]);
    await here.dispatcher.act(REMOVE, { id: appointment.id });
    expect(
      codeOf(await here.dispatcher.act(CALL.back, { id: absence.id, until: at(8), restore: true })),
    ).toBe(null);
    expect(await list(10)).toEqual([]);
  });
});
