// Visits that come again: due two weeks ahead and once each, changed from a day on without taking a pair away, ended.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { codeOf, DO, refusedTo, town, type Town } from './support/town';

/** A Monday; four weeks with Christmas before it. */
const office = useOffice({ now: Temporal.Instant.from('2026-11-30T08:00:00+01:00') });
let here: Town;
let dispatcher: Asker;
beforeAll(async () => {
  here = await town(office, 6, 0);
  dispatcher = here.dispatcher;
});

const SERIES =
  'id reference version weekdays everyWeeks from until visits { id state dueFrom dueUntil urgency }';
const done = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { series { ${SERIES} } kept { id state } cursor errors { code field message } } }`;
const PLAN = done('planSeries', 'PlanSeriesInput');
const CHANGE = done('changeSeries', 'ChangeSeriesInput');
const END = done('endSeries', 'EndSeriesInput');
const LIST = `query ($ended: Boolean) { visitSeries(first: 50, ended: $ended) { totalCount nodes { ${SERIES} kindLabel followedBy { id } } } }`;
const DESCRIBE = `mutation ($input: DescribeVisitInput!) { describeVisit(input: $input) { errors { code } } }`;
const VISIT = 'query ($id: ID!) { node(id: $id) { ... on Visit { id series { id } } } }';

const tuesdays = (more: Record<string, unknown> = {}) => ({
  districtId: here.district,
  kind: 'FOLLOW_UP',
  urgency: 'U3',
  duration: 'PT1H',
  weekdays: [2],
  opens: '09:00',
  closes: '12:00',
  from: '2026-12-01',
  place: { kind: 'ADDRESS', address: 'Musterweg 3' },
  note: 'Klingel links',
  ...more,
});
const plan = async (more: Record<string, unknown> = {}) =>
  (await dispatcher.act(PLAN, tuesdays(more))).series;
const days = (series: { visits: { dueFrom: string }[] }) =>
  series.visits.map(({ dueFrom }) => dueFrom.slice(0, 10));
const listed = async (id: string, ended = true) =>
  (await dispatcher.get(LIST, { ended })).nodes.find((one: { id: string }) => one.id === id);

describe('visits of a series', () => {
  it('are due at once for the two weeks ahead, each in its window by the clock of Berlin', async () => {
    const series = await plan();
    expect(series).toMatchObject({
      weekdays: [2],
      everyWeeks: 1,
      until: null,
      visits: [
        { state: 'DUE', urgency: 'U3', dueFrom: '2026-12-01T08:00:00Z', dueUntil: '2026-12-01T11:00:00Z' },
        { state: 'DUE', dueFrom: '2026-12-08T08:00:00Z' },
      ],
    });
    expect(await dispatcher.get(VISIT, { id: series.visits[0].id })).toMatchObject({
      series: { id: series.id },
    });
  });

  it('come with the days, once each, however often the clock looks, and a version that only people move', async () => {
    const series = await plan({ weekdays: [3] });
    await office.advance({ hours: 24 });
    await office.settled();
    const now = await listed(series.id);
    expect(now.version).toBe(series.version);
    expect(days(now)).toEqual(['2026-12-02', '2026-12-09']);
    await office.advance({ hours: 24 });
    expect(days(await listed(series.id))).toEqual(['2026-12-02', '2026-12-09', '2026-12-16']);
    const [twice] = await office.sql<{ n: number }>(
      'select count(*)::integer as n from (select 1 from visit_series_day group by series_id, day having count(*) > 1) x',
    );
    expect(twice!.n).toBe(0);
  });

  it('do not end it by being cancelled, and a cancelled one does not come back', async () => {
    const series = await plan({ weekdays: [4], from: '2026-12-03' });
    const [first] = series.visits;
    expect(
      (await dispatcher.act(DO.cancel, { visitId: first.id, reasonCode: 'FAMILY_CANCELLED' })).errors,
    ).toEqual([]);
    await office.settled();
    expect(days(await listed(series.id))).toEqual(['2026-12-10']);
  });

  it('skip a public holiday or come on the next working day, as it was said', async () => {
    const skip = await plan({ weekdays: [5], from: '2026-12-11' });
    const move = await plan({ weekdays: [5], from: '2026-12-11', onHoliday: 'NEXT_WORKING_DAY' });
    await office.advance({ hours: 12 * 24 });
    expect(days(await listed(skip.id)).filter((day) => day > '2026-12-20')).toEqual([]);
    expect(days(await listed(move.id)).filter((day) => day > '2026-12-20')).toEqual(['2026-12-28']);
  });
});

describe('a change from a day on', () => {
  it('plans untouched visits anew and keeps those with a pair or changed by hand, and says which', async () => {
    const series = await plan({ weekdays: [1, 2, 4], from: '2026-12-15' });
    const [tue, thu, mon, ...rest] = series.visits;
    expect(rest.length).toBeGreaterThan(0);
    const assigned = await dispatcher.act(DO.assign, {
      visitId: thu.id,
      professionalIds: here.people.slice(0, 2),
      from: thu.dueFrom,
    });
    expect(assigned.errors).toEqual([]);
    await dispatcher.act(DESCRIBE, { visitId: mon.id, note: 'Zweiter Stock' });
    const before = await office.sql<{ seq: string }>('select max(seq)::text as seq from event');
    const changed = await dispatcher.act(CHANGE, {
      seriesId: series.id,
      from: '2026-12-16',
      expectedVersion: series.version,
      weekdays: [1, 4],
      opens: '13:00',
      closes: '16:00',
    });
    expect(changed.errors).toEqual([]);
    expect(changed.kept.map(({ id }: { id: string }) => id)).toEqual([thu.id, mon.id]);
    // The two that were kept stand for their days: no second visit beside them.
    expect(days(changed.series)).toEqual(['2026-12-17', '2026-12-21', '2026-12-24', '2026-12-28']);
    expect(changed.series.visits[2].dueFrom).toBe('2026-12-24T12:00:00Z');
    const old = await listed(series.id);
    expect(old).toMatchObject({ until: '2026-12-16', followedBy: { id: changed.series.id } });
    expect(old.visits.map(({ id }: { id: string }) => id)).toEqual([tue.id]);
    const told = await office.sql<{ kind: string }>('select kind from event where seq > ?::bigint', [
      before[0]!.seq,
    ]);
    expect(told.map(({ kind }) => kind)).toContain('SERIES_CHANGED');
    expect(told.filter(({ kind }) => kind === 'VISIT_CANCELLED').length).toBe(rest.length);
    const log = JSON.stringify(await office.sql('select facts::text from event_payload'));
    for (const secret of ['Musterweg', 'Klingel links']) expect(log).not.toContain(secret);
  });

  it('tells who decides on what is no longer so', async () => {
    const series = await plan({ weekdays: [5], from: '2027-02-05' });
    const input = { seriesId: series.id, from: '2027-02-12', expectedVersion: series.version, everyWeeks: 2 };
    expect((await dispatcher.act(CHANGE, input)).errors).toEqual([]);
    expect(codeOf(await dispatcher.act(CHANGE, input))).toBe('CONFLICT');
    const { expectedVersion: _, ...late } = input;
    expect((await dispatcher.act(CHANGE, late)).errors).toMatchObject([{ code: 'INVALID', field: 'from' }]);
  });
});

describe('an end', () => {
  it('calls off what nobody touched, keeps a pair, and the series leaves the list when it is over', async () => {
    const series = await plan({ weekdays: [2, 3], from: '2026-12-15', until: '2027-03-01' });
    const [one, two] = series.visits;
    const pair = { visitId: two.id, professionalIds: here.people.slice(2, 4), from: two.dueFrom };
    expect((await dispatcher.act(DO.assign, pair)).errors).toEqual([]);
    const ended = await dispatcher.act(END, { seriesId: series.id, from: '2026-12-15' });
    expect(ended).toMatchObject({
      errors: [],
      kept: [{ id: two.id, state: 'ASSIGNED' }],
      series: { until: '2026-12-15' },
    });
    expect(ended.series.visits.map(({ id }: { id: string }) => id)).toEqual([two.id]);
    const [state] = await office.sql<{ state: string; reason: string }>(
      'select state, cancel_reason as reason from visit where id = ?',
      [one.id],
    );
    expect(state).toEqual({ state: 'CANCELLED', reason: 'SERIES_CHANGED' });
    expect(await listed(series.id, false)).toBeUndefined();
    await office.settled();
    expect(days(await listed(series.id))).toEqual(['2026-12-16']);
  });
});

describe('refusals', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['INVALID', 'weekdays', { weekdays: [] }],
    ['INVALID', 'weekdays', { weekdays: [1, 1] }],
    ['INVALID', 'weekdays', { weekdays: [8] }],
    ['INVALID', 'everyWeeks', { everyWeeks: 13 }],
    ['INVALID', 'closes', { opens: '09:00', closes: '09:30' }],
    ['INVALID', 'closes', { opens: '22:00', closes: '06:00' }],
    ['INVALID', 'kind', { kind: 'NONE' }],
    ['INVALID', 'note', { note: 'x'.repeat(201) }],
    ['IN_THE_PAST', 'from', { from: '2026-11-30' }],
    ['END_BEFORE_START', 'until', { from: '2027-01-05', until: '2027-01-05' }],
    ['NOT_FOUND', 'districtId', { districtId: crypto.randomUUID() }],
    ['NOT_FOUND', 'householdId', { householdId: crypto.randomUUID() }],
  ])('%s at %s', async (code, field, more) => {
    const facts = 'select count(*) as n from event';
    const before = await office.sql(facts);
    expect((await dispatcher.act(PLAN, tuesdays({ from: '2027-01-05', ...more }))).errors).toMatchObject([
      { code, field },
    ]);
    expect(await office.sql(facts)).toEqual(before);
  });

  it('is for whoever plans visits', async () => {
    const leadership = await here.account('leadership', [['LEADERSHIP']]);
    expect(await refusedTo(leadership, PLAN, tuesdays({ from: '2027-01-05' }))).toBe('FORBIDDEN');
    expect(await refusedTo(await here.of(0), PLAN, tuesdays({ from: '2027-01-05' }))).toBe('FORBIDDEN');
    const lead = await here.account('lead', [['LEAD', here.district]]);
    expect((await lead.act(PLAN, tuesdays({ from: '2027-01-05' }))).errors).toEqual([]);
  });

  it('carries a name of another system, found by it', async () => {
    const series = await plan({ from: '2027-01-05', externalReferences: [{ system: 'akte', id: 'S7' }] });
    const found = await dispatcher.get(
      '{ externalNode(type: VISIT_SERIES, system: "akte", id: "S7") { id } }',
    );
    expect(found.id).toBe(series.id);
  });
});
