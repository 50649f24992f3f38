// A series in its drawer: when it comes, its end with what was kept, and no acts for what goes on elsewhere.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { districts } from '#test/town.ts';
import { dismissAll, useToasts } from '#ui/toasts.ts';
import OneSeriesDrawer from './OneSeriesDrawer.vue';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(dismissAll);

const series = {
  __typename: 'VisitSeries',
  id: 's-12',
  reference: 'S-12',
  version: 3,
  kind: 'RISK_VISIT',
  kindLabel: 'Risikobesuch',
  urgency: 'U2',
  district: districts[0],
  duration: 'PT1H',
  weekdays: [2, 4],
  everyWeeks: 2,
  opens: '09:00',
  closes: '11:30',
  onHoliday: 'NEXT_WORKING_DAY',
  from: '2026-12-01',
  until: '2027-02-02',
  followedBy: null,
  visits: [
    {
      __typename: 'Visit',
      id: 'v-200',
      reference: 'B-200',
      state: 'DUE',
      dueFrom: '2026-12-01T08:00:00Z',
      plannedFrom: null,
    },
  ],
};
async function drawer(answers: Record<string, unknown> = {}, change: Record<string, unknown> = {}) {
  const { client, asked } = clientOf({ ...office(null), node: { ...series, ...change }, ...answers });
  const props = { id: 's-12', all: '/', open: () => '/', visit: () => '/' };
  await draw(OneSeriesDrawer, { props, client });
  await expect.element(page.getByText('Dienstag, Donnerstag, alle 2 Wochen, 09:00–11:30 Uhr')).toBeVisible();
  return asked;
}

test('it says when it comes, and its last day as people say it', async () => {
  await drawer();
  await expect.element(page.getByText('01.02.2027')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'B-200' })).toBeVisible();
});

test('it ends with a day, and the visits that were kept are named', async () => {
  const kept = [{ __typename: 'Visit', id: 'v-201', reference: 'B-201' }];
  const asked = await drawer({ endSeries: { series: { ...series, until: '2026-12-15' }, kept, errors: [] } });
  await page.getByRole('button', { name: 'Beenden' }).click();
  await page.getByLabelText('Erster Tag ohne').fill('15.12.2026');
  await page.getByRole('button', { name: 'Serie beenden' }).click();
  await expect.poll(() => useToasts().value[0]?.text).toBe('S-12 endet.');
  expect(asked.find(({ name }) => name === 'EndSeries')!.variables['input']).toMatchObject({
    seriesId: 's-12',
    expectedVersion: 3,
    from: '2026-12-15',
  });
  await expect.element(page.getByRole('link', { name: 'B-201' })).toBeVisible();
});

test('a change says only the weeks it changes, so that they go on counting', async () => {
  const asked = await drawer({ changeSeries: { series: { ...series, id: 's-13' }, kept: [], errors: [] } });
  await page.getByRole('button', { name: 'Ändern ab einem Tag' }).click();
  await page.getByLabelText('Frühestens um').fill('10');
  await page.getByRole('button', { name: 'Serie ändern' }).click();
  await expect.poll(() => asked.map(({ name }) => name)).toContain('ChangeSeries');
  const input = asked.find(({ name }) => name === 'ChangeSeries')!.variables['input'];
  expect(input).toMatchObject({ opens: '10:00', closes: '11:30', weekdays: [2, 4], until: '2027-02-02' });
  expect(input).not.toHaveProperty('everyWeeks');
});

test('in English the days can be sent as they stand in the fields', async () => {
  const { client, asked } = clientOf({
    ...office(null),
    node: series,
    changeSeries: { series: { ...series, id: 's-13' }, kept: [], errors: [] },
  });
  const props = { id: 's-12', all: '/', open: () => '/', visit: () => '/' };
  await draw(OneSeriesDrawer, { props, client, language: 'en' });
  await page.getByRole('button', { name: 'Change from a day on' }).click();
  await page.getByRole('button', { name: 'Change series' }).click();
  await expect
    .poll(() => asked.find(({ name }) => name === 'ChangeSeries')?.variables['input'])
    .toMatchObject({ from: '2026-12-01', until: '2027-02-02' });
});

test('what goes on as another series is not changed here', async () => {
  await drawer({}, { followedBy: { __typename: 'VisitSeries', id: 's-13', reference: 'S-13' } });
  await expect.element(page.getByRole('link', { name: 'Geht weiter als S-13' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Beenden' }).elements()).toHaveLength(0);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await drawer();
  await page.getByRole('button', { name: 'Ändern ab einem Tag' }).click();
  expect(await findings(theme)).toEqual([]);
});
