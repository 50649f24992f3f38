// A sick note never fails: what it hits is released and listed, the most urgent first, and comes back where it can.
import { beforeAll, describe, expect, it } from 'vitest';
import { CALL } from './support/duty-documents';
import { useOffice } from './support/office';
import { broken, NOTHING_BROKEN } from './support/raw-office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 17, 1);
});

async function assigned(a: number, b: number, from: string, urgency = 'U2'): Promise<string> {
  const planned = await here.dispatcher.act(DO.plan, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency, dueFrom: '2027-01-04T06:00:00Z', dueUntil: '2027-01-08T20:00:00Z', duration: 'PT60M',
  }); // prettier-ignore
  const visitId = planned.visit.id;
  const put = await here.dispatcher.act(DO.assign, {
    visitId,
    professionalIds: [here.people[a], here.people[b]],
    from,
  });
  expect(put.errors).toEqual([]);
  return visitId;
}
const duty = (a: number, b: number, from: string, until: string) =>
  here.dispatcher.act(CALL.set, {
    kind: 'ON_CALL',
    from,
    until,
    professionalIds: [here.people[a], here.people[b]],
  });
const sick = (person: number, from: string, until: string | null = null, by = here.dispatcher) =>
  by.act(CALL.sick, { professionalId: here.people[person], from, ...(until ? { until } : {}) });
const commitments = (person: number) =>
  office.sql<{ source_type: string; during: string }>(
    'select source_type, during::text from commitment where professional_id = ? order by lower(during)',
    [here.people[person]],
  );

describe('a sick note', () => {
  it('releases visits and the own seat of a duty, and lists both with who is left', async () => {
    const later = await assigned(0, 1, at(9), 'U3');
    const urgent = await assigned(0, 2, at(12), 'U0');
    const night = (await duty(0, 3, at(16), '2027-01-06T06:00:00Z')).duty.id;
    await office.sql(`insert into appointment (id, professional_id, during, kind) values (gen_random_uuid(), ?, ?::tstzrange, 'COURT')`, [
      here.people[0], `[${at(14)},${at(15)})`,
    ]); // prettier-ignore
    await office.sql(
      `insert into commitment (professional_id, source_type, source_id, during) select professional_id, 'APPOINTMENT', id, during from appointment`,
    );
    const payload = await sick(0, at(0), '2027-01-07T00:00:00Z');
    expect(payload.errors).toEqual([]);
    expect(
      payload.broken.visits.map((one: any) => [
        one.visit.id,
        one.visit.state,
        one.visit.pair,
        one.remaining.id,
      ]),
    ).toEqual([
      [urgent, 'DUE', null, here.people[2]],
      [later, 'DUE', null, here.people[1]],
    ]);
    expect(payload.broken.duties).toMatchObject([
      { duty: { id: night, complete: false }, remaining: { id: here.people[3] } },
    ]);
    expect((await commitments(0)).map((one) => one.source_type)).toEqual(['ABSENCE']);
    expect((await office.sql('select released_at is not null as released from appointment'))[0]).toEqual({
      released: true,
    });
    const free = await here.dispatcher.act(DO.assign, {
      visitId: urgent,
      professionalIds: [here.people[0], here.people[4]],
      from: at(12),
    });
    expect(free.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      details: { busyFrom: at(0), busyUntil: '2027-01-07T00:00:00Z' },
    });
  });

  it('leaves a visit with the time it had and who is left, until somebody covers it or that time is over', async () => {
    const visit = await assigned(14, 15, at(9));
    const LOST = `query ($id: ID!) { node(id: $id) { ... on Visit { plannedFrom lost { from until remaining { id } } } } }`;
    const lost = async () => (await here.dispatcher.get(LOST, { id: visit })).lost;
    expect(await lost()).toBe(null);
    await sick(14, at(0), '2027-01-05T22:00:00Z');
    const had = { from: at(9), until: at(10), remaining: { id: here.people[15] } };
    expect(await lost()).toEqual(had);
    const put = (pair: number[]) =>
      here.dispatcher.act(DO.assign, { visitId: visit, professionalIds: pair.map((n) => here.people[n]), from: at(9) });
    expect((await put([15, 16])).errors).toEqual([]);
    expect(await lost()).toBe(null);
    // Taken back: what it had is offered again.
    await here.dispatcher.act(DO.release, { visitId: visit });
    expect(await lost()).toEqual(had);
  }); // prettier-ignore

  it('puts back what is still empty and free when it ends, and says which', async () => {
    const back = await assigned(5, 6, at(9));
    const taken = await assigned(5, 7, at(12));
    const night = (await duty(5, 8, '2027-01-06T16:00:00Z', '2027-01-07T06:00:00Z')).duty.id;
    const { absence } = await sick(5, at(0), '2027-01-08T00:00:00Z');
    await here.dispatcher.act(DO.assign, {
      visitId: taken,
      professionalIds: [here.people[7], here.people[9]],
      from: at(12),
    });
    const payload = await here.dispatcher.act(CALL.back, { id: absence.id, until: at(0), restore: true });
    expect(payload.errors).toEqual([]);
    expect(payload.restored.visits.map((one: any) => [one.id, one.state])).toEqual([[back, 'ASSIGNED']]);
    expect(payload.restored.duties).toEqual([{ id: night, complete: true }]);
    expect((await commitments(5)).map((one) => one.source_type)).toEqual(['VISIT', 'DUTY']);
  });

  it('may overlap others: the rows stay as reported, the time is their union, without an end as well', async () => {
    await sick(10, at(8), at(12));
    await sick(10, at(10), at(14));
    expect(await commitments(10)).toMatchObject([{ source_type: 'ABSENCE' }]);
    const { absence } = await sick(10, at(13));
    expect(absence.until).toBe(null);
    const [whole] = await commitments(10);
    expect(whole!.during).toMatch(/^\["2027-01-05 08:00:00\+00",\)$/);
    expect(
      (
        await office.sql('select count(*)::int as n from absence where professional_id = ?', [
          here.people[10],
        ])
      )[0],
    ).toEqual({ n: 3 });
    await here.dispatcher.act(CALL.back, { id: absence.id, until: at(20) });
    expect((await commitments(10))[0]!.during).toContain(`20:00:00`);
  });

  it('lists a visit under way and leaves the pair on it', async () => {
    const soon = office.now().add({ minutes: 5 }).toString();
    const id = await assigned(11, 12, soon);
    expect(codeOf(await (await here.of(11)).act(DO.start, { visitId: id }))).toBe(null);
    const payload = await sick(11, office.now().toString(), null, await here.of(11));
    expect(payload.errors).toEqual([]);
    expect(payload.broken.visits).toMatchObject([
      { visit: { id, state: 'UNDER_WAY' }, remaining: { id: here.people[12] } },
    ]);
    expect(payload.broken.visits[0].visit.pair.members).toHaveLength(2);
    expect(payload.absence.professional).toMatchObject({ absent: true, absentUntil: null });
    expect((await commitments(11)).map((one) => one.source_type)).toContain('VISIT');
  });

  it('is for oneself, for leads of the district, dispatchers and tools; refused only where it makes no sense', async () => {
    const other = await here.of(13);
    expect(await refusedTo(other, CALL.sick, { professionalId: here.people[1], from: at(8) })).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await sick(13, at(8), at(7)))).toBe('END_BEFORE_START');
    expect(
      await refusedTo(here.dispatcher, CALL.sick, { professionalId: crypto.randomUUID(), from: at(8) }),
    ).toBe('NOT_FOUND');
    expect(codeOf(await sick(13, at(8), at(9), await office.token(['DISPATCH'])))).toBe(null);
  });

  it('can be looked at again: what is still broken, until somebody has mended it', async () => {
    const from = '2027-01-07T09:00:00Z';
    const mended = await assigned(4, 2, from);
    const cancelled = await assigned(4, 3, '2027-01-07T12:00:00Z');
    const open = await assigned(4, 6, '2027-01-07T15:00:00Z', 'U0');
    const night = (await duty(4, 7, '2027-01-12T16:00:00Z', '2027-01-13T06:00:00Z')).duty.id;
    const { absence } = await sick(4, '2027-01-07T00:00:00Z');
    const left = async () =>
      (
        await here.dispatcher.get(
          `query ($id: ID!) { node(id: $id) { ... on Absence { broken {
             visits { visit { id } remaining { id } } duties { duty { id complete } remaining { id } } } } } }`,
          { id: absence.id },
        )
      ).broken;
    expect((await left()).visits.map((one: any) => one.visit.id)).toEqual([open, mended, cancelled]);
    await here.dispatcher.act(DO.assign, {
      visitId: mended,
      professionalIds: [here.people[2], here.people[1]],
      from,
    });
    await here.dispatcher.act(DO.cancel, { visitId: cancelled, reasonCode: 'NO_LONGER_NEEDED' });
    expect(await left()).toEqual({
      visits: [{ visit: { id: open }, remaining: { id: here.people[6] } }],
      duties: [{ duty: { id: night, complete: false }, remaining: { id: here.people[7] } }],
    });
    await duty(7, 8, '2027-01-12T16:00:00Z', '2027-01-13T06:00:00Z');
    expect((await left()).duties).toEqual([]);
    await here.dispatcher.act(CALL.back, { id: absence.id, until: '2027-01-07T00:00:00Z', restore: true });
    expect(await left()).toEqual({ visits: [], duties: [] });
  });

  it('gives a duty back to who returns in the middle of it', async () => {
    const running = (await duty(9, 8, '2027-01-09T06:00:00Z', '2027-01-09T22:00:00Z')).duty.id;
    await office.advance(Temporal.Instant.from('2027-01-09T08:00:00Z').since(office.now()));
    await here.again();
    const { absence, broken } = await sick(9, '2027-01-09T08:00:00Z', '2027-01-11T00:00:00Z');
    expect(broken.duties.map((one: any) => one.duty.id)).toEqual([running]);
    await office.advance({ hours: 2 });
    const payload = await here.dispatcher.act(CALL.back, {
      id: absence.id,
      until: '2027-01-09T10:00:00Z',
      restore: true,
    });
    expect(payload.restored.duties).toEqual([{ id: running, complete: true }]);
  });

  it('is told: the absence, and everything it released', async () => {
    const kinds = await office.sql<{ kind: string }>(
      "select distinct kind from event where kind ~ 'ABSENCE|RELEASED|DUTY' order by kind",
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'ABSENCE_ENDED',
      'ABSENCE_REPORTED',
      'DUTY_CLEARED',
      'DUTY_SET',
      'VISIT_RELEASED',
    ]);
    expect(await broken(await office.db.session())).toEqual(NOTHING_BROKEN);
  });
});
