// People at one desk: an office in this process with a clock the test sets, and a browser for each person.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '@zuzweit/tools/browser';
import { seedDemo, startOffice, type TestOffice } from '@zuzweit/server/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const DASHBOARD = fileURLToPath(new URL('../../packages/dashboard/dist', import.meta.url));
const PASSWORD = 'zu-zweit-2026';

export interface Person {
  page: Page;
  context: BrowserContext;
  /** Requests that left the origin, and what the browser complained about: both must stay empty. */
  foreign: string[];
  complaints: string[];
}

export interface Look {
  width?: number;
  height?: number;
  dark?: boolean;
  locale?: 'de-DE' | 'en-GB';
  /** The language chosen on this device. */
  english?: boolean;
}

export interface Desk {
  office: TestOffice;
  /** Opens a browser window of its own and signs in. */
  person(name: string, look?: Look): Promise<Person>;
  /** A window in which nobody is signed in. */
  stranger(look?: Look): Promise<Person>;
  /** Another window of somebody, signed in as the first one is. */
  again(person: Person, look?: Look): Promise<Person>;
  close(): Promise<void>;
}

/** Tuesday, 24 November 2026, 14:37: an invented afternoon. */
const AFTERNOON = Temporal.Instant.from('2026-11-24T14:37:00+01:00');

/** The demo office at a time, nothing moving by itself, and a browser. */
export async function openDesk(now = AFTERNOON): Promise<Desk> {
  const office = await startOffice({ now, dashboard: DASHBOARD, seed: seedDemo });
  const found = await findBrowser();
  const browser: Browser = await chromium.launch({
    executablePath: found.program,
    args: found.arguments,
    env: found.environment,
  });
  const url = office.url.replace('127.0.0.1', 'localhost');

  async function stranger(
    { width = 1440, height = 1010, dark = false, locale = 'de-DE', english = false }: Look = {},
    storageState?: Awaited<ReturnType<BrowserContext['storageState']>>,
  ): Promise<Person> {
    const context = await browser.newContext({
      ...(storageState && { storageState }),
      baseURL: url,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale,
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    if (english) await context.addInitScript(() => localStorage.setItem('zuzweit.language', 'en'));
    const page = await context.newPage();
    const person: Person = { page, context, foreign: [], complaints: [] };
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
        person.foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/ERR_INTERNET_DISCONNECTED|WebSocket connection/.test(message.text())
      )
        person.complaints.push(message.text());
    });
    page.on('pageerror', (error) => person.complaints.push(String(error)));
    return person;
  }

  return {
    office,
    stranger: (look) => stranger(look),
    again: async ({ context }, look) => stranger(look, await context.storageState()),
    person: async (name, look) => {
      const person = await stranger(look);
      await person.page.goto('/');
      await signIn(person.page, name);
      return person;
    },
    close: async () => {
      await browser.close();
      await office.close();
    },
  };
}

/** Fills the form and waits until the desk is there. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(name);
  await page.locator('input[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/anmelden') && url.pathname !== '/');
}

/** Small, for every page that is opened reads it. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What depends on colours alone: where only those have changed, nothing else can have. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page: WCAG 2.2 AA, and what is good practice beyond it. */
export async function barriers(
  page: Page,
  { only = 'all', within = 'html' }: { only?: 'all' | 'colours' | 'layout'; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const runOnly = only === 'colours' ? COLOURS : TAGS;
  const rules = only === 'layout' ? Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])) : {};
  return page.evaluate(
    async ([root, options]) => {
      const { violations } = await (window as any).axe.run(document.querySelector(root as string), options);
      return violations.map(({ id, nodes }: any) => {
        const places = nodes
          .slice(0, 3)
          .map(({ target, failureSummary }: any) => `${target.join(' ')} ${failureSummary}`);
        return `${id}: ${places.join(' | ')}`;
      });
    },
    [within, { resultTypes: ['violations'], runOnly, rules }] as const,
  );
}
