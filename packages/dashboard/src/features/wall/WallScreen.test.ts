// The wall: readable as a whole, silent, nothing to touch, and unmistakable when it is not current.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { calibrate } from '#ui/clock.ts';
import { findings } from '#test/support/axe.ts';
import { draw, freshAt } from '#test/support/draw.ts';
import { NOW } from '#test/town.ts';
import { wall } from '#test/wall.ts';
import WallScreen from './WallScreen.vue';

async function hang(staleSince: number | null = null, width = 1920, height = 1080) {
  calibrate(NOW);
  await page.viewport(width, height);
  return draw(WallScreen, {
    props: { wall, staleSince, place: { x: 0, y: 0 } },
    fresh: freshAt(Date.parse(NOW)),
  });
}

test('counts, clock, districts, duty and visits stand on one screen; nobody has to do anything', async () => {
  const screen = await hang();
  await expect.element(screen.getByText('3:40')).toBeVisible();
  for (const text of ['Akut', 'Marl-Hamm', '118 %', 'D. K. · L. B.', '2 × Fachkraft', 'der erste bis 16:30'])
    expect(screen.container.textContent).toContain(text);
  expect(screen.container.querySelectorAll('a, button, input, nav, [tabindex]')).toHaveLength(0);
  expect(screen.container.querySelector('.hatch')).toBeNull();
});

test.each([
  [1920, 1080],
  [3840, 2160],
  [1366, 768],
  [1080, 1920],
])('at %i × %i nothing scrolls, nothing is cut, nothing is small', async (width, height) => {
  const screen = await hang(null, width, height);
  await expect.element(screen.getByText('118 %')).toBeVisible();
  const blocks = [
    ...screen.container.querySelectorAll<HTMLElement>('.head, .level, .district, .duty, .visits'),
  ];
  const cut = blocks.flatMap((block) => {
    const frame = block.getBoundingClientRect();
    return [...block.querySelectorAll('p, h1, h2, b, span')].filter((one) => {
      const inner = one.getBoundingClientRect();
      return inner.bottom > frame.bottom + 1 || inner.right > frame.right + 1 || inner.top < frame.top - 1;
    });
  });
  expect(cut.map((one) => one.textContent)).toEqual([]);
  for (const block of blocks) expect(block.getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
  const all = [...screen.container.querySelectorAll<HTMLElement>('.wall p, .wall h1, .wall h2')];
  // 2 % of the width of a landscape screen: 28 mm on 65 inches, which six metres ask for.
  const least = Math.min(...all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(least / Math.min(width, (height * 16) / 9)).toBeGreaterThan(width > height ? 0.02 : 0.018);
});

test('what is not current says so at once: a sentence, hatched blocks, no blinking', async () => {
  const screen = await hang(Date.parse(NOW) - 40_000);
  await expect.element(screen.getByText('NICHT AKTUELL · Stand 14:36')).toBeVisible();
  const hatch = screen.container.querySelector('.hatch')!;
  expect(getComputedStyle(hatch).backgroundImage).toContain('repeating-linear-gradient');
  for (const one of screen.container.querySelectorAll('.wall, .wall *'))
    expect(getComputedStyle(one).animationName).toBe('none');
});

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  const screen = await hang();
  expect(await findings(theme, screen.container)).toEqual([]);
});
