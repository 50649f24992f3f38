// `pnpm shots`: a picture of every page in light, dark, phone, wide and English, to be looked at.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '@zuzweit/tools/browser';
import { chromium } from 'playwright-core';

const URL_OF_OFFICE = process.env['SHOTS_URL'] ?? 'http://localhost:4000';
const FOLDER = fileURLToPath(new URL('../../.shots', import.meta.url));

const LOOKS = {
  light: { width: 1440, height: 1010, colorScheme: 'light', locale: 'de-DE' },
  dark: { width: 1440, height: 1010, colorScheme: 'dark', locale: 'de-DE' },
  phone: { width: 390, height: 844, colorScheme: 'light', locale: 'de-DE' },
  wide: { width: 1920, height: 1080, colorScheme: 'light', locale: 'de-DE' },
  english: { width: 1440, height: 1010, colorScheme: 'light', locale: 'en-GB' },
} as const;

/** Page, who sees it, where it is. */
const PAGES = [
  ['sign-in', null, '/anmelden'],
  ['board', 'leitung', '/lagebild'],
  ['raise', 'disposition', '/lagebild/hinweis/neu'],
  ['absence', 'disposition', '/lagebild/abwesenheit'],
  ['duty', 'disposition', '/lagebild/dienst'],
  ['desk', 'disposition', '/disposition'],
  ['desk-week', 'disposition', '/disposition?ansicht=woche'],
  ['day-sheet', 'disposition', '/disposition/tagesblatt'],
  ['map', 'leitung', '/lagebild?karte=auslastung'],
  ['rota', 'disposition', '/dienstplan'],
  ['mine', 'fachkraft-07', '/meine-einsaetze'],
  ['load', 'leitung', '/bezirk'],
  ['look-back', 'leitung', '/seit?von=wochenende'],
  ['tokens', 'leitung', '/zugaenge'],
  ['offices', 'leitung', '/bueros'],
  ['accounts', 'verwaltung', '/verwaltung'],
  ['new-account', 'verwaltung', '/verwaltung/neu'],
] as const;

mkdirSync(FOLDER, { recursive: true });
const found = await findBrowser();
const browser = await chromium.launch({
  executablePath: found.program,
  args: found.arguments,
  env: found.environment,
});
for (const [look, { width, height, colorScheme, locale }] of Object.entries(LOOKS)) {
  for (const [name, who, path] of PAGES) {
    const context = await browser.newContext({
      baseURL: URL_OF_OFFICE,
      viewport: { width, height },
      colorScheme,
      locale,
      timezoneId: 'Europe/Berlin',
    });
    const page = await context.newPage();
    if (locale === 'en-GB') await page.addInitScript(() => localStorage.setItem('zuzweit.language', 'en'));
    await page.goto('/anmelden');
    if (who) {
      await page.locator('input[autocomplete="username"]').fill(who);
      await page.locator('input[autocomplete="current-password"]').fill('zu-zweit-2026');
      await page.locator('form button[type="submit"]').click();
      await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
      await page.goto(path);
    }
    await page.waitForLoadState('networkidle');
    await page.locator('h1, h2').first().waitFor();
    await page.screenshot({ path: `${FOLDER}/${name}-${look}.png`, fullPage: true });
    await context.close();
  }
}
await browser.close();
process.stdout.write(`Pictures of ${URL_OF_OFFICE} are in .shots/.\n`);
