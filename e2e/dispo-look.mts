import { findBrowser } from '@zuzweit/tools/browser';
import { chromium } from 'playwright-core';
const found = await findBrowser();
const browser = await chromium.launch({
  executablePath: found.program,
  args: found.arguments,
  env: found.environment,
});
const shots: [string, number, number, boolean, string, string][] = [
  ['day', 1440, 900, false, 'de', '/disposition?tag=2026-11-25'],
  ['dark', 1366, 768, true, 'de', '/disposition?tag=2026-11-25'],
  ['week', 1440, 900, false, 'de', '/disposition?tag=2026-11-25&ansicht=woche'],
  ['phone', 320, 700, false, 'de', '/disposition?tag=2026-11-25'],
  ['en', 1366, 768, false, 'en', '/disposition?tag=2026-11-25'],
  ['sheet', 1366, 768, false, 'de', '/disposition/tagesblatt?tag=2026-11-25'],
].filter(([n]) => process.argv.length < 3 || process.argv.slice(2).includes(n as string)) as never;
for (const [name, width, height, dark, lang, path] of shots) {
  const ctx = await browser.newContext({
    baseURL: 'http://localhost:4721',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: lang === 'en' ? 'en-GB' : 'de-DE',
    timezoneId: 'Europe/Berlin',
  });
  const page = await ctx.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, String(e)));
  if (lang === 'en') await page.addInitScript(() => localStorage.setItem('zuzweit.language', 'en'));
  await page.goto('/anmelden');
  await page.locator('input[autocomplete="username"]').fill('disposition');
  await page.locator('input[autocomplete="current-password"]').fill('zu-zweit-2026');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((u) => !u.pathname.startsWith('/anmelden'));
  await page.goto(path);
  await page
    .locator('.lane, .people, table')
    .first()
    .waitFor({ timeout: 8000 })
    .catch((e) => console.log(name, String(e).slice(0, 200)));
  await page.waitForTimeout(800);
  console.log(name, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  await page.screenshot({ path: `/tmp/dispo-${name}.png`, fullPage: name === 'phone' });
  await ctx.close();
}
await browser.close();
