// Einsatz jetzt on a phone at two in the morning: the two on duty stand there already, five answers, one act.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { visits } from '#test/office.ts';
import { districts, people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { dismissAll, useToasts } from '#ui/toasts.ts';
import DeployForm from './DeployForm.vue';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(dismissAll);

const made = { ...visits[0], state: 'ASSIGNED', pair: { members: [people.kaya, people.arslan] } };
const hint = { id: 'h-1', code: 'DOG', unreviewed: true };
const props = {
  districtId: '',
  districts,
  reasons: [{ code: 'UNATTENDED', label: 'Kind unbeaufsichtigt' }],
  onDuty: [people.kaya, people.arslan],
  cancel: '/',
};
async function form(answers: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const { client, asked } = clientOf({
    ...office(null),
    safetyHintsAt: ({ address }: { address: string }) => (address.startsWith('Musterweg') ? [hint] : []),
    ...answers,
  });
  await draw(DeployForm, { props: { ...props, ...more }, client });
  await expect.element(page.getByRole('radio', { name: /Kaya/ }).first()).toBeVisible();
  return { asked };
}
const seat = (which: 'Erste Person' | 'Zweite Person') => page.getByRole('group', { name: which });
const place = async () => {
  await page.getByLabelText('Bezirk').selectOptions(String(districts[0]!['name']));
  await page.getByLabelText('Anschrift').fill('Musterweg 3');
  await page.getByLabelText('Anlass').selectOptions('Kind unbeaufsichtigt');
};

test('the two on duty are proposed, and sent with place and phone in one act', async () => {
  await page.viewport(390, 844);
  const { asked } = await form({
    deployNow: { riskFlag: null, visit: made, errors: [] },
  });
  await expect.element(seat('Erste Person').getByRole('radio', { name: /Kaya/ })).toBeChecked();
  await expect.element(seat('Zweite Person').getByRole('radio', { name: /Arslan/ })).toBeChecked();
  await place();
  await page.getByLabelText(/Telefon für Rückfragen/).fill('02365 990');
  await page.getByRole('button', { name: 'Kaya und Arslan losschicken' }).click();
  await expect.poll(() => useToasts().value[0]?.text).toMatch(/^B-118: Kaya und Arslan sind zugewiesen/);
  expect(asked.filter(({ name }) => name === 'DeployNow').map(({ variables }) => variables['input'])).toEqual(
    [
      expect.objectContaining({
        professionalIds: ['p-kaya', 'p-arslan'],
        level: 'ACUTE',
        reasonCode: 'UNATTENDED',
        place: { kind: 'ADDRESS', address: 'Musterweg 3' },
        contactPhone: '02365 990',
      }),
    ],
  );
});

test('what the address is known for is said before anybody goes', async () => {
  await form();
  await place();
  await expect.element(page.getByText('Hund', { exact: true })).toBeVisible();
  await expect.element(page.getByText('(ungeprüft)')).toBeVisible();
});

test('one alone is never sent', async () => {
  const { asked } = await form({}, { onDuty: [] });
  await seat('Erste Person').getByRole('radio', { name: /Kaya/ }).click();
  await page.getByRole('button', { name: 'Zu zweit losschicken' }).click();
  await expect.element(page.getByText('Die zweite Person fehlt.').first()).toBeVisible();
  await expect.element(page.getByText('Die Anschrift fehlt.').first()).toBeVisible();
  expect(asked.map(({ name }) => name)).not.toContain('DeployNow');
});

test.each([320, 390])('nothing sticks out at %i px', async (width) => {
  await page.viewport(width, 700);
  await form();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await page.viewport(390, 844);
  await form();
  expect(await findings(theme)).toEqual([]);
});
