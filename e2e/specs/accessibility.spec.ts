// No page has a barrier that axe can find, in any look: light, dark, forced colours, 320 px, 200 %, German and English.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, type Desk, openDesk, type Person } from '#src/desk.ts';
import { type Ids, idsOf, type Looker, type Place, PLACES, routeNames, SHEET, stands } from '#src/places.ts';

const ROOM = { width: 1366, height: 900 };
/** A small phone, and 1280 × 800 enlarged to 200 %: no page may be wider than these. */
const PHONE = { width: 320, height: 640 };
const ENLARGED = { width: 640, height: 400 };

let desk: Desk;
let ids: Ids;
/** Two windows of everybody, and two in English, side by side: two cores are walked at once. */
const LANES = [0, 1] as const;
const windows = new Map<string, Person>();
const windowOf = (lane: number, who: Looker, english = false): Person =>
  windows.get(`${lane} ${who} ${english}`)!;
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.sql('update account set demo = true');
  for (const who of new Set(PLACES.flatMap((place) => place.who ?? []))) {
    const first = await desk.person(who, ROOM);
    windows.set(`0 ${who} false`, first);
    for (const [lane, english] of [
      [1, false],
      [0, true],
      [1, true],
    ] as const)
      windows.set(`${lane} ${who} ${english}`, await desk.again(first, { ...ROOM, english }));
  }
  ids = await idsOf((who) => windowOf(0, who).context, desk.office.url.replace('127.0.0.1', 'localhost'));
});
afterAll(() => desk?.close());

it('every page of the dashboard stands in the list', () => {
  const walked = new Set(PLACES.map(({ route }) => route));
  expect(routeNames().filter((name) => name !== 'home' && !walked.has(name))).toEqual([]);
  expect(PLACES.filter(({ route }) => !routeNames().includes(route))).toEqual([]);
});

/** The page a drawer belongs to, as the address begins. */
const pageOf = (address: string): string => new URL(address, 'http://here').pathname.split('/')[1]!;

/** Goes to a place; to a drawer of the page that is open as a link would, so that the page and its data stay. */
async function goTo(page: Page, place: Place): Promise<void> {
  const at = typeof place.at === 'string' ? place.at : place.at(ids);
  const beside = place.ready === SHEET && pageOf(page.url()) === pageOf(at);
  if (!beside) await page.goto(at);
  else {
    await page.evaluate(() => (document.getElementById('app')!.style.display = ''));
    await page.keyboard.press('Escape');
    await page.locator('.sheet, dialog[open]').waitFor({ state: 'detached' });
    await page.evaluate((address) => {
      window.history.pushState(null, '', address);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, at);
  }
  await stands(page, place);
}

/** What of a page is looked at: a drawer alone, for the page behind it stands in the list for itself. */
async function subject(page: Page, place: Place): Promise<string> {
  const alone = await page.evaluate(() => {
    if (document.querySelector('dialog[open]')) return 'dialog[open]';
    if (!document.querySelector('.sheet')) return null;
    document.getElementById('app')!.style.display = 'none';
    return '.sheet';
  });
  return alone ?? place.within ?? 'html';
}

type Found = Record<string, readonly string[] | number>;
/** Only what is there. */
const only = (found: Found): Found =>
  Object.fromEntries(
    Object.entries(found).filter(([, what]) => (typeof what === 'number' ? what > 0 : what.length > 0)),
  );
/** How many pixels the page is wider than a window of this size. */
async function excess(page: Page, size: { width: number; height: number }): Promise<number> {
  await page.setViewportSize(size);
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
const heard = ({ foreign, complaints }: Person, { complains }: Place): Found => ({
  'asked elsewhere': foreign.splice(0),
  'complaints of the browser': complaints.splice(0).filter((one) => !complains?.test(one)),
});

/** Every look, in German. */
async function walk(person: Person, place: Place): Promise<Found> {
  const { page } = person;
  await page.setViewportSize(ROOM);
  await goTo(page, place);
  const within = await subject(page, place);
  const light = await barriers(page, { within });
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await barriers(page, { only: 'colours', within });
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  const dark = await barriers(page, { only: 'colours', within });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
  return only({
    light,
    'forced colours': forced,
    dark,
    '200 %, too wide': await excess(page, ENLARGED),
    '320 px, too wide': await excess(page, PHONE),
    '320 px': await barriers(page, { only: 'layout', within }),
    ...heard(person, place),
  });
}

/** The narrow looks, in English. */
async function walkInEnglish(person: Person, place: Place): Promise<Found> {
  const { page } = person;
  await page.setViewportSize(PHONE);
  await goTo(page, place);
  const within = await subject(page, place);
  const lang = await page.evaluate(() => document.documentElement.lang);
  return only({
    'not in English': lang === 'en' ? [] : [lang],
    '320 px, too wide': await excess(page, PHONE),
    '200 %, too wide': await excess(page, ENLARGED),
    '200 %': await barriers(page, { only: 'layout', within }),
    ...heard(person, place),
  });
}

/** A drawer has the words of all others and half of its window: in English only on request (`ZZ_LOOKS=all`). */
const inEnglish = ({ ready }: Place): boolean => ready !== SHEET || process.env['ZZ_LOOKS'] === 'all';

/** Who looks at a place in a lane; a stranger comes anew each time. */
async function looked(lane: number, place: Place, how: typeof walk, english = false): Promise<Found> {
  if (place.who) return how(windowOf(lane, place.who, english), place);
  const stranger = await desk.stranger({ ...ROOM, english });
  const found = await how(stranger, place);
  await stranger.context.close();
  return found;
}

describe.concurrent.each(LANES)('no barrier in any look, lane %i:', (lane) => {
  const places = PLACES.filter((_, at) => at % LANES.length === lane);
  it.each(places)('$name', { concurrent: false }, async (place: Place) => {
    expect(await looked(lane, place, walk)).toEqual({});
  });
  it.each(places.filter(inEnglish))('$name in English', { concurrent: false }, async (place: Place) => {
    expect(await looked(lane, place, walkInEnglish, true)).toEqual({});
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
