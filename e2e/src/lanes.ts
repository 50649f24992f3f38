// The desk with its lanes, by what a dispatcher does with them: by mouse, by keys, by menu.
import type { Page } from 'playwright-core';

export interface Free {
  id: string;
  name: string;
}

/** Where hour and minute lie across the lanes, in pixels of the screen. */
export async function acrossAt(page: Page, hour: number, minute = 0): Promise<number> {
  const ticks = await page.locator('.lanes .tick').evaluateAll((all) =>
    all.map((one) => {
      const { left, width } = one.getBoundingClientRect();
      return { hour: Number(one.textContent), at: left + width / 2 };
    }),
  );
  const [first, second] = [ticks[0]!, ticks[1]!];
  return first.at + ((second.at - first.at) / (second.hour - first.hour)) * (hour - first.hour + minute / 60);
}

/** Takes what lies under a locator to somebody's lane at a time, and holds it there. */
export async function dragTo(
  page: Page,
  what: ReturnType<Page['locator']>,
  person: string,
  [hour, minute]: [number, number],
): Promise<void> {
  const lane = page.locator(`.lane[data-lane="${person}"]`);
  await lane.scrollIntoViewIfNeeded();
  await what.scrollIntoViewIfNeeded();
  const from = (await what.boundingBox())!;
  const to = (await lane.boundingBox())!;
  const x = await acrossAt(page, hour, minute);
  await page.mouse.move(from.x + 2, from.y + Math.min(10, from.height / 2));
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 20, { steps: 3 });
  await page.mouse.move(x + 2, to.y + to.height / 2, { steps: 8 });
  await page.locator('.lanes .bubble').waitFor();
}

/** What the live region says now. */
export const spoken = async (page: Page): Promise<string> =>
  ((await page.locator('[aria-live="polite"]').textContent()) ?? '').replaceAll('\u00A0', ' ');

/** Presses a key until the live region says it, at most `most` times. */
export async function pressUntil(page: Page, key: string, says: RegExp, most = 120): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (says.test(await spoken(page))) return;
    await page.keyboard.press(key);
    await page.waitForFunction(() => true);
  }
  throw new Error(`${key} never led to ${says}, but to: ${await spoken(page)}`);
}

/** Tab until the focus is where it should be, by what the element is called. */
export async function tabTo(page: Page, called: RegExp, most = 80): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
    });
    if (called.test(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never led to ${called}`);
}

/** The block of a visit on one person's lane. */
export const block = (page: Page, person: string, reference: string) =>
  page.locator(`.lane[data-lane="${person}"] .visit`, { hasText: reference });

/** The card of a visit that waits. */
export const card = (page: Page, reference: string) => page.locator('.due > li', { hasText: reference });
