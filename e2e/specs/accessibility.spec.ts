// No page has a barrier that axe can find, in any look: light, dark, forced colours, 320 px, 200 %, German and English.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, type Desk, openDesk, type Person } from '#src/desk.ts';
import { type Ids, idsOf, type Looker, type Place, PLACES, routeNames, stands } from '#src/places.ts';

/** Widths at which a page must not be wider than its window: a small phone; 1280 × 800 at 200 %. */
const NARROW = { '320 px': { width: 320, height: 640 }, '200 %': { width: 640, height: 400 } } as const;
const ROOM = { width: 1366, height: 900 };

let desk: Desk;
let ids: Ids;
const people = new Map<Looker | null, Person>();
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.sql('update account set demo = true');
  const who = [...new Set(PLACES.map((place) => place.who))];
  for (const one of who) people.set(one, one ? await desk.person(one, ROOM) : await desk.stranger(ROOM));
  ids = await idsOf((one) => people.get(one)!.context, desk.office.url.replace('127.0.0.1', 'localhost'));
});
afterAll(() => desk?.close());

it('every page of the dashboard stands in the list', () => {
  const walked = new Set(PLACES.map(({ route }) => route));
  expect(routeNames().filter((name) => name !== 'home' && !walked.has(name))).toEqual([]);
  expect(PLACES.filter(({ route }) => !routeNames().includes(route))).toEqual([]);
});

/** The drawer or window that stands over the page, if one does. */
const drawn = (page: Person['page']) =>
  page.evaluate(() => ['dialog[open]', '.sheet'].filter((one) => document.querySelector(one)));

/** How much wider the page is than its window, in pixels. */
const overflow = (page: Person['page']) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(PLACES)('$name', { concurrent: true }, (place: Place) => {
  it('has no barrier in any look', async () => {
    const { page, context, foreign, complaints } = await desk.again(people.get(place.who)!, ROOM);
    const found: Record<string, readonly unknown[]> = {};
    const note = (look: string, what: readonly unknown[]): void =>
      void (what.length > 0 && (found[look] = what));
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(typeof place.at === 'string' ? place.at : place.at(ids));
    await stands(page, place);
    // The page behind a drawer stands in the list for itself.
    const [within = 'html'] = await drawn(page);
    note('light', await barriers(page, { within }));
    const shot = async (look: string) =>
      void (
        process.env['EP_SHOTS'] &&
        (await page.screenshot({
          path: `/tmp/ep-shots/${place.name}-${look}.jpg`,
          type: 'jpeg',
          quality: 70,
        }))
      );
    await shot('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot('dark');
    note('dark', await barriers(page, { only: 'colours', within }));
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await shot('forced');
    note('forced', await barriers(page, { only: 'colours', within }));
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    const fits = async (look: string): Promise<void> => {
      const over = await overflow(page);
      if (over > 0) note(`${look}, wider than its window`, [over]);
    };
    for (const [look, size] of Object.entries(NARROW)) {
      await page.setViewportSize(size);
      await shot(look.replace(' ', ''));
      note(look, await barriers(page, { only: 'layout', within }));
      await fits(look);
    }
    await page.evaluate(() => localStorage.setItem('zuzweit.language', 'en'));
    await page.reload();
    await stands(page, place);
    await shot('en');
    note('English', await barriers(page, { only: 'layout', within }));
    await fits('English, 200 %');
    await page.setViewportSize(NARROW['320 px']);
    await fits('English, 320 px');
    note('asked elsewhere', foreign);
    note('complaints of the browser', complaints);
    await context.close();
    if (process.env['EP_SHOTS'])
      (await import('node:fs')).appendFileSync(
        '/tmp/ep-found.jsonl',
        JSON.stringify([place.name, Date.now(), found]) + '\n',
      );
    expect(found).toEqual({});
  });
});
