// Ten times the town: 240 people and 600 visits on the lanes, dragged across while ten facts a second arrive. It prints its figures.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk, type Person } from '#src/desk.ts';
import { acrossAt } from '#src/lanes.ts';

let desk: Desk;
let dispatcher: Person;
beforeAll(async () => {
  desk = await openDesk();
  dispatcher = await desk.person('disposition');
});
afterAll(() => desk?.close());

const DAY = '2026-11-26';
interface Figures {
  firstLane: number;
  frames: number[];
}

/** So many people more, each two with five visits that day, in one statement: no pair is ever half. */
async function grow(people: number): Promise<void> {
  await desk.office.sql(
    `insert into professional (name, office_id, qualification)
     select 'Vorn' || n || ' Nach' || n, (select id from office order by slug offset n % 3 limit 1), 'Soziale Arbeit' from generate_series(1, ?) n`,
    [people],
  );
  await desk.office.sql(
    `with grown as (select id, row_number() over (order by id) - 1 as n from professional where name like 'Vorn%'),
       pairs as (select a.id as a, b.id as b, a.n / 2 as n from grown a join grown b on b.n = a.n + 1 where a.n % 2 = 0),
       slots as (select gen_random_uuid() as id, p.a, p.b, timestamptz '${DAY} 08:30+01' + s * interval '105 minutes' as at from pairs p, generate_series(0, 4) s),
       made as (insert into visit (id, kind, state, district_id, urgency, due_from, due_until, duration_minutes, planned, planned_by, created_at, updated_at)
         select id, 'FOLLOW_UP', 'ASSIGNED', (select id from district order by slug limit 1), 'U3', '${DAY} 06:00+01', '${DAY} 20:00+01', 45,
           tstzrange(at, at + interval '45 minutes'), 'test', now(), now() from slots returning id),
       seated as (insert into seat (visit_id, no, professional_id)
         select id, 1, a from slots union all select id, 2, b from slots returning 1)
     insert into commitment (source_type, source_id, professional_id, during)
       select 'VISIT', id, who, tstzrange(at - interval '15 minutes', at + interval '60 minutes') from slots, unnest(array[a, b]) who`,
  );
}

/** Opens the day, then drags a visit over the lanes for a while; frames in milliseconds. */
async function measure(): Promise<Figures> {
  const { page } = dispatcher;
  await page.goto('/lagebild');
  await page.locator('tbody tr').first().waitFor();
  const begin = Date.now();
  await page.goto(`/disposition?tag=${DAY}`);
  await page.locator('.lane').first().waitFor();
  const firstLane = Date.now() - begin;
  const block = page.locator('.lanes .visit:not(.fixed)').first();
  await block.scrollIntoViewIfNeeded();
  const box = (await block.boundingBox())!;
  const frame = (await page.locator('.lanes').boundingBox())!;
  const [left, right] = [await acrossAt(page, 9), await acrossAt(page, 16)];
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { frames });
  });
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  const facts = sendFacts();
  for (let n = 0; n < 60; n += 1) {
    const part = Math.abs(((n % 20) - 10) / 10);
    await page.mouse.move(left + (right - left) * part, frame.y + 90 + ((n * 37) % (frame.height - 180)));
  }
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(1));
  expect(await page.locator('.lanes .ghost').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await facts;
  return { firstLane, frames };
}

/** Ten changes a second for two seconds, by a tool. */
async function sendFacts(): Promise<void> {
  const tool = await desk.office.token(['DISPATCH']);
  const visits = await desk.office.sql<{ id: string }>(
    `select id from visit where state = 'ASSIGNED' and lower(planned) > '${DAY} 06:00+01' limit 20`,
  );
  for (const [n, { id }] of visits.entries()) {
    await tool.act('mutation ($input: MoveVisitInput!) { moveVisit(input: $input) { errors { code } } }', {
      visitId: id,
      dueUntil: `${DAY}T20:${String(n + 10)}:00+01:00`,
    });
    await new Promise((resolve) => setTimeout(resolve, 100)); // a rate, not a wait for something
  }
}

const percentile = (all: readonly number[], part: number): number =>
  Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? 0);

it.each([
  ['24 people', 0, 3000, 34],
  ['240 people and 600 visits', 240, 8000, 120],
])('with %s the desk opens and follows the pointer', async (name, more, openWithin, frameWithin) => {
  if (more > 0) await grow(more);
  const { firstLane, frames } = await measure();
  const [median, p95] = [percentile(frames, 0.5), percentile(frames, 0.95)];
  process.stdout.write(
    `  ${name}: first lane after ${firstLane} ms; ${frames.length} frames, median ${median} ms, p95 ${p95} ms\n`,
  );
  expect(firstLane).toBeLessThan(openWithin);
  expect(median).toBeLessThan(frameWithin);
});
