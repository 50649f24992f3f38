// A sick note in two taps, and below it what it broke, most urgent first; never a cause.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { visits } from '#test/office.ts';
import { people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { dismissAll, takeBack, useToasts } from '#ui/toasts.ts';
import AbsenceDrawer from './AbsenceDrawer.vue';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(dismissAll);

const absence = {
  __typename: 'Absence',
  id: 'a-9',
  professional: people.yildiz,
  from: '2026-11-24T13:37:00Z',
  until: null,
  endedAt: null,
};
const broken = {
  visits: [
    { visit: { ...visits[4], urgency: 'U2' }, remaining: people.lindner },
    { visit: { ...visits[2], urgency: 'U0' }, remaining: people.peters },
  ],
  duties: [],
};
async function drawer(answers: Record<string, unknown> = {}, personId?: string) {
  const { client, asked } = clientOf({ ...office(null), ...answers });
  const assign = (id: string, stays?: string): string => `/besuch/${id}?bleibt=${stays}`;
  await draw(AbsenceDrawer, {
    props: { assign, fill: () => '/dienst', ...(personId && { personId }) },
    client,
  });
  await expect
    .element(personId ? page.getByText('Andere Person') : page.getByRole('radio').first())
    .toBeVisible();
  return asked;
}

test('two taps report it, and what broke stands below with the way to a substitute', async () => {
  const asked = await drawer({ reportAbsence: { absence, broken, errors: [] } });
  await page.getByRole('radio', { name: /Yıldız/ }).click();
  await page.getByRole('button', { name: 'Yıldız fehlt ab jetzt' }).click();
  await expect.element(page.getByText('Dadurch frei geworden: 2')).toBeVisible();
  expect(
    Object.keys(asked.find(({ name }) => name === 'ReportAbsence')!.variables['input'] as object).toSorted(),
  ).toEqual(['from', 'idempotencyKey', 'professionalId']);
  const order = page
    .getByRole('listitem')
    .elements()
    .map((item) => item.textContent!);
  expect(order[0]).toContain('B-114 Drewer-Nord');
  expect(order[0]).toContain('bleibt: Peters');
  await expect
    .element(page.getByRole('link', { name: 'Ersatz' }).first())
    .toHaveAttribute('href', '/besuch/v-114?bleibt=p-peters');
});

test('who was named by a lane is not sought again: one more tap reports it', async () => {
  const asked = await drawer({ reportAbsence: { absence, broken, errors: [] } }, String(people.yildiz.id));
  expect(page.getByRole('radio').elements()).toEqual([]);
  await page.getByRole('button', { name: 'Yıldız fehlt ab jetzt' }).click();
  await expect.element(page.getByText('Dadurch frei geworden: 2')).toBeVisible();
  expect(asked.find(({ name }) => name === 'ReportAbsence')!.variables['input']).toMatchObject({
    professionalId: people.yildiz.id,
  });
});

test('taking it back ends it and puts back what it broke', async () => {
  const asked = await drawer({
    reportAbsence: { absence, broken, errors: [] },
    endAbsence: { absence, restored: { visits: [], duties: [] }, errors: [] },
  });
  await page.getByRole('radio', { name: /Yıldız/ }).click();
  await page.getByRole('button', { name: 'Yıldız fehlt ab jetzt' }).click();
  await expect.poll(() => useToasts().value).toHaveLength(1);
  await takeBack(useToasts().value[0]!.id, 'Zurückgenommen.');
  expect(asked.find(({ name }) => name === 'EndAbsence')!.variables['input']).toMatchObject({
    id: 'a-9',
    restore: true,
  });
});

test('a professional reports only the own absence', async () => {
  signedIn(['PROFESSIONAL'], people.kaya);
  await drawer();
  expect(page.getByRole('radio').elements()).toHaveLength(1);
  await expect.element(page.getByRole('button', { name: 'Kaya fehlt ab jetzt' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await drawer();
  expect(await findings(theme)).toEqual([]);
});
