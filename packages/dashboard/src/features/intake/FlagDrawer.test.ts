// One flag in its drawer: what one may do depends on the role, taking needs a next act and its time.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { flags } from '#test/office.ts';
import { people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { dismissAll, useToasts } from '#ui/toasts.ts';
import FlagDrawer from './FlagDrawer.vue';

beforeEach(() => signedIn(['LEAD', 'PROFESSIONAL'], people.wolff));
afterEach(dismissAll);

async function drawer(doing: string | null = null, answers: Record<string, unknown> = {}, id = 'f-318') {
  const { client, asked } = clientOf({ ...office(null), ...answers });
  const act = (what: string | null): string => `/${what ?? ''}`;
  await draw(FlagDrawer, { props: { id, doing, act, openVisit: act, plan: '/planen' }, client });
  await expect.element(page.getByRole('heading', { name: /^F-/ })).toBeVisible();
  return asked;
}

test('the words of a flag are read only when somebody asks for them', async () => {
  const asked = await drawer();
  expect(asked.map(({ name }) => name)).not.toContain('FlagText');
  await page.getByRole('button', { name: 'Wortlaut zeigen' }).click();
  await expect.element(page.getByText('Nachbarin hört seit Tagen ein Kind weinen.')).toBeVisible();
});

test('a role without the right is not offered the words', async () => {
  signedIn(['DISPATCHER']);
  await drawer();
  expect(page.getByRole('button', { name: 'Wortlaut zeigen' }).elements()).toHaveLength(0);
  await expect.element(page.getByRole('link', { name: 'Besuch planen' })).toBeVisible();
});

test('an urgent flag is proposed first and confirmed by somebody else', async () => {
  await drawer();
  await expect.element(page.getByRole('link', { name: 'Erledigung vorschlagen' })).toBeVisible();
});

test('taking sends the next act with its time', async () => {
  const asked = await drawer('take', { acknowledgeRiskFlag: { riskFlag: flags[0], errors: [] } });
  await page.getByRole('radio', { name: 'Besuch' }).click();
  await page.getByRole('button', { name: 'in 2 h' }).click();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect
    .poll(() => asked.find(({ name }) => name === 'TakeFlag')?.variables['input'])
    .toMatchObject({ id: 'f-318', nextStep: 'VISIT' });
  await expect.poll(() => useToasts().value.map(({ text }) => text)).toEqual(['F-318 ist übernommen.']);
});

test('a time in the past is refused at its field', async () => {
  const asked = await drawer('take');
  await page.getByRole('textbox', { name: 'Bis wann, Uhrzeit' }).fill('0001');
  (document.activeElement as HTMLElement).blur();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect
    .element(page.getByText('Die Zeit für den nächsten Schritt liegt in der Vergangenheit.').first())
    .toBeVisible();
  expect(asked.map(({ name }) => name)).not.toContain('TakeFlag');
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await drawer('take');
  expect(await findings(theme)).toEqual([]);
});
