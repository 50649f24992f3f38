// A day planned by mouse and the same day by keys alone; two dispatchers on one visit; what is refused, taken back, printed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, type Desk, type Look, openDesk, type Person } from '#src/desk.ts';
import { acrossAt, block, card, dragTo, type Free, pressUntil, spoken, tabTo } from '#src/lanes.ts';

let desk: Desk;
let dispatcher: Person;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.sql("update account set demo = true where name = 'disposition'");
  dispatcher = await desk.person('disposition', { height: 1500 });
});
afterAll(() => desk?.close());

const DAY = '2026-11-25';
const at = (hour: number, minute = 0): string =>
  `${DAY}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`;
const surname = (name: string): string => name.split(' ').slice(1).join(' ') || name;

/** A visit of an hour that waits for a pair that day. */
async function due(): Promise<{ id: string; reference: string }> {
  const tool = await desk.office.token(['DISPATCH']);
  const [district] = (await tool.get('{ districts { id name } }')).filter(({ name }: any) => name === 'Brassert');
  const { visit, errors } = await tool.act(
    'mutation ($input: PlanVisitInput!) { planVisit(input: $input) { visit { id reference } errors { code } } }',
    { districtId: district.id, kind: 'FOLLOW_UP', urgency: 'U1', duration: 'PT60M', dueFrom: at(8), dueUntil: at(18) },
  );
  expect(errors).toEqual([]);
  return visit;
} // prettier-ignore

/** Who could come then, at work and rested. */
async function free(hour: number, minute = 0): Promise<Free[]> {
  const tool = await desk.office.token(['OPERATIONS']);
  const { nodes } = await tool.get(
    'query ($from: DateTime!, $until: DateTime!) { professionals(first: 100) { nodes { id name availability(from: $from, until: $until) { free works rest } } } }',
    { from: at(hour, minute), until: at(hour + 1, minute) },
  );
  return nodes.filter(({ availability: { free, works, rest } }: any) => free && works && !rest);
}
const seats = async (id: string): Promise<string[]> =>
  (
    await desk.office.sql<{ id: string }>('select professional_id as id from seat where visit_id = ? order by no', [id])
  ).map((row) => row.id); // prettier-ignore
const planned = async (id: string): Promise<string | undefined> =>
  (
    await desk.office.sql<{ at: string }>(
      `select to_char(lower(planned) at time zone 'Europe/Berlin', 'HH24:MI') as at from visit where id = ?`,
      [id],
    )
  )[0]?.at;

async function openDay(page: Person['page'], more = ''): Promise<void> {
  await page.goto(`/disposition?tag=${DAY}${more}`);
  await page.locator('.lane').first().waitFor();
}
/** The second person, chosen in the sheet that the first lane has opened. */
async function second(page: Person['page'], name: string): Promise<void> {
  const group = page.getByRole('dialog').getByRole('group', { name: 'Zweite Person' });
  await group.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await page.getByRole('dialog').getByRole('button', { name: /zuweisen$/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
} // prettier-ignore

describe('a day', () => {
  it('is planned by mouse: put on a lane, joined by a second, moved, given to somebody else', async () => {
    const { page } = dispatcher;
    const visit = await due();
    await openDay(page);
    const [a, b] = await free(11);
    await dragTo(page, card(page, visit.reference), a!.id, [11, 0]);
    expect(await page.locator('.bubble').textContent()).toMatch(
      new RegExp(`${surname(a!.name)}, .*11:00–12:00: frei`),
    );
    await page.mouse.up();
    await second(page, b!.name);
    expect(await seats(visit.id)).toEqual([a!.id, b!.id]);
    expect(await planned(visit.id)).toBe('11:00');
    for (const one of [a!, b!]) await block(page, one.id, visit.reference).waitFor();

    const later = (await free(15)).map(({ id }) => id);
    if (later.includes(a!.id) && later.includes(b!.id)) {
      await dragTo(page, block(page, a!.id, visit.reference), a!.id, [15, 0]);
      await page.mouse.up();
      await expect.poll(() => planned(visit.id)).toBe('15:00');
    }
    const now = await planned(visit.id);
    const c = (await free(Number(now!.slice(0, 2)))).find(({ id }) => id !== a!.id && id !== b!.id)!;
    await dragTo(page, block(page, b!.id, visit.reference), c.id, [Number(now!.slice(0, 2)), 0]);
    await page.mouse.up();
    await expect.poll(() => seats(visit.id)).toEqual([a!.id, c.id]);
    await block(page, c.id, visit.reference).waitFor();
  });

  it('is planned by keys alone: lifted, carried, put down, joined, moved', async () => {
    const { page } = dispatcher;
    const visit = await due();
    await openDay(page);
    const [a, b] = await free(10);
    await page.locator('.due > li').first().waitFor();
    await tabTo(page, new RegExp(`^${visit.reference} aufnehmen`));
    await page.keyboard.press('Space');
    await expect.poll(() => spoken(page)).toContain(`${visit.reference} ist aufgenommen.`);
    for (let n = 0; n < 30; n += 1) await page.keyboard.press('ArrowUp');
    await pressUntil(page, 'ArrowDown', new RegExp(`(^|\\. )${surname(a!.name)}, `), 30);
    await pressUntil(page, 'ArrowLeft', /08:00–09:00/);
    await pressUntil(page, 'ArrowRight', /10:00–11:00/);
    expect(await spoken(page)).toMatch(/: frei/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe('second');
    await page.keyboard.type(b!.name);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => seats(visit.id)).toEqual([a!.id, b!.id]);
    expect(await planned(visit.id)).toBe('10:00');

    // One Tab stop for all lanes; arrows lead on; Space lifts, Escape puts back, Enter puts down.
    await block(page, a!.id, visit.reference).waitFor();
    await block(page, a!.id, visit.reference).focus();
    await page.keyboard.press('Space');
    await pressUntil(page, 'ArrowRight', /11:15–12:15|11:00–12:00/);
    await page.keyboard.press('Escape');
    await expect.poll(() => spoken(page)).toContain('ist zurückgelegt');
    expect(await planned(visit.id)).toBe('10:00');
  }); // prettier-ignore
});

describe('what cannot be', () => {
  it('is refused while dragging, with its sentence, and by keys with the same words', async () => {
    const { page } = dispatcher;
    const [one, other] = [await due(), await due()];
    const [a, b] = await free(13);
    const tool = await desk.office.token(['DISPATCH']);
    await tool.act(
      'mutation ($input: AssignPairInput!) { assignPair(input: $input) { visit { id } errors { code } } }',
      { visitId: one.id, professionalIds: [a!.id, b!.id], from: at(13) },
    );
    await openDay(page);
    await dragTo(page, card(page, other.reference), a!.id, [13, 30]);
    const bubble = page.locator('.bubble.hard');
    const sentence = `${surname(a!.name)} ist für ${one.reference} eingeteilt (`;
    expect(await bubble.textContent()).toContain(sentence);
    await page.mouse.up();
    expect(await seats(other.id)).toEqual([]);
    await expect.poll(() => page.locator('.toasts').textContent()).toContain(sentence);
    // Beside the lanes nothing happens.
    const from = (await card(page, other.reference).boundingBox())!;
    await page.mouse.move(from.x + 4, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 30, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => spoken(page)).toContain(`${other.reference} ist zurückgelegt.`);
    expect(await seats(other.id)).toEqual([]);
    // The past is refused as well.
    await page.goto('/disposition?tag=2026-11-24');
    await page.locator('.lane').first().waitFor();
    const shown = card(page, other.reference);
    if ((await shown.count()) > 0) {
      await dragTo(page, shown, a!.id, [9, 0]);
      expect(await page.locator('.bubble.hard').textContent()).toContain('Vergangenheit');
      await page.mouse.up();
    }
  });

  it('takes no stranger: an address that names one chooses nobody, and nothing is written', async () => {
    const { page } = dispatcher;
    const visit = await due();
    const [, b] = await free(11);
    await page.goto(`/disposition/besuch/${visit.id}?tag=${DAY}&tun=zuweisen&erste=${randomUUID()}&ab=${encodeURIComponent(at(11))}`);
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('group', { name: 'Zweite Person' }).getByRole('radio', { name: new RegExp(`^${b!.name}`) }).check();
    await sheet.getByRole('button', { name: /zuweisen$/ }).last().click();
    await sheet.getByText('Die erste Person fehlt.').first().waitFor();
    expect(await seats(visit.id)).toEqual([]);
  }); // prettier-ignore

  it('says who was faster when two dispatchers take the same visit, and both see it at once', async () => {
    const visit = await due();
    const [a, b, c] = await free(12);
    const rival = await desk.office.account('zweite-disposition', [['DISPATCHER']]);
    const { page } = dispatcher;
    await openDay(page);
    await dragTo(page, card(page, visit.reference), a!.id, [12, 0]);
    await page.mouse.up();
    await page.getByRole('dialog').getByRole('group', { name: 'Zweite Person' }).getByRole('radio', { name: new RegExp(`^${b!.name}`) }).check();
    await rival.act('mutation ($input: AssignPairInput!) { assignPair(input: $input) { visit { id } errors { code } } }', {
      visitId: visit.id, professionalIds: [b!.id, c!.id], from: at(12), expectedVersion: 1,
    });
    // It lands on the lanes while the sheet is open; what was chosen here stays, and is refused with the name.
    await block(page, c!.id, visit.reference).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: /zuweisen$/ }).click();
    const refusal = page.getByRole('dialog').getByText(/wurde von zweite-disposition um .* geändert/).first();
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain(`(Paar zugewiesen: ${b!.name} · ${c!.name}, ab 25.11. 12:00)`);
    expect(await seats(visit.id)).toEqual([b!.id, c!.id]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await card(page, visit.reference).count()).toBe(0);
  }); // prettier-ignore
});

describe('what was done', () => {
  it('can be taken back for thirty seconds, and later from the history', async () => {
    const { page } = dispatcher;
    const visit = await due();
    await openDay(page);
    const [a, b] = await free(9);
    const assign = async () => {
      await card(page, visit.reference).getByRole('button', { name: /Was tun/ }).click();
      await page.getByRole('menuitem', { name: 'Paar zuweisen' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Uhrzeit').fill('09:00');
      await sheet.getByLabel('Uhrzeit').blur();
      for (const [group, person] of [['Erste Person', a!], ['Zweite Person', b!]] as const)
        await sheet.getByRole('group', { name: group }).getByRole('radio', { name: new RegExp(`^${person.name}`) }).check();
      await sheet.getByRole('button', { name: /zuweisen$/ }).click();
      await sheet.waitFor({ state: 'detached' });
      await expect.poll(() => seats(visit.id)).toHaveLength(2);
    };
    await assign();
    await page.locator('.toasts').getByRole('button', { name: 'Rückgängig' }).first().click();
    await expect.poll(() => seats(visit.id)).toEqual([]);
    await card(page, visit.reference).waitFor();
    await assign();
    await page.locator('.history').getByRole('button', { name: new RegExp(`Rückgängig: ${visit.reference}`) }).click();
    await expect.poll(() => seats(visit.id)).toEqual([]);
  }); // prettier-ignore

  it('is printed for the office and for one person, and the title says nothing of anybody', async () => {
    const { page } = dispatcher;
    await openDay(page);
    await page.getByRole('link', { name: 'Tagesblatt' }).click();
    await page.locator('.day-sheet table').first().waitFor();
    expect(await page.title()).toMatch(/^(\(\d+\) )?Tagesblatt · Zu zweit$/);
    const rows = await page.locator('.day-sheet tbody').first().locator('tr').count();
    expect(rows).toBeGreaterThan(3);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top').isVisible()).toBe(false);
    expect(await page.locator('.screen-only').isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.byteLength).toBeGreaterThan(5000);
    await page.emulateMedia({ media: 'screen' });
    const [person] = await free(9);
    await page.locator('.day-sheet select').selectOption(person!.id);
    await expect.poll(() => page.locator('.day-sheet h1').textContent()).toContain(person!.name);
    expect(page.url()).not.toContain(surname(person!.name));
    expect(await page.title()).toMatch(/^(\(\d+\) )?Tagesblatt · Zu zweit$/);
  });
});

const LOOKS: [string, Look, string][] = [
  ['light', {}, ''],
  ['dark', { dark: true }, ''],
  ['a week', {}, '&ansicht=woche'],
  ['at 320 px', { width: 320, height: 700 }, ''],
  ['at 200 %', { width: 683, height: 384 }, ''],
  ['in English', { locale: 'en-GB' }, ''],
];
describe('the desk', () => {
  it.each(LOOKS)('has nothing that axe finds and nothing cut off, %s', async (name, look, more) => {
    const person = await desk.person('disposition', look);
    const { page } = person;
    if (name === 'in English') await page.evaluate(() => localStorage.setItem('zuzweit.language', 'en'));
    await page.goto(`/disposition?tag=${DAY}${more}`);
    await page.locator('.lane, .people').first().waitFor();
    if (name === 'in English') await page.getByRole('heading', { name: 'Without a pair' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    if (look.width === 320) expect(await page.locator('.lane').count()).toBe(0);
    await page.goto(`/disposition/tagesblatt?tag=${DAY}`);
    await page.locator('.day-sheet table').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(person.complaints).toEqual([]);
    expect(person.foreign).toEqual([]);
    await person.context.close();
  });

  it('keeps the whole view in its address', async () => {
    const { page } = dispatcher;
    await page.goto(`/disposition?tag=${DAY}&stunden=24&suche=B-1`);
    await page.locator('.lane').first().waitFor();
    expect(await acrossAt(page, 0)).toBeLessThan(await acrossAt(page, 23));
    expect(await page.locator('input[type="search"]').inputValue()).toBe('B-1');
    await page.getByRole('link', { name: 'Woche', exact: true }).click();
    await page.locator('.lanes.week').waitFor();
    expect(page.url()).toContain('ansicht=woche');
    expect(page.url()).toContain('suche=B-1');
  });
});
