// What a monitor reads: figures that are right, that name nobody, and that not everybody gets.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '#platform/metric-names';
import { CALL } from './support/duty-documents';
import { MONDAY, startOffice, useOffice, type TestOffice } from './support/office';
import { town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => {
  here = await town(office, 8, 2);
});

const scrape = (headers: Record<string, string> = {}, at: TestOffice = office) =>
  fetch(`${at.url}/metrics`, { headers: { connection: 'close', ...headers } });
const page = async () => (await scrape()).text();
/** The value of one line; undefined when it is not there. */
async function figure(line: string): Promise<string | undefined> {
  const found = (await page()).split('\n').find((one) => one.startsWith(`${line} `));
  return found?.slice(line.length + 1);
}
/** Long enough for the database to be asked again. */
const later = () => office.advance({ seconds: 5 });
const hour = (n: number) => MONDAY.add({ hours: n }).toString();
const RAISE =
  'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }';
const TAKE =
  'mutation ($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { riskFlag { id } errors { code } } }';
const raise = async (level: string) =>
  (
    await here.dispatcher.act(RAISE, {
      districtId: here.district,
      level,
      reasonCode: 'NEGLECT',
      text: 'Kind weint.',
    })
  ).riskFlag.id as string;

describe('the figures', () => {
  it('tell the age of the oldest flag that nobody has, by level, and are asked of the database at most every 5 s', async () => {
    expect(await figure('zuzweit_flags_oldest_untaken_seconds{level="ACUTE"}')).toBe('0');
    await raise('ACUTE');
    const id = await raise('HIGH');
    expect(await figure('zuzweit_flags{level="ACUTE",state="RAISED"}')).toBe('0');
    await later();
    expect(await figure('zuzweit_flags{level="ACUTE",state="RAISED"}')).toBe('1');
    expect(await figure('zuzweit_flags_oldest_untaken_seconds{level="ACUTE"}')).toBe('5');
    expect(await figure('zuzweit_flags_oldest_untaken_seconds{level="LOW"}')).toBe('0');

    await here.dispatcher.act(TAKE, {
      id,
      nextStep: 'CALL',
      nextStepDue: office.now().add({ minutes: 10 }).toString(),
    });
    await later();
    expect(await figure('zuzweit_flags{level="HIGH",state="ACKNOWLEDGED"}')).toBe('1');
    expect(await figure('zuzweit_flags_oldest_untaken_seconds{level="HIGH"}')).toBe('0');
    expect(await figure('zuzweit_next_acts_overdue')).toBe('0');
    await office.advance({ minutes: 10 });
    expect(await figure('zuzweit_next_acts_overdue')).toBe('1');
  });

  it('tell whether a pair answers, and when the next gap is', async () => {
    expect(await figure('zuzweit_on_call_complete')).toBe('0');
    expect(await figure('zuzweit_on_call_next_gap_seconds')).toBe('0');
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: hour(0),
      until: hour(12),
      professionalIds: here.people.slice(0, 2),
    });
    await later();
    const left = office
      .now()
      .until(MONDAY.add({ hours: 12 }))
      .total('seconds');
    expect(await figure('zuzweit_on_call_complete')).toBe('1');
    expect(await figure('zuzweit_on_call_next_gap_seconds')).toBe(String(left));
  });

  it("tell today's visits and how many have a pair", async () => {
    expect(await figure('zuzweit_visits_today_coverage_ratio')).toBe('1');
    await office.sql('update visit set due_from = ?::timestamptz, due_until = ?::timestamptz', [
      hour(0),
      hour(8),
    ]);
    await later();
    expect(await figure('zuzweit_visits{state="DUE"}')).toBe('2');
    expect(await figure('zuzweit_visits_today')).toBe('2');
    expect(await figure('zuzweit_visits_today_with_pair')).toBe('0');
    expect(await figure('zuzweit_visits_today_coverage_ratio')).toBe('0');
  });

  it('count what was refused by code and what was answered by status', async () => {
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: hour(13),
      until: hour(14),
      professionalIds: [here.people[0]!, here.people[0]!],
    });
    await office.nobody.ask('{ overview { cursor } }');
    expect(await figure('zuzweit_refusals_total{code="SAME_PERSON"}')).toBe('1');
    expect(await figure('zuzweit_refusals_total{code="UNAUTHENTICATED"}')).toBe('1');
    expect(Number(await figure('zuzweit_answers_total{status="200"}'))).toBeGreaterThan(5);
  });

  it('tell of the process: the scheduler, the feed, sockets and event streams, and that alerting works', async () => {
    const heard = Promise.withResolvers<unknown>();
    const socket = here.dispatcher.socket();
    socket.subscribe({ query: 'subscription { facts { cursor } }' }, { next: heard.resolve, error: heard.reject, complete: () => undefined }); // prettier-ignore
    const stop = new AbortController();
    const events = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      signal: stop.signal,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...here.dispatcher.headers,
      },
      body: JSON.stringify({ query: 'subscription { facts { cursor } }' }),
    });
    expect(events.status).toBe(200);
    while ((await figure('zuzweit_subscriptions')) !== '2') await later();
    expect(await figure('zuzweit_connections{transport="websocket"}')).toBe('1');
    expect(await figure('zuzweit_connections{transport="event-stream"}')).toBe('1');
    expect(Number(await figure('zuzweit_scheduler_last_run_timestamp_seconds'))).toBeGreaterThan(1.7e9);
    expect(await figure('zuzweit_feed_lag_facts')).toBe('0');
    expect(await figure('zuzweit_database_reachable')).toBe('1');
    expect(await figure('zuzweit_watchdog')).toBe('1');
    stop.abort();
    await socket.dispose();
  });

  it('are all of the catalogue, name nobody, and have labels from closed lists only', async () => {
    // An office that keeps copies of the emergency sheet.
    await later();
    await office.sql('insert into emergency_sheet (kept_since, attempted_at, written_at) values (?, ?, ?)', [hour(0), hour(0), hour(0)]); // prettier-ignore
    const text = await page();
    for (const { name } of Object.values(METRICS)) expect(text).toContain(`# HELP ${name} `);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    for (const { name } of await office.sql<{ name: string }>('select name from professional'))
      expect(text).not.toContain(name);
    const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
    expect([...labels].sort()).toEqual(['code', 'database', 'level', 'state', 'status', 'transport', 'version']); // prettier-ignore
  });
});

describe('who gets them', () => {
  let guarded: TestOffice;
  beforeAll(async () => {
    guarded = await startOffice({ env: { METRICS_TOKEN: 'a-token-for-the-monitor' } });
  });
  afterAll(() => guarded.close());

  it('this machine, when nobody stands in between', async () => {
    expect((await scrape()).headers.get('content-type')).toContain('version=0.0.4');
    expect((await scrape({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
    expect((await fetch(`${office.url}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('whoever shows the metrics token, once there is one', async () => {
    expect((await scrape({}, guarded)).status).toBe(401);
    expect((await scrape({ authorization: 'Bearer another-token-altogether' }, guarded)).status).toBe(401);
    const shown = { authorization: 'Bearer a-token-for-the-monitor', 'x-forwarded-for': '203.0.113.7' };
    expect((await scrape(shown, guarded)).status).toBe(200);
  });
});
