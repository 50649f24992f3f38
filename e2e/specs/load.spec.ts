// The load, whole, and the look back: no barrier, what if by keyboard alone, every number opens what it counts, paper without names.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers, type Desk, type Look, openDesk } from '#src/desk.ts';

let desk: Desk;
let brassert: string;
beforeAll(async () => {
  desk = await openDesk();
  const [row] = await desk.office.sql<{ id: string }>(`select id from district where name = 'Brassert'`);
  brassert = row!.id;
});
afterAll(() => desk?.close());

const LOOKS: [string, Look][] = [
  ['light', {}],
  ['dark', { dark: true }],
  ['at 320 px', { width: 320, height: 700 }],
  ['in English', { locale: 'en-GB' }],
];

it.each(LOOKS)('no page has a barrier, %s', async (_name, look) => {
  const { page, complaints, foreign, context } = await desk.person('leitung', look);
  const pages: [string, string][] = [
    [`/bezirk?person=${brassert}~1`, '.changes li'],
    [`/bezirk/${brassert}?zahl=besuche`, 'figure svg'],
    ['/seit?von=wochenende', '.counts'],
  ];
  for (const [path, there] of pages) {
    await page.goto(path);
    await page.locator(there).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([path, await barriers(page)]).toEqual([path, []]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([path, over]).toEqual([path, 0]);
  }
  expect([complaints, foreign]).toEqual([[], []]);
  await context.close();
});

it('what if is asked by keyboard alone, stands in the address, and writes nothing', async () => {
  const facts = async () =>
    (await desk.office.sql<{ n: number }>('select count(*)::integer as n from event'))[0]!.n;
  const before = await facts();
  const { page, context } = await desk.person('leitung');
  await page.goto('/bezirk');
  await page.getByLabel('Bezirk', { exact: true }).focus();
  await page.keyboard.type('Brassert');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const row = page.locator('tr.stands', { hasText: 'Brassert' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/\+33,[12] h/); // 39 hours less the overhead
  expect(new URL(page.url()).searchParams.get('person')).toBe(`${brassert}~1`);
  await page.reload();
  await row.waitFor();
  await page.getByRole('button', { name: 'Weglassen' }).press('Enter');
  await row.waitFor({ state: 'detached' });
  expect(await facts()).toBe(before);
  await context.close();
});

it('every part of the hours opens the rows that add up to it', async () => {
  const { page, context } = await desk.person('leitung');
  await page.goto(`/bezirk/${brassert}`);
  const hours = (text: string) => Number(text.replace(/ h$/, '').replace('−', '-').replace(',', '.'));
  for (const part of ['Bestand', 'Besuche', 'Offene Hinweise', 'Arbeitszeit', 'Termine', 'Tagesdienst']) {
    const line = page.locator('.groups li', { has: page.getByRole('link', { name: part }) });
    const whole = hours(await line.locator('.value').innerText());
    await line.getByRole('link').click();
    const list = page.getByRole('region', { name: new RegExp(`^${part}`) });
    await list.getByRole('listitem').first().waitFor();
    const rows = await list.locator('li > span:last-child').allInnerTexts();
    // Each row is rounded to a tenth when it is shown.
    expect(Math.abs(rows.reduce((sum, row) => sum + hours(row), 0) - whole)).toBeLessThan(
      0.06 * (rows.length + 1),
    );
    await list.getByRole('link', { name: 'Schließen' }).click();
  }
  await context.close();
});

it('the look back leaves out the names of staff where that is asked, and says since when', async () => {
  const { page, context } = await desk.person('leitung');
  await page.goto('/seit?von=wochenende');
  await page.locator('.counts').waitFor();
  expect(await page.locator('header p').first().innerText()).toContain('Fr 20.11. 16:00');
  const staff = (await desk.office.sql<{ name: string }>('select name from professional')).map(
    ({ name }) => name,
  );
  const named = async () => {
    const text = await page.locator('.blocks').innerText();
    return staff.filter((name) => text.includes(name));
  };
  expect((await named()).length).toBeGreaterThan(3);
  await page.getByLabel('Namen der Fachkräfte').uncheck();
  await page.waitForURL(/namen=ohne/);
  expect(await named()).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.top').isVisible()).toBe(false);
  await context.close();
});

it('a page that stands open hears of a new flag: the load by itself, the look back when its reader says so', async () => {
  const { page, context } = await desk.person('leitung');
  await page.goto(`/bezirk/${brassert}`);
  const flags = page
    .locator('.groups li', { has: page.getByRole('link', { name: 'Offene Hinweise' }) })
    .locator('.value');
  const before = await flags.innerText();
  const second = await context.newPage();
  await second.goto('/seit');
  await second.locator('.counts').waitFor();
  await page.evaluate(async (districtId) => {
    await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { errors { code } } }',
        variables: {
          input: {
            idempotencyKey: crypto.randomUUID(),
            districtId,
            level: 'LOW',
            reasonCode: 'HOUSING',
            text: 'Erfunden.',
          },
        },
      }),
    });
  }, brassert);
  await desk.office.settled();
  await page.waitForFunction(
    (old) => ![...document.querySelectorAll('.groups .value')].some((one) => one.textContent === old),
    before,
  );
  const again = second.getByRole('button', { name: /Ereignis/ });
  await again.click();
  await second.getByRole('button', { name: 'Neu lesen', exact: true }).waitFor();
  expect(await second.locator('.blocks').innerText()).toContain('gemeldet, Leitung');
  await context.close();
});
