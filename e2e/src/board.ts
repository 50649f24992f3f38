// The board and its drawers, by what people call things.
import type { Page } from 'playwright-core';

/** Rows of the board. */
export const board = (page: Page) => ({
  flag: (reference: string) => page.locator('tbody tr', { hasText: reference }),
  visit: (reference: string) =>
    page
      .getByRole('link', { name: new RegExp(reference) })
      .or(page.locator('li', { hasText: reference }))
      .first(),
});

/** Raises a flag by the form; gives its reference. */
export async function raiseFlag(
  page: Page,
  flag: { district: string; level: string; text: string },
): Promise<string> {
  await page.goto('/lagebild/hinweis/neu');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Bezirk').selectOption({ label: flag.district });
  const reasons = sheet.getByLabel('Anlass');
  await reasons.selectOption({ index: 1 });
  await sheet.getByRole('radio', { name: flag.level }).check();
  await sheet.getByLabel('Beobachtung').fill(flag.text);
  await sheet.getByRole('button', { name: 'Hinweis melden' }).click();
  const done = page.getByText(/F-\d+ ist gemeldet/);
  await done.first().waitFor();
  return /F-\d+/.exec((await done.first().textContent()) ?? '')![0];
}

/** The drawer of a visit. */
export const visitDrawer = (page: Page) => ({
  async assign(first: string, second: string, at: string) {
    const sheet = page.getByRole('dialog');
    await sheet
      .getByRole('button', { name: 'Paar zuweisen' })
      .or(sheet.getByRole('link', { name: 'Paar zuweisen' }))
      .first()
      .click();
    await sheet.getByLabel('Uhrzeit').fill(at);
    await sheet
      .getByRole('group', { name: 'Erste Person' })
      .getByRole('radio', { name: new RegExp(`^${first}`) })
      .check();
    await sheet
      .getByRole('group', { name: 'Zweite Person' })
      .getByRole('radio', { name: new RegExp(`^${second}`) })
      .check();
    await sheet
      .getByRole('button', { name: /zuweisen$/ })
      .last()
      .click();
    await page
      .getByText(/zugewiesen/)
      .first()
      .waitFor();
  },
});
