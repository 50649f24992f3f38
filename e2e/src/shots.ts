// `pnpm shots`: a picture of every page in light, dark, phone, narrow, wide, English and forced colours, to be looked at.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '@zuzweit/tools/browser';
import { type BrowserContext, chromium } from 'playwright-core';
import { idsOf, type Looker, PLACES, stands } from './places.ts';

const URL_OF_OFFICE = process.env['SHOTS_URL'] ?? 'http://localhost:4000';
const FOLDER = fileURLToPath(new URL('../../.shots', import.meta.url));
/** `pnpm shots dark wall` draws only these looks and pages. */
const ONLY = new Set(process.argv.slice(2));

const LOOKS = {
  light: { size: [1440, 1010] },
  dark: { size: [1440, 1010], colorScheme: 'dark' },
  phone: { size: [390, 844] },
  narrow: { size: [320, 640] },
  wide: { size: [1920, 1080] },
  english: { size: [1440, 1010], language: 'en' },
  forced: { size: [1440, 1010], forcedColors: 'active' },
} as const;
type Look = {
  size: readonly [number, number];
  colorScheme?: 'dark';
  language?: 'en';
  forcedColors?: 'active';
};
const wanted = <T>(all: readonly T[], nameOf: (one: T) => string): T[] => {
  const some = all.filter((one) => ONLY.has(nameOf(one)));
  return some.length > 0 ? some : [...all];
};

mkdirSync(FOLDER, { recursive: true });
const found = await findBrowser();
const browser = await chromium.launch({
  executablePath: found.program,
  args: found.arguments,
  env: found.environment,
});

/** One window for each person in each look: nobody signs in twice. */
async function openAs(who: Looker | null, look: Look): Promise<BrowserContext> {
  const [width, height] = look.size;
  const context = await browser.newContext({
    baseURL: URL_OF_OFFICE,
    viewport: { width, height },
    colorScheme: look.colorScheme ?? 'light',
    forcedColors: look.forcedColors ?? 'none',
    reducedMotion: 'reduce',
    locale: look.language === 'en' ? 'en-GB' : 'de-DE',
    timezoneId: 'Europe/Berlin',
  });
  if (look.language) await context.addInitScript(() => localStorage.setItem('zuzweit.language', 'en'));
  if (!who) return context;
  const page = await context.newPage();
  await page.goto('/anmelden');
  await page.locator('input[autocomplete="username"]').fill(who);
  await page.locator('input[autocomplete="current-password"]').fill('zu-zweit-2026');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
  await page.close();
  return context;
}

for (const [name, look] of wanted(Object.entries(LOOKS), ([one]) => one)) {
  const people = new Map<Looker | null, BrowserContext>();
  for (const who of new Set(PLACES.map((place) => place.who))) people.set(who, await openAs(who, look));
  const ids = await idsOf((who) => people.get(who)!, URL_OF_OFFICE);
  for (const place of wanted(PLACES, (one) => one.name)) {
    const page = await people.get(place.who)!.newPage();
    await page.goto(typeof place.at === 'string' ? place.at : place.at(ids));
    await stands(page, place);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${FOLDER}/${place.name}-${name}.png`, fullPage: true });
    await page.close();
  }
  for (const context of people.values()) await context.close();
}
await browser.close();
process.stdout.write(`Pictures of ${URL_OF_OFFICE} are in .shots/.\n`);
