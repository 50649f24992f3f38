// A member speaks for the own seat: coming, on site, out again; ending asks whether the child is safe.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { visits } from '#test/office.ts';
import { people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import OwnSeat from './OwnSeat.vue';

beforeEach(() => signedIn(['PROFESSIONAL'], people.aksoy));
const [, underWay, , assigned] = visits;

async function seat(visit: unknown, answers: Record<string, unknown> = {}) {
  const { client, asked } = clientOf({ ...office(null), ...answers });
  await draw(OwnSeat, { props: { visit }, client });
  return asked;
}

test('who has not accepted can, and sends only the visit', async () => {
  const asked = await seat(assigned, { acceptVisit: { visit: assigned, errors: [] } });
  await page.getByRole('button', { name: 'Zusagen' }).click();
  await expect.poll(() => asked[0]?.variables['input']).toMatchObject({ visitId: 'v-117' });
});

test('who has accepted is not asked again', async () => {
  signedIn(['PROFESSIONAL'], people.sommer);
  await seat(assigned);
  expect(page.getByRole('button', { name: 'Zusagen' }).elements()).toHaveLength(0);
});

test('ending needs the answer whether the child is safe', async () => {
  signedIn(['PROFESSIONAL'], people.wolff);
  const asked = await seat(underWay, { finishVisit: { visit: underWay, errors: [] } });
  await page.getByRole('button', { name: 'Wir sind beide draußen' }).click();
  await expect.element(page.getByText(/ob das Kind jetzt sicher ist, fehlt/).first()).toBeVisible();
  expect(asked).toHaveLength(0);
  await page.getByRole('radio', { name: 'ja' }).click();
  await page.getByRole('button', { name: 'Wir sind beide draußen' }).click();
  await expect
    .poll(() => asked[0]?.variables['input'])
    .toMatchObject({ visitId: 'v-112', childSafeNow: 'YES' });
});

test('who is back waits for the other by name', async () => {
  signedIn(['PROFESSIONAL'], people.wolff);
  await seat({ ...underWay, finishedBy: [people.wolff] });
  await expect.element(page.getByText('Rückmeldung ist da. Demir meldet sich noch zurück.')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  signedIn(['PROFESSIONAL'], people.wolff);
  await seat(underWay);
  expect(await findings(theme)).toEqual([]);
});
