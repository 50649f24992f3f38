// A fortnight as a grid: gaps in words, arrow keys through the days, copies where nobody sits yet; usable at 320 px.
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PlannedDay } from '#graphql/dutyPlan.ts';
import { findings } from '#test/support/axe.ts';
import { draw, freshAt } from '#test/support/draw.ts';
import { duty } from '#test/office.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { NOW, people } from '#test/town.ts';
import RotaGrid from './RotaGrid.vue';
import { copiesOf, holesAhead, moved } from './rota.ts';

const MONDAY = Temporal.PlainDate.from('2026-11-23');
const zone = (date: Temporal.PlainDate, time: string) =>
  date.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time }).toInstant().toString();
const weekend = (date: Temporal.PlainDate) => date.dayOfWeek > 5;
const pair = [people.kaya, people.brandt];

/** Three weeks: whole in the first, half on Wednesday night, nobody from the second week on. */
const days = Array.from({ length: 21 }, (_, n) => {
  const date = MONDAY.add({ days: n });
  const shift = (kind: string, from: string, until: string) => {
    const half = n === 2 && kind === 'ON_CALL';
    const one = n < 7 ? duty(`${kind}-${n}`, kind, from, until, half ? [people.kaya] : pair) : null;
    const missing = !one || half;
    const hole = { __typename: 'DutyHole', from, until, half, duty: half ? one : null };
    return { __typename: 'DutyShift', kind, from, until, clockChange: 0, duties: one ? [one] : [], holes: missing ? [hole] : [] };
  };
  const next = zone(date.add({ days: 1 }), '08:00');
  const shifts = weekend(date)
    ? [shift('ON_CALL', zone(date, '08:00'), next)]
    : [shift('DUTY_DESK', zone(date, '08:00'), zone(date, '16:00')), shift('ON_CALL', zone(date, '16:00'), next)];
  return { __typename: 'DutyDay', date: date.toString(), holiday: n === 12 ? 'Allerheiligen' : null, shifts };
}) as unknown as PlannedDay[]; // prettier-ignore
const now = Date.parse(NOW);

beforeEach(() => signedIn(['DISPATCHER']));

async function grid(width = 1366) {
  await page.viewport(width, 900);
  const open = (date: string, kind: string) => `/dienst/${date}/${kind}`;
  return draw(RotaGrid, { props: { days: days.slice(0, 14), open, chosen: null }, fresh: freshAt(now) });
}

test('a gap and half a pair are said in words, weekends have no desk', async () => {
  const screen = await grid();
  await expect.element(screen.getByRole('grid')).toBeVisible();
  expect(screen.getByRole('link', { name: /Mi 25.11. Rufbereitschaft .*nur Kaya/ }).elements()).toHaveLength(
    1,
  );
  expect(screen.getByRole('link', { name: /Mo 30.11. Tagesdienst .*Nicht besetzt/ }).elements()).toHaveLength(
    1,
  );
  expect(screen.getByText('kein Tagesdienst').elements()).toHaveLength(4);
  await expect.element(screen.getByText('Allerheiligen')).toBeVisible();
});

test('one tab stop; arrow keys lead through days and kinds, Enter opens', async () => {
  const screen = await grid();
  const stops = () => screen.container.querySelectorAll<HTMLElement>('[tabindex="0"]');
  expect(stops()).toHaveLength(1);
  stops()[0]!.focus();
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Mo 23.11. Tagesdienst/);
  await userEvent.keyboard('{ArrowRight}{PageDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Mo 30.11. Rufbereitschaft/);
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^So 29.11. Rufbereitschaft/);
  await userEvent.keyboard('{Enter}');
  expect(screen.router.currentRoute.value.path).toBe('/dienst/2026-11-29/ON_CALL');
  expect(stops()).toHaveLength(1);
});

test('keys that are not ours go on to the browser', () => {
  expect(moved(days, { row: 0, kind: 'ON_CALL' }, 'a', false)).toBeNull();
  expect(moved(days, { row: 0, kind: 'ON_CALL' }, 'ArrowUp', false)).toEqual({ row: 0, kind: 'ON_CALL' });
});

test('what is missing begins with what can still be filled', () => {
  const holes = holesAhead(days, now);
  expect(holes[0]).toMatchObject({ date: '2026-11-25', kind: 'ON_CALL', half: true });
  expect(holes[1]).toMatchObject({ date: '2026-11-30', kind: 'DUTY_DESK', half: false });
});

test('a week is copied whole pairs only, to where nobody sits, never onto a day that has no desk', () => {
  const week = days.slice(0, 7).map(({ date }) => date);
  const { copies, taken } = copiesOf(days, week, 7, now);
  // Five desks and seven nights, less the one that has half a pair.
  expect([copies.length, taken]).toEqual([11, 0]);
  expect(copies[0]).toMatchObject({
    date: '2026-11-30',
    kind: 'DUTY_DESK',
    from: zone(MONDAY.add({ days: 7 }), '08:00'),
  });
  expect(copiesOf(days, week, 1, now)).toMatchObject({
    copies: [expect.objectContaining({ date: '2026-11-30' })],
  });
  expect(copiesOf(days, ['2026-11-27'], 1, now)).toMatchObject({ copies: [], taken: 1 });
});

test.each([320, 390, 1366])('at %i px nothing runs over the edge', async (width) => {
  const screen = await grid(width);
  await expect.element(screen.getByRole('grid')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  for (const one of screen.container.querySelectorAll<HTMLElement>('td a'))
    expect(one.scrollWidth).toBeLessThanOrEqual(one.clientWidth + 1);
});

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  const screen = await grid();
  expect(await findings(theme, screen.container)).toEqual([]);
});
