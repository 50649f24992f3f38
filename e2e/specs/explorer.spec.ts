// The explorer and the command bar in the built dashboard: strict policy, no foreign host, by keys, narrow and dark.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers, type Desk, openDesk } from '#src/desk.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk?.close());

it('an example runs, says its cost, completes by keys, and a mutation asks once', async () => {
  const { page, foreign, complaints, context } = await desk.person('disposition');
  await page.goto('/explorer?beispiel=Districts');
  const document = page.getByLabel('Dokument');
  await document.focus();
  await document.press('Control+Enter');
  const answer = page.getByRole('region', { name: 'Antwort als JSON' });
  await answer.waitFor();
  expect(await answer.textContent()).toContain('"districts"');
  expect(await page.getByText(/Kosten \d+ Punkte/).count()).toBe(1);

  await document.fill('{ districts { ');
  await document.press('End');
  await document.pressSequentially('openF');
  await page.getByRole('option', { name: /openFlags/ }).waitFor();
  await document.press('Enter');
  expect(await document.inputValue()).toBe('{ districts { openFlags');
  expect(new URL(page.url()).search).toBe('?beispiel=Districts');

  await page.getByLabel('Beispiel').selectOption('Raise');
  await page.getByRole('button', { name: 'Ausführen', exact: true }).click();
  await page.getByText('Das ändert Daten des Amtes.').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => answer.textContent()).toMatch(/"reference": "F-\d+"/);

  expect([foreign, complaints]).toEqual([[], []]);
  await context.close();
});

it('a subscription counts, stops, and goes on from its cursor', async () => {
  const { page, context } = await desk.person('disposition');
  await page.goto('/explorer?beispiel=NewFlags');
  await page.getByRole('button', { name: 'Zuhören' }).click();
  await page.getByText('Hört zu · 0 Ereignisse').waitFor();
  const tool = await desk.office.token(['FLAG']);
  const [{ id: districtId }] = await tool.get('{ districts { id } }');
  const [{ code: reasonCode }] = await tool.get('{ riskFlagReasons { code } }');
  const raise = () =>
    tool.act(
      'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }',
      { districtId, level: 'ACUTE', reasonCode, text: 'Erfunden.' },
    );
  const before = Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  await raise();
  await page.getByText('Hört zu · 1 Ereignis').waitFor();
  await page.getByRole('button', { name: 'Anhalten' }).click();
  await raise();
  await page.getByRole('button', { name: 'Ab der letzten Stelle weiter' }).click();
  await page.getByText('Hört zu · 2 Ereignisse').waitFor();
  await expect.poll(() => page.title()).toBe(`(${before + 2}) Explorer · Zu zweit`);
  expect(await page.locator('link[rel="icon"]').getAttribute('href')).toMatch(/^data:image\/png/);
  await context.close();
});

it('Ctrl+K leads to a district and ? shows the keys, without a mouse', async () => {
  const { page, complaints, context } = await desk.person('disposition');
  await page.goto('/lagebild');
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Referenz/ }).waitFor();
  await page.keyboard.type('drewer-nord');
  await page.getByRole('group', { name: 'Bezirke' }).getByRole('option').waitFor();
  expect(await barriers(page)).toEqual([]);
  const reference = /B-\d+/.exec((await page.locator('main').textContent()) ?? '')![0];
  await page.getByRole('combobox', { name: /Referenz/ }).fill(reference.replace('-', ''));
  await page.getByRole('group', { name: 'Besuche' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/lagebild\/besuch\//);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/lagebild(\?|$)/);
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Tastenkürzel' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
  await context.close();
});

it.each([{ width: 320, height: 700 }, { dark: true }, { locale: 'en-GB' as const }])(
  'the explorer has no barrier and no overflow, %o',
  async (look) => {
    const { page, context } = await desk.person('verwaltung', look);
    await page.goto('/explorer');
    await page.locator('textarea').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    const { scroll, width } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: window.innerWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(width);
    await context.close();
  },
);
