// The map: own drawing, number and word in every district, keyboard and click choose one; the table says the same.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { findings } from '#test/support/axe.ts';
import { draw, freshAt } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { NOW, districts } from '#test/town.ts';
import DistrictMap from './DistrictMap.vue';
import { borders, drawingOf } from './map.ts';

const SERVES: Record<string, string[]> = {
  'Marl-Hamm': ['Marl-Hamm'],
  Brassert: ['Brassert', 'Alt-Marl', 'Polsum'],
  'Drewer-Nord': ['Drewer-Nord'],
  'Drewer-Süd': ['Drewer-Süd'],
  'Hüls · Sinsen': ['Hüls-Nord', 'Hüls-Süd', 'Sinsen-Lenkerbeck'],
  Stadtkern: ['Stadtkern', 'Chemiezone'],
};
const office1 = (state: string, name: string) => ({
  __typename: 'Office', id: `o-${name}`, name, state, opensOn: state === 'PLANNED' ? '2027-02-01' : null, neighbourhood: null,
}); // prettier-ignore
const town = (serves: Record<string, string[]>) =>
  districts.map((one) => ({
    ...one,
    neighbourhoods: (serves[String(one['name'])] ?? []).map((name) => ({
      __typename: 'Neighbourhood',
      id: name,
      name,
    })),
    offices:
      one['name'] === 'Brassert' ? [office1('OPEN', 'Büro Brassert'), office1('PLANNED', 'Wohnung')] : [],
  }));

async function map(props: Record<string, unknown> = {}, serves = SERVES) {
  await page.viewport(1366, 1000);
  const known = town(serves);
  const { client } = clientOf({ ...office(null), districts: known });
  const view = (by: string, table: boolean) => `/karte/${by}/${String(table)}`;
  return draw(DistrictMap, {
    props: { districts: known, by: 'load', table: false, chosen: '', to: (id: string) => `/bezirk/${id}`, view, close: '/', ...props },
    client,
    fresh: freshAt(Date.parse(NOW)),
  }); // prettier-ignore
}

test('every district is a link with its number in words; a key or a click chooses it, a second lets it go', async () => {
  const screen = await map();
  const brassert = screen.getByRole('link', { name: /^Brassert: \d+ %/ });
  await expect.element(brassert).toBeVisible();
  expect(brassert.element().getAttribute('aria-label')).toContain('Stadtteile: Brassert, Alt-Marl, Polsum');
  expect(screen.container.querySelectorAll('polygon')).toHaveLength(11);
  (brassert.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const { id } = districts.find((one) => one['name'] === 'Brassert')!;
  expect(screen.router.currentRoute.value.path).toBe(`/bezirk/${String(id)}`);
  screen.go({ chosen: id });
  await expect
    .element(screen.getByRole('link', { name: /^Brassert/ }))
    .toHaveAttribute('aria-current', 'true');
  await screen.getByRole('link', { name: /^Brassert/ }).click();
  expect(screen.router.currentRoute.value.path).toBe('/bezirk/');
});

test('offices that are open and planned stand on it and beside it, in words', async () => {
  const screen = await map();
  const beside = screen.getByRole('list', { name: 'Büros' });
  await expect.element(beside.getByText('Büro Brassert: geöffnet')).toBeVisible();
  await expect.element(beside.getByText('Wohnung: geplant ab 01.02.2027')).toBeVisible();
  expect(screen.container.querySelectorAll('.office')).toHaveLength(2);
  expect(screen.container.querySelectorAll('.office.planned')).toHaveLength(1);
});

test.each(['load', 'flags', 'overdue'])('the table says the same as the drawing for %s', async (by) => {
  const drawn = await map({ by });
  await expect.element(drawn.getByRole('link', { name: /^Brassert:/ })).toBeVisible();
  const told = [...drawn.container.querySelectorAll('a.district')]
    .map((one) => one.getAttribute('aria-label')!.split('. Stadtteile')[0]!.replace(': ', ' '))
    .toSorted();
  drawn.go({ table: true });
  await expect.element(drawn.getByRole('table')).toBeVisible();
  const rows = [...drawn.container.querySelectorAll('tbody tr')]
    .map((row) => `${row.querySelector('th')!.textContent} ${row.querySelector('td')!.textContent}`)
    .toSorted();
  expect(rows).toEqual(told);
});

test('a town without a drawing has the table, and says why', async () => {
  const screen = await map({}, { Brassert: ['Musterort 2 Nord 1'], Stadtkern: ['Musterort 2 Süd 1'] });
  await expect.element(screen.getByText('Für diese Stadt gibt es keine Zeichnung.')).toBeVisible();
  await expect.element(screen.getByRole('table')).toBeVisible();
  expect(screen.container.querySelectorAll('polygon')).toHaveLength(0);
});

test('borders lie between districts and around the town, not inside a district', () => {
  const areas = town(SERVES) as unknown as Parameters<typeof drawingOf>[0];
  const drawing = drawingOf(areas)!;
  const of = (area: string) => Object.keys(SERVES).find((name) => SERVES[name]!.includes(area));
  const all = borders(drawing, () => undefined).length;
  const joined = borders(drawing, of).length;
  const outline = borders(drawing, () => 'one').length;
  expect(all).toBeGreaterThan(joined);
  expect(joined).toBeGreaterThan(outline);
});

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  const screen = await map({ by: 'flags' });
  await expect.element(screen.getByRole('link', { name: /^Brassert:/ })).toBeVisible();
  expect(await findings(theme, screen.container)).toEqual([]);
});
