// Monday, 07:15: two call in, five visits and a duty break, and all of it is whole again in under twelve changes, on a desk and on a phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, type Desk, type Look, openDesk, type Person } from '#src/desk.ts';
import { at, type Monday, planMonday, type Somebody } from '#src/monday.ts';

const surname = (name: string): string => name.split(' ').slice(1).join(' ') || name;
const LOOKS: [string, Look][] = [
  ['on a desk', { width: 1366, height: 768 }],
  ['on a phone', { width: 390, height: 844 }],
];

describe.each(LOOKS)('Monday, 07:15, %s', (_where, look) => {
  const narrow = look.width! < 600;
  let desk: Desk;
  let monday: Monday;
  let dispatcher: Person;
  let alone: string;
  /** The names of all changes that left the dispatcher's window. */
  const sent: string[] = [];
  beforeAll(async () => {
    desk = await openDesk(Temporal.Instant.from(at('01:30')));
    monday = await planMonday(desk);
  });
  afterAll(() => desk?.close());

  const whole = async (): Promise<number> =>
    (
      await desk.office.sql<{ n: number }>(
        `select count(*)::integer as n from visit v where id = any(string_to_array(?, ',')::uuid[])
           and (select count(*) from seat s where s.visit_id = v.id) = 2`,
        [monday.visits.map(({ id }) => id).join(',')],
      )
    )[0]!.n;

  it('at two in the night somebody had to act alone, and says so on a phone', async () => {
    await desk.office.advance({ minutes: 30 });
    const night = await desk.person('fachkraft-07', { width: 390, height: 844 });
    const { page } = night;
    await page.goto('/meine-einsaetze');
    await page.getByRole('link', { name: 'Ich musste allein handeln' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Grund').selectOption({ index: 1 });
    await sheet.getByRole('radio', { name: 'Niemand erreicht' }).check();
    await sheet.getByLabel('Was wurde getan?').fill('Erfunden: das Kind bis zum Morgen bei der Großmutter.');
    await sheet.getByRole('button', { name: 'Festhalten' }).click();
    const done = page.getByText(/ist festgehalten/).first();
    await done.waitFor();
    alone = /[A-Z]-\d+/.exec((await done.textContent())!)![0];
    expect(night.complaints).toEqual([]);
    await night.context.close();
  });

  async function callsIn(one: Somebody): Promise<void> {
    const { page } = dispatcher;
    if (narrow) await page.getByRole('link', { name: `fehlt… ${one.name}` }).click();
    else await page.locator(`.lane[data-lane="${one.id}"] .name`).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: `${surname(one.name)} fehlt ab jetzt` }).click();
    await sheet.getByText(/Dadurch frei geworden/).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  }

  it('two sick notes, five visits and a duty: whole again in under twelve changes', async () => {
    await desk.office.advance({ hours: 5, minutes: 15 });
    dispatcher = await desk.person('disposition', look);
    const { page } = dispatcher;
    page.on('request', (request) => {
      const { query = '' } = (request.postDataJSON() ?? {}) as { query?: string };
      if (/^\s*mutation/.test(query)) sent.push(/mutation\s+(\w+)/.exec(query)?.[1] ?? '');
    });
    await page.goto('/disposition');
    await page.locator('.lane, .people').first().waitFor();
    const [a, b] = monday.out;
    expect(await whole()).toBe(5);
    await callsIn(a);
    await callsIn(b);
    expect(await whole()).toBe(0);

    // What broke stands on top, the most urgent first, each with who is free.
    const broken = page.locator('.due > li.broken');
    await expect.poll(() => broken.count()).toBe(5);
    const order = await page.locator('.due > li').evaluateAll((all) => all.map((one) => one.classList.contains('broken')));
    expect(order.slice(0, 5)).toEqual(Array(5).fill(true));
    const told = await broken.evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    const ranks = told.map((text) => monday.visits.findIndex(({ reference }) => text.includes(reference)));
    expect(ranks[0]).toBe(3); // at once
    expect(ranks[1]).toBe(1); // today or tomorrow
    expect(ranks[4]).toBe(0); // within seven days
    for (const text of told) expect(text).toMatch(/War .*bleibt: /);
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    // The duty first: whoever has it tonight is still free by day.
    const duty = page.locator('.halves > li', { hasText: 'Rufbereitschaft' });
    await duty.getByRole('group').getByRole('button').first().click();
    await duty.waitFor({ state: 'detached' });
    for (let left = 5; left > 0; left -= 1) {
      await broken.first().getByRole('group').getByRole('button').first().click();
      await expect.poll(() => broken.count()).toBe(left - 1);
    }
    expect(await whole()).toBe(5);
    const [{ n }] = (await desk.office.sql<{ n: number }>(
      `select count(*)::integer as n from duty d join duty_seat s on s.duty_id = d.id where lower(d.during) = ?::timestamptz`,
      [at('16:00')],
    )) as [{ n: number }];
    expect(n).toBe(2);
    expect(sent.toSorted()).toEqual([...Array(5).fill('AssignPair'), ...Array(2).fill('ReportAbsence'), 'SetDuty']);
    expect(sent.length).toBeLessThan(12);
    expect(dispatcher.complaints).toEqual([]);
    expect(dispatcher.foreign).toEqual([]);
  }); // prettier-ignore

  it('at half past seven the page tells leadership what happened', async () => {
    await desk.office.advance({ minutes: 15 });
    const leader = await desk.person('leitung', look);
    const { page } = leader;
    await page.goto('/seit?von=feierabend');
    await page.locator('.counts').waitFor();
    expect(await page.locator('header p').first().innerText()).toContain('Mo 23.11. 07:30');
    const block = (title: string) =>
      page.locator('section', { has: page.getByRole('heading', { name: title }) }).last();
    await block('Allein gehandelt').getByText(alone).waitFor();
    expect(await block('Allein gehandelt').innerText()).toMatch(/Niemand erreicht.*Zu prüfen bis/s);
    const away = await block('Wer fehlt oder fehlte').innerText();
    for (const one of monday.out) expect(away).toContain(one.name);
    expect(away.replaceAll('\u00A0', ' ')).toContain('07:15');
    // Nothing of what was covered again is told as open.
    const open = await page.locator('.first').innerText();
    for (const { reference } of monday.visits) expect(open).not.toContain(reference);
    expect(await barriers(page)).toEqual([]);
    expect(leader.complaints).toEqual([]);
    await leader.context.close();
  });
});
