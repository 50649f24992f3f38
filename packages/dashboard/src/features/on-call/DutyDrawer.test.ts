// Planning a duty knows what is there: who sits in a half-filled one stays, and only the second person is looked for.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { at, people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { playServer } from '#test/support/socket.ts';
import { disconnect } from '#graphql/connection.ts';
import { dismissAll } from '#ui/toasts.ts';
import DutyDrawer from './DutyDrawer.vue';

playServer();
beforeEach(() => signedIn(['DISPATCHER']));
afterEach(() => {
  dismissAll();
  disconnect();
});

const utc = (text: string): string => new Date(text).toISOString();
async function drawer(from: string, until: string) {
  const { client, asked } = clientOf({ ...office(null), setDuty: { duty: null, errors: [] } });
  const screen = await draw(DutyDrawer, { props: { from: utc(from), until: utc(until) }, client });
  await expect.element(page.getByRole('dialog', { name: 'Dienst planen' })).toBeVisible();
  return { asked, screen };
}

test('who sits in a half-filled duty is named and stays; the second person completes it', async () => {
  const { asked, screen } = await drawer(at('16:00', '2026-12-02'), at('08:00', '2026-12-03'));
  await expect.element(page.getByText('Deniz Kaya ist schon eingetragen.')).toBeVisible();
  expect(page.getByRole('group', { name: 'Erste Person' }).elements()).toHaveLength(0);
  const second = page.getByRole('group', { name: 'Zweite Person' });
  await second.getByRole('radio', { name: /^Mika Sommer/ }).click();
  await page.getByRole('button', { name: 'Kaya und Sommer eintragen' }).click();
  await expect.poll(() => asked.filter(({ name }) => name === 'SetDuty')).toHaveLength(1);
  expect(asked.find(({ name }) => name === 'SetDuty')!.variables['input']).toMatchObject({
    kind: 'ON_CALL',
    professionalIds: [people.kaya['id'], people.sommer['id']],
  });
  screen.unmount();
});

test('a gap within office hours is one of the duty desk; where nobody sits, two are looked for', async () => {
  const { screen } = await drawer(at('08:00', '2027-01-12'), at('16:00', '2027-01-12'));
  await expect.element(page.getByRole('radio', { name: 'Tagesdienst' })).toBeChecked();
  await expect.element(page.getByRole('group', { name: 'Erste Person' })).toBeVisible();
  screen.unmount();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  const { screen } = await drawer(at('16:00', '2026-12-02'), at('08:00', '2026-12-03'));
  await expect.element(page.getByText('Deniz Kaya ist schon eingetragen.')).toBeVisible();
  expect(await findings(theme)).toEqual([]);
  screen.unmount();
});
