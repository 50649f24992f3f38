// No page has a barrier that axe can find: light, dark, narrow, wide.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers, type Desk, type Look, openDesk } from '#src/desk.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk?.close());

const LOOKS: [string, Look][] = [
  ['light', {}],
  ['dark', { dark: true }],
  ['at 320 px', { width: 320, height: 700 }],
];

it.each(LOOKS)('signing in and the board, %s', async (_name, look) => {
  const stranger = await desk.stranger(look);
  await stranger.page.goto('/');
  await stranger.page.locator('form').waitFor();
  expect(await barriers(stranger.page)).toEqual([]);
  const leader = await desk.person('leitung', look);
  await leader.page.goto('/lagebild');
  await leader.page.locator('tbody tr').first().waitFor();
  expect(await barriers(leader.page)).toEqual([]);
  const { scroll, width } = await leader.page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(width);
  await stranger.context.close();
  await leader.context.close();
});
