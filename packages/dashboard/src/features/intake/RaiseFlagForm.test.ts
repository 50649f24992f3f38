// A report that was typed is not lost by closing the drawer: it waits in memory, says so, and goes with the sign-out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { NOW } from '#test/town.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { adopt } from '#graphql/session.ts';
import RaiseFlagForm from './RaiseFlagForm.vue';
import { discardDraft, draft } from './flagDraft.ts';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(discardDraft);

async function form() {
  const { client } = clientOf(office(null));
  const drawn = await draw(RaiseFlagForm, { props: { districtId: '', cancel: '/' }, client });
  return { drawn, text: page.getByRole('textbox', { name: /Beobachtung/ }) };
}

test('what was typed is there again, and can be thrown away', async () => {
  const first = await form();
  await first.text.fill('Das Kind war allein auf der Straße.');
  first.drawn.unmount();
  const second = await form();
  await expect.element(second.text).toHaveValue('Das Kind war allein auf der Straße.');
  await expect.element(page.getByText(/Der Entwurf ist noch da/)).toBeVisible();
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect.element(second.text).toHaveValue('');
});

test('a reload is warned of while words are unsent, and only then', async () => {
  const leaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const { text } = await form();
  expect(leaving()).toBe(false);
  await text.fill('Das Kind war allein.');
  expect(leaving()).toBe(true);
  discardDraft();
  await expect.poll(leaving).toBe(false);
});

test('nobody finds it after the sign-out', async () => {
  const { text } = await form();
  await text.fill('Das Kind war allein.');
  adopt({ service: { now: NOW }, viewer: null } as never);
  await expect.poll(() => draft.text).toBe('');
});
