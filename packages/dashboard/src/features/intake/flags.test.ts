// The open flags, most urgent first, each saying who has it until when; the strip names one thing.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { flags } from '#test/office.ts';
import { NOW } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw, freshAt } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import FlagAlarm from './FlagAlarm.vue';
import FlagTable from './FlagTable.vue';

beforeEach(() => signedIn(['LEADERSHIP']));
const open = (id: string): string => `/hinweis/${id}`;
const table = (props: Record<string, unknown> = {}) =>
  draw(FlagTable, {
    client: clientOf(office(null)).client,
    props: {
      flags,
      onSite: new Map([['f-315', ['Sabine Wolff', 'Emre Demir']]]),
      open,
      chosen: null,
      ...props,
    },
    fresh: freshAt(Date.parse(NOW)),
  });
const row = (reference: string): string =>
  page
    .getByRole('row')
    .elements()
    .map((one) => one.textContent ?? '')
    .find((text) => text.includes(reference)) ?? '';

test('acute first, then high, untaken before taken, the newest first', async () => {
  await table();
  const order = page
    .getByRole('link')
    .elements()
    .map((link) => link.textContent);
  expect(order).toEqual(['F-318', 'F-317', 'F-315', 'F-309', 'F-312', 'F-306']);
});

test('each says who has it and until when', async () => {
  await table();
  expect(row('F-318')).toContain('nicht übernommen');
  expect(row('F-317')).toContain('Yıldız · Besuch bis 16:30');
  await expect.poll(() => row('F-317')).toContain('Polizeieinsatz, Kind in Wohnung');
  expect(row('F-315')).toContain('Wolff, Demir · vor Ort');
  expect(row('F-309')).toContain('Peters · Anruf seit 14:00 fällig');
  expect(row('F-312')).toContain('Krüger · Einschätzung bis morgen 10:00');
});

test('the number leads to the flag', async () => {
  const { router } = await table();
  await page.getByRole('link', { name: 'F-312' }).click();
  expect(router.currentRoute.value.path).toBe('/hinweis/f-312');
});

test('an empty list is calm and says what was last', async () => {
  const resolved = { ...flags[5], state: 'RESOLVED', untakenSince: null, resolvedAt: '2026-11-24T10:20:00Z' };
  await table({ flags: [resolved] });
  await expect.element(page.getByText('Keine offenen Hinweise.')).toBeVisible();
  await expect.element(page.getByText('Zuletzt um 11:20 erledigt: F-306, Stadtkern.')).toBeVisible();
});

test('the strip names the oldest urgent flag that nobody has, and how many more', async () => {
  const second = { ...flags[0], id: 'f-999', reference: 'F-999', raisedAt: NOW, untakenSince: NOW };
  await draw(FlagAlarm, { props: { flags: [second, ...flags], open, take: open, mayTake: true } });
  const strip = page.getByRole('region', { name: 'Dringend' });
  await expect
    .poll(() => strip.element().textContent)
    .toContain('1 akuter Hinweis, niemand hat ihn übernommen · F-318 · Marl-Hamm und 1 weiterer');
  await expect
    .element(strip.getByRole('link', { name: 'Übernehmen' }))
    .toHaveAttribute('href', '/hinweis/f-318');
});

test('without one there is no strip', async () => {
  await draw(FlagAlarm, { props: { flags: flags.slice(1), open, take: open, mayTake: true } });
  expect(page.getByRole('region', { name: 'Dringend' }).elements()).toHaveLength(0);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await table();
  expect(await findings(theme)).toEqual([]);
});

test('a proposal says that a second person is awaited, and a taker who is away is marked', async () => {
  const [one, two] = flags.filter(({ acknowledgedBy }) => acknowledgedBy);
  const proposer = { __typename: 'Actor', id: 'account:u', name: 'Sabine Wolff' };
  const proposed = { ...one, resolutionProposedBy: proposer };
  await table({
    flags: [proposed, two],
    onSite: new Map(),
    absent: new Set([(two!.acknowledgedBy as { id: string }).id]),
  });
  expect(row(String(one!['reference']))).toContain('wartet auf zweite Person');
  expect(row(String(two!['reference']))).toContain('fehlt');
});
