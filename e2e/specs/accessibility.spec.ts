// No page has a barrier that axe can find, in any look: light, dark, forced colours, 320 px, 200 %, German and English.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, type Desk, openDesk, type Person } from '#src/desk.ts';
import { type Ids, idsOf, type Looker, type Place, PLACES, routeNames, stands } from '#src/places.ts';

const ROOM = { width: 1366, height: 900 };
/** A small phone, and 1280 × 800 enlarged to 200 %: no page may be wider than these. */
const PHONE = { width: 320, height: 640 };
const ENLARGED = { width: 640, height: 400 };

let desk: Desk;
let ids: Ids;
/** Two windows of everybody, side by side: two cores are walked at once. */
const LANES = [0, 1] as const;
const windows = new Map<string, Person>();
const windowOf = (lane: number, who: Looker): Person => windows.get(`${lane} ${who}`)!;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.sql('update account set demo = true');
  for (const who of new Set(PLACES.flatMap((place) => place.who ?? []))) {
    const first = await desk.person(who, ROOM);
    windows.set(`0 ${who}`, first);
    windows.set(`1 ${who}`, await desk.again(first, ROOM));
  }
  ids = await idsOf((who) => windowOf(0, who).context, desk.office.url.replace('127.0.0.1', 'localhost'));
});
afterAll(() => desk?.close());

it('every page of the dashboard stands in the list', () => {
  const walked = new Set(PLACES.map(({ route }) => route));
  expect(routeNames().filter((name) => name !== 'home' && !walked.has(name))).toEqual([]);
  expect(PLACES.filter(({ route }) => !routeNames().includes(route))).toEqual([]);
});

/** What of a page is looked at: a drawer alone, for the page behind it stands in the list for itself. */
async function subject(page: Person['page'], place: Place): Promise<string> {
  const alone = await page.evaluate(() => {
    if (document.querySelector('dialog[open]')) return 'dialog[open]';
    if (!document.querySelector('.sheet')) return null;
    document.getElementById('app')!.style.display = 'none';
    return '.sheet';
  });
  return alone ?? place.within ?? 'html';
}

/** How many pixels the page is wider than its window. */
const excess = (page: Person['page']): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Drawers in English too, and all in forced colours: takes its time, so only on request (ZZ_LOOKS=all). */
const EVERY_LOOK = process.env['ZZ_LOOKS'] === 'all';

async function walk(lane: number, place: Place): Promise<Record<string, readonly unknown[] | number>> {
  const person = place.who ? windowOf(lane, place.who) : await desk.stranger(ROOM);
  const { page, foreign, complaints } = person;
  const found: Record<string, readonly unknown[] | number> = {};
  await page.setViewportSize(ROOM);
  await page.goto(typeof place.at === 'string' ? place.at : place.at(ids));
  await stands(page, place);
  let within = await subject(page, place);
  const more = EVERY_LOOK || within === (place.within ?? 'html');
  found['light'] = await barriers(page, { within });
  await page.emulateMedia({ colorScheme: 'dark' });
  found['dark'] = await barriers(page, { only: 'colours', within });
  await page.emulateMedia({ colorScheme: 'light' });
  if (EVERY_LOOK) {
    await page.emulateMedia({ forcedColors: 'active' });
    found['forced colours'] = await barriers(page, { only: 'colours', within });
    await page.emulateMedia({ forcedColors: 'none' });
  }
  await page.setViewportSize(ENLARGED);
  found['200 %'] = await barriers(page, { only: 'layout', within });
  found['200 %, too wide'] = await excess(page);
  await page.setViewportSize(PHONE);
  found['320 px'] = await barriers(page, { only: 'layout', within });
  found['320 px, too wide'] = await excess(page);

  if (more) {
    await page.evaluate(() => localStorage.setItem('zuzweit.language', 'en'));
    await page.reload();
    await stands(page, place);
    within = await subject(page, place);
    found['English, 320 px, too wide'] = await excess(page);
    await page.setViewportSize(ENLARGED);
    found['English, 200 %'] = await barriers(page, { only: 'layout', within });
    found['English, 200 %, too wide'] = await excess(page);
    await page.evaluate(() => localStorage.removeItem('zuzweit.language'));
  }

  found['asked elsewhere'] = foreign.splice(0);
  // Who has not signed in is told so: that is no fault of the page.
  found['complaints of the browser'] = complaints
    .splice(0)
    .filter((text) => place.who ?? !text.includes('401'));
  if (!place.who) await person.context.close();
  return Object.fromEntries(
    Object.entries(found).filter(([, what]) => (typeof what === 'number' ? what > 0 : what.length > 0)),
  );
}

describe.concurrent.each(LANES)('no barrier in any look, lane %i:', (lane) => {
  const places = PLACES.filter((_, at) => at % LANES.length === lane);
  it.each(places)('$name', { concurrent: false }, async (place: Place) => {
    expect(await walk(lane, place)).toEqual({});
  });
});

/** Where a drawer opens, by whom, and from what. */
const OPENERS: readonly [Looker, string, string][] = [
  ...[
    'a[href$="/hinweis/neu"]',
    'tbody a[href*="/lagebild/hinweis/"]',
    'a[href$="/besuch/neu"]',
    'li a[href*="/lagebild/besuch/"]:not([href*="neu"])',
    'a[href*="/lagebild/dienst"]',
    'a[href$="/lagebild/abwesenheit"]',
    'a[href*="/lagebild/abwesenheit/"]',
    'a[href$="/lagebild/einsatz"]',
    'a[href$="/lagebild/allein"]',
  ].map((opener): [Looker, string, string] => ['disposition', '/lagebild', opener]),
  ['disposition', '/disposition', 'a[href^="/disposition/besuch/neu"]'],
  ['disposition', '/dienstplan', 'td a[href*="/dienstplan/dienst"]'],
  ['leitung', '/bueros', 'a[href$="/bueros/neu"]'],
  ['leitung', '/bueros', 'a[href*="/bueros/stadtteil/"]'],
  ['verwaltung', '/verwaltung', 'a[href$="/verwaltung/neu"]'],
];

it.each(OPENERS)('%s, %s: the drawer of %s gives the focus back', async (who, at, selector) => {
  const { page } = windowOf(0, who);
  await page.setViewportSize(ROOM);
  if (new URL(page.url()).pathname !== at) await page.goto(at);
  const opener = page.locator(selector).filter({ visible: true }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.locator('.sheet h1').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
});
