// Always two: two pickers, nobody twice, who was faster is named, and the assignment can be taken back.
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
import AssignPairForm from './AssignPairForm.vue';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(dismissAll);

const seated = {
  ...visits[0],
  version: 2,
  state: 'ASSIGNED',
  pair: { members: [people.kaya, people.arslan] },
};
async function form(answers: Record<string, unknown> = {}, props: Record<string, unknown> = {}) {
  const { client, asked } = clientOf({ ...office(null), ...answers });
  await draw(AssignPairForm, { props: { visit: visits[0], cancel: '/', ...props }, client });
  await expect.element(page.getByRole('radio', { name: /Kaya/ }).first()).toBeVisible();
  return asked;
}
const pick = (which: 'Erste Person' | 'Zweite Person', name: RegExp) =>
  page.getByRole('group', { name: which }).getByRole('radio', { name }).click();
const send = () => page.getByRole('button', { name: /zuweisen$/ }).click();

test('whoever is chosen first is not offered as the second', async () => {
  await form();
  await pick('Erste Person', /Kaya/);
  expect(
    page.getByRole('group', { name: 'Zweite Person' }).getByRole('radio', { name: /Kaya/ }).elements(),
  ).toHaveLength(0);
});

test('one person is refused before anything is sent', async () => {
  const asked = await form();
  await pick('Erste Person', /Kaya/);
  await send();
  await expect.element(page.getByText('Die zweite Person fehlt.').first()).toBeVisible();
  expect(asked.map(({ name }) => name)).not.toContain('AssignPair');
});

test('both are assigned in one act, and it can be taken back', async () => {
  const asked = await form({
    assignPair: { visit: seated, errors: [] },
    releasePair: { visit: { ...visits[0], version: 3 }, errors: [] },
  });
  await pick('Erste Person', /Kaya/);
  await pick('Zweite Person', /Arslan/);
  await page.getByRole('button', { name: 'Kaya und Arslan zuweisen' }).click();
  await expect.poll(() => useToasts().value[0]?.text).toMatch(/^B-118 ist Kaya und Arslan zugewiesen/);
  expect(asked.find(({ name }) => name === 'AssignPair')!.variables['input']).toMatchObject({
    visitId: 'v-118',
    professionalIds: ['p-kaya', 'p-arslan'],
    expectedVersion: 1,
  });
  expect(await takeBack(useToasts().value[0]!.id, 'Zurückgenommen.')).toBe('Zurückgenommen.');
  expect(asked.map(({ name }) => name)).toContain('ReleasePair');
});

test('when somebody was faster, it says who is busy and until when', async () => {
  const refused = {
    code: 'PERSON_BUSY',
    field: 'professionalIds',
    message: 'Brandt ist seit 14:38 für B-119 eingeteilt (15:00–16:00).',
    details: null,
  };
  await form({ assignPair: { visit: null, errors: [refused] } });
  await pick('Erste Person', /Kaya/);
  await pick('Zweite Person', /Brandt/);
  await send();
  await expect
    .element(page.getByText('Brandt ist seit 14:38 für B-119 eingeteilt (15:00–16:00).').first())
    .toBeVisible();
});

test('short rest is a warning, never a wall', async () => {
  await form();
  await pick('Erste Person', /Brandt/);
  await expect
    .element(page.getByText('Brandt: Die Ruhezeit nach dem Dienst ist knapp. Erlaubt ist es.'))
    .toBeVisible();
});

test('no car free is a warning in the words of the server, never a wall', async () => {
  const words = 'Kein passendes Auto frei: Der Besuch geht auch ohne.';
  const asked = await form({ transportAt: [words], assignPair: { visit: seated, errors: [] } });
  await expect.element(page.getByText(words)).toBeVisible();
  await pick('Erste Person', /Kaya/);
  await pick('Zweite Person', /Arslan/);
  await send();
  await expect.poll(() => asked.map(({ name }) => name)).toContain('AssignPair');
});

test('who stays from a broken pair is chosen already', async () => {
  await form({}, { stays: 'p-kaya' });
  await expect
    .element(page.getByRole('group', { name: 'Erste Person' }).getByRole('radio', { name: /Kaya/ }))
    .toBeChecked();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await form();
  expect(await findings(theme)).toEqual([]);
});
