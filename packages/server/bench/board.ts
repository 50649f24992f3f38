// The lanes in a real browser: from opening to usable, and frames while a visit is dragged and ten facts a second arrive; JavaScript by route.
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium } from 'playwright-core';
import { createSchema } from '#platform/schema';
import { openOffice, type Office } from '#platform/office';
import { createOrm, migrate, type Orm } from '#platform/orm';
import { seedOffice } from '#demo/seed';
import { findBrowser } from '@zuzweit/tools/browser';
import { startPostgres } from '@zuzweit/tools/postgres';
import { readConfig } from '#config';
import { randomUUID } from 'node:crypto';
import { scriptsByRoute } from '@zuzweit/tools/scripts';

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
const PASSWORD = 'zu-zweit-2026';
const BEGIN = Temporal.Instant.from('2026-11-24T14:37:00+01:00');
/** A Tuesday that the fortnight of the demo does not reach: nothing is planned there but what stands here. */
const DAY = '2026-12-15';
/** [people, visits]: the town as it is, and ten of it. */
const SIZES = [[24, 60], [240, 600]] as const; // prettier-ignore
/** How long a visit is dragged, and how many facts arrive in a second. */
const SECONDS = 6;
const RATE = 10;

/** Opens an office on PostgreSQL and a browser; both end with it. */
export async function board(): Promise<Record<string, number>> {
  const postgres = await startPostgres();
  const orm = await createOrm({ kind: 'postgres', url: postgres.url('postgres'), poolSize: 10 });
  const found = await findBrowser();
  const browser = await chromium.launch({ executablePath: found.program, args: found.arguments, env: found.environment }); // prettier-ignore
  let office: Office | undefined;
  try {
    await migrate(orm);
    office = await open(orm, postgres.url('postgres'));
    const figures: Record<string, number> = {};
    let people = 0;
    for (const [many, visits] of SIZES) {
      people = await grow(orm, { from: people, to: many, visits });
      Object.assign(figures, named(many, await measure(browser, office.port, orm)));
    }
    return { ...figures, ...scriptsByRoute(DASHBOARD) };
  } finally {
    await browser.close();
    await office?.close();
    await orm.close();
    await postgres.stop();
  }
}

const named = (many: number, figures: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name}${many}`, value]));

async function open(orm: Orm, databaseUrl: string): Promise<Office> {
  const begun = performance.now();
  const now = () => BEGIN.add({ milliseconds: Math.round(performance.now() - begun) });
  const office = await openOffice({
    config: { ...readConfig({ HOST: '127.0.0.1', PORT: '0', DEMO: 'still', LOG_LEVEL: 'silent' }), port: 0, databaseUrl },
    ...{ database: orm, schema: createSchema(), clock: { now }, version: 'bench', jobs: [] },
    ...{ dashboard: DASHBOARD, scheduling: false, log: () => undefined },
  }); // prettier-ignore
  await seedOffice(office.store, {
    now: now(),
    password: PASSWORD,
    tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
    fixed: true,
  });
  await orm.em.fork().execute("update account set demo = true where name = 'disposition'");
  return office;
}

/** So many people in all, each two of them with five visits that day; in one statement, so that no pair is ever half. */
async function grow(
  { em }: Orm,
  { from, to, visits }: { from: number; to: number; visits: number },
): Promise<number> {
  const fork = em.fork();
  const [{ n }] = (await fork.execute('select count(*)::integer as n from professional')) as [{ n: number }];
  await fork.execute(
    `insert into professional (name, office_id, qualification)
     select 'Vorn' || n || ' Nach' || n, (select id from office where kind = 'DISTRICT_OFFICE' order by slug offset n % 2 limit 1), 'Soziale Arbeit' from generate_series(1, ?) n`,
    [Math.max(0, to - n)],
  );
  // Who is away without an end would be away that day too.
  await fork.execute(
    `delete from commitment where source_type = 'ABSENCE' and during && tstzrange('${DAY} 00:00+01', '${DAY} 24:00+01')`,
  );
  const each = visits / (to / 2);
  await fork.execute(
    `with grown as (select id, row_number() over (order by name like 'Vorn%', id) - 1 as n from professional),
       pairs as (select a.id as a, b.id as b from grown a join grown b on b.n = a.n + 1 where a.n % 2 = 0 and a.n >= ? and b.n < ?),
       slots as (select gen_random_uuid() as id, p.a, p.b, timestamptz '${DAY} 08:30+01' + s * interval '105 minutes' as at from pairs p, generate_series(1, ?) s),
       made as (insert into visit (id, kind, state, district_id, urgency, due_from, due_until, duration_minutes, planned, planned_by, created_at, updated_at)
         select id, 'FOLLOW_UP', 'ASSIGNED', (select id from district order by slug limit 1), 'U3', '${DAY} 06:00+01', '${DAY} 20:00+01', 45,
           tstzrange(at, at + interval '45 minutes'), 'bench', now(), now() from slots returning id),
       seated as (insert into seat (visit_id, no, professional_id)
         select id, 1, a from slots union all select id, 2, b from slots returning 1)
     insert into commitment (source_type, source_id, professional_id, during)
       select 'VISIT', id, who, tstzrange(at - interval '15 minutes', at + interval '60 minutes') from slots, unnest(array[a, b]) who`,
    [from, to, each],
  );
  const [now] = (await fork.execute(
    `select (select count(*) from professional)::integer as people, (select count(*) from visit where lower(planned) >= '${DAY} 00:00+01')::integer as visits`,
  )) as [{ people: number; visits: number }];
  if (now.people !== to || now.visits !== visits)
    throw new Error(`There should be ${to} people and ${visits} visits: ${JSON.stringify(now)}`);
  return to;
}

async function measure(browser: Browser, port: number, orm: Orm): Promise<Record<string, number>> {
  const context = await browser.newContext({
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Europe/Berlin',
    locale: 'de-DE',
  });
  const page = await context.newPage();
  await page.goto('/anmelden');
  await page.locator('input[autocomplete="username"]').fill('disposition');
  await page.locator('input[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
  const boardMs = await opening(page, '/lagebild', 'tbody tr');
  const deskMs = await opening(page, `/disposition?tag=${DAY}`, '.lanes .visit');
  const frames = await drag(page, facts(orm, port));
  await context.close();
  const lasted = frames.reduce((sum, one) => sum + one, 0);
  return {
    boardMs,
    deskMs,
    framesPerSecond: Math.round((frames.length / lasted) * 10_000) / 10,
    frameP50Ms: percentile(frames, 0.5),
    frameP95Ms: percentile(frames, 0.95),
    frameMaxMs: percentile(frames, 1),
  };
}

/** From asking for the address until what one works with is there and takes a click. */
async function opening(page: Page, path: string, usable: string): Promise<number> {
  const begin = performance.now();
  await page.goto(path);
  await page.locator(usable).first().waitFor();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  return Math.round(performance.now() - begin);
}

/** As text: what compiles this file would put names into a function that the page does not know. */
const COUNT = `{
  window.frames_ = [];
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  });
}`;

/** Milliseconds from frame to frame while a visit is dragged over the lanes. */
async function drag(
  page: Page,
  send: (until: number, carried: string) => Promise<number>,
): Promise<number[]> {
  const block = page.locator('.lanes .visit:not(.fixed)').first();
  const box = (await block.boundingBox())!;
  const carried = (await block.getAttribute('data-visit'))!;
  const lanes = (await page.locator('.lanes').boundingBox())!;
  await page.evaluate(COUNT);
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  const until = performance.now() + SECONDS * 1000;
  const sent = send(until, carried);
  for (let n = 0; performance.now() < until; n += 1) {
    const part = Math.abs(((n % 40) - 20) / 20);
    const [x, y] = [lanes.x + 180 + (lanes.width - 220) * part, lanes.y + 90 + ((n * 17) % (lanes.height - 180))];
    await page.mouse.move(x, y);
  } // prettier-ignore
  const frames = await page.evaluate<number[]>('window.frames_.slice(1)');
  if ((await page.locator('.sign').count()) === 0) throw new Error('Nothing was carried.');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  if ((await sent) < (SECONDS * RATE) / 2) throw new Error(`Only ${await sent} facts were sent.`);
  return frames;
}

/** Changes by a tool, so many a second; gives how many there were. */
const facts =
  ({ em }: Orm, port: number) =>
  async (until: number, carried: string): Promise<number> => {
    // What is carried stays out of it: a visit that somebody else changes is let go.
    const visits = (await em.fork().execute(`select id from visit where lower(planned) >= '${DAY} 00:00+01' and id <> ? order by id limit 40`, [carried])) as { id: string }[]; // prettier-ignore
    let sent = 0;
    for (; performance.now() < until; sent += 1) {
      const next = performance.now() + 1000 / RATE;
      const input = { idempotencyKey: randomUUID(), visitId: visits[sent % visits.length]!.id, dueUntil: `${DAY}T20:${10 + (sent % 40)}:00+01:00` }; // prettier-ignore
      const answer = await fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer zz_demo_dispatch' },
        body: JSON.stringify({
          query: 'mutation ($input: MoveVisitInput!) { moveVisit(input: $input) { errors { code } } }',
          variables: { input },
        }),
      });
      const { data, errors } = (await answer.json()) as { data?: { moveVisit: { errors: object[] } }; errors?: object[] }; // prettier-ignore
      if (errors || data?.moveVisit.errors.length)
        throw new Error(JSON.stringify(errors ?? data?.moveVisit.errors));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
    return sent;
  };

const percentile = (all: readonly number[], part: number): number =>
  Math.round(all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0);
