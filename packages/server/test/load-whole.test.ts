// The load, whole, through the documents of the contract: rows behind a part, days, series, what if, and who sees what.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Asker } from './support/office';
import { seedDemo, useOffice } from './support/office';

const NOW = Temporal.Instant.from('2026-11-24T14:37:07+01:00');
const office = useOffice({ now: NOW, seed: seedDemo });
let lead: Asker;
let aggregate: Asker;
let districts: { id: string; name: string }[];

beforeAll(async () => {
  lead = await office.signIn('leitung');
  aggregate = await office.token(['AGGREGATE']);
  await office.settled();
  districts = await lead.get('{ districts { id name } }');
});
const count = async (table: string) =>
  (await office.sql<{ n: number }>(`select count(*)::integer as n from ${table}`))[0]!.n;

const PARTS = [
  'STANDING_HOURS',
  'VISITS',
  'OPEN_FLAGS',
  'WORKING_TIMES',
  'ABSENCES',
  'APPOINTMENTS',
  'DUTY_DESK',
];
const SOURCES = `query ($id: ID!) { district(id: $id) { load { utilisation { requiredHours availableHours overhead parts { part hours }
  ${PARTS.map((part) => `${part}: sources(part: ${part}, first: 100) { totalCount nodes { hours riskFlag { id } visit { id } professional { name } } }`).join(' ')} }
  days { date requiredHours availableHours parts { part hours } } } } }`;

describe('what is behind the hours', () => {
  test('adds up to each part, and the days to the whole', async () => {
    for (const { id } of districts) {
      const { load } = await lead.get(SOURCES, { id });
      for (const { part, hours } of load.utilisation.parts) {
        const { totalCount, nodes } = load.utilisation[part];
        expect(nodes).toHaveLength(totalCount);
        expect(nodes.reduce((sum: number, row: any) => sum + row.hours, 0)).toBeCloseTo(hours, 2);
        for (const row of nodes) {
          const shown = [row.riskFlag, row.visit, row.professional].filter(Boolean).length;
          expect(shown).toBe(part === 'STANDING_HOURS' ? 0 : 1);
        }
      }
      expect(load.days).toHaveLength(5);
      const required = load.days.reduce((sum: number, day: any) => sum + day.requiredHours, 0);
      expect(required).toBeCloseTo(load.utilisation.requiredHours, 1);
    }
  });

  test('is not for AGGREGATE tokens: hours in fives, no rows, no parts of a day', async () => {
    const { load } = await aggregate.get(
      'query ($id: ID!) { district(id: $id) { load { utilisation { requiredHours sources(part: VISITS, first: 10) { totalCount nodes { hours } } } days { requiredHours parts { part } } } } }',
      { id: districts[0]!.id },
    );
    expect(load.utilisation.requiredHours % 5).toBe(0);
    expect(load.utilisation.sources).toEqual({ totalCount: 0, nodes: [] });
    for (const day of load.days) {
      expect(day.requiredHours % 5).toBe(0);
      expect(day.parts).toEqual([]);
    }
    const refused = await aggregate.ask(
      'query ($id: ID!) { district(id: $id) { load { utilisation { sources(part: VISITS, first: 1) { nodes { visit { id } } } } } } }',
      { id: districts[0]!.id },
    );
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

const SERIES = `query ($from: DateTime!, $until: DateTime!, $bucket: LoadBucket!) { loadSeries(from: $from, until: $until, bucket: $bucket) { district { id name }
  points { from until computedAt requiredHours availableHours ratio band overdue { value suppressed } mostOverdue { value suppressed } } } }`;

describe('the load over time', () => {
  test('is what the facts of the log say, day by day, and never beyond now', async () => {
    const from = NOW.subtract({ hours: 24 * 30 }).toString();
    const series = await lead.get(SERIES, { from, until: NOW.add({ hours: 100 }).toString(), bucket: 'DAY' });
    expect(series.map((one: any) => one.district.name)).toEqual(districts.map(({ name }) => name));
    for (const { district, points } of series) {
      expect(points).toHaveLength(31);
      expect(points.at(-1).until).toBe(NOW.toString({ smallestUnit: 'second' }));
      for (const point of points.slice(1)) {
        const [row] = await office.sql<{ ratio: number; at: number }>(
          `select (p.facts -> 'figures' ->> 'ratio')::float8 as ratio, (extract(epoch from occurred_at) * 1000)::float8 as at from event join event_payload p using (seq)
           where kind = 'DISTRICT_LOAD_CHANGED' and district_id = ? and occurred_at < ?::timestamptz order by occurred_at desc, seq desc limit 1`,
          [district.id, point.until],
        );
        expect([point.ratio, Date.parse(point.computedAt)]).toEqual([row!.ratio, row!.at]);
        expect(point.mostOverdue.value).toBeGreaterThanOrEqual(point.overdue.value);
      }
    }
  });

  test('says nothing small to AGGREGATE tokens', async () => {
    const from = NOW.subtract({ hours: 24 * 7 }).toString();
    const series = await aggregate.get(SERIES, { from, until: NOW.toString(), bucket: 'DAY' });
    for (const { points } of series)
      for (const point of points) {
        if (point.requiredHours === null) continue;
        expect([point.requiredHours % 5, point.availableHours % 5]).toEqual([0, 0]);
        expect(point.overdue.suppressed).toBe(point.overdue.value === null);
        if (point.overdue.value !== null) expect(point.overdue.value).toBeGreaterThanOrEqual(3);
      }
  });

  test.each([
    ['an empty time', NOW, NOW, 'DAY'],
    ['more than 400 steps', NOW.subtract({ hours: 500 }), NOW, 'HOUR'],
  ])('refuses %s', async (_, from, until, bucket) => {
    const answer = await lead.ask(SERIES, { from: from.toString(), until: until.toString(), bucket });
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

const WHAT_IF = `query ($changes: SimulateLoadInput!) { simulateLoad(changes: $changes) { district { id name } today { requiredHours availableHours ratio } assumed { requiredHours availableHours ratio } } }`;

describe('what if', () => {
  const of = (answer: any[], id: string) => answer.find((one) => one.district.id === id);

  test('stands beside today, and writes nothing', async () => {
    const before = [
      await count('event'),
      await count('absence'),
      await count('risk_flag'),
      await count('visit'),
    ];
    const [first, second] = [districts[0]!, districts[1]!];
    const answer = await lead.get(WHAT_IF, {
      changes: {
        people: [{ districtId: first.id, count: 1 }],
        reports: [{ districtId: second.id, count: 5 }],
      },
    });
    for (const { today, district } of answer) {
      const { load } = await lead.get(
        'query ($id: ID!) { district(id: $id) { load { utilisation { requiredHours availableHours ratio } } } }',
        { id: district.id },
      );
      expect(today).toEqual(load.utilisation);
    }
    const [more, reports] = [of(answer, first.id), of(answer, second.id)];
    expect(more.assumed.availableHours - more.today.availableHours).toBeCloseTo(39 * 0.85, 2);
    expect(reports.assumed.requiredHours - reports.today.requiredHours).toBeCloseTo((5 * 345) / 60, 2);
    expect(reports.assumed.ratio).toBeGreaterThan(reports.today.ratio);
    expect([
      await count('event'),
      await count('absence'),
      await count('risk_flag'),
      await count('visit'),
    ]).toEqual(before);
  });

  test('a neighbourhood takes its share of the work along', async () => {
    const [row] = await office.sql<{ id: string; from: string; share: number }>(
      `select n.id, nd.district_id as "from", n.minors::float8 / (select sum(m.minors) from neighbourhood m join neighbourhood_district md on md.neighbourhood_id = m.id where md.district_id = nd.district_id) as share
       from neighbourhood n join neighbourhood_district nd on nd.neighbourhood_id = n.id where n.name = 'Polsum'`,
    );
    const to = districts.find(({ name }) => name === 'Stadtkern')!.id;
    const answer = await lead.get(WHAT_IF, {
      changes: { borders: [{ neighbourhoodId: row!.id, districtId: to }] },
    });
    const [left, came] = [of(answer, row!.from), of(answer, to)];
    const gone = left.today.requiredHours - left.assumed.requiredHours;
    expect(gone).toBeCloseTo(left.today.requiredHours * row!.share, 1);
    expect(came.assumed.requiredHours - came.today.requiredHours).toBeCloseTo(gone, 1);
    expect(left.assumed.availableHours).toBe(left.today.availableHours);
  });

  test('somebody away takes the hours of their days', async () => {
    const person = (await lead.get('{ professionals(first: 100) { nodes { id district { id } } } }'))
      .nodes[0];
    const answer = await lead.get(WHAT_IF, {
      changes: { absences: [{ professionalId: person.id, from: NOW.toString() }] },
    });
    const { today, assumed: then } = of(answer, person.district.id);
    expect(then.availableHours).toBeLessThanOrEqual(today.availableHours);
    expect(then.requiredHours).toBe(today.requiredHours);
  });

  test.each([
    ['people.count', { people: [{ districtId: 'first', count: 11 }] }],
    ['people.hoursPerWeek', { people: [{ districtId: 'first', count: 1, hoursPerWeek: 0 }] }],
    ['people.districtId', { people: [{ districtId: 'nowhere', count: 1 }] }],
    ['reports.count', { reports: [{ districtId: 'first', count: 0 }] }],
    ['absences.professionalId', { absences: [{ professionalId: 'nobody', from: '2026-11-24T00:00:00Z' }] }],
    ['borders.neighbourhoodId', { borders: [{ neighbourhoodId: 'nowhere', districtId: 'first' }] }],
  ])('refuses %s', async (_field, changes) => {
    const known = JSON.parse(JSON.stringify(changes).replaceAll('"first"', `"${districts[0]!.id}"`));
    const answer = await lead.ask(WHAT_IF, { changes: known });
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('is not for professionals, nor for AGGREGATE tokens', async () => {
    const other = await office.signIn('fachkraft-07');
    for (const asker of [other, aggregate]) {
      const answer = await asker.ask(WHAT_IF, { changes: {} });
      expect(answer.errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
  });
});
