// A notice carries reference and district and nothing else, and only where person and browser allowed it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { defineComponent } from 'vue';
import { draw } from '#test/support/draw.ts';
import NoticeDialog from './NoticeDialog.vue';
import { useAcuteNotice, useNoticeWish, useSoundWish } from './acuteNotice.ts';

const real = window.Notification;
const shown: { title: string; body: string | undefined; one: Sign }[] = [];
class Sign extends EventTarget {
  static permission: NotificationPermission = 'default';
  static requestPermission = async (): Promise<NotificationPermission> => (Sign.permission = 'granted');
  constructor(title: string, options?: NotificationOptions) {
    super();
    shown.push({ title, body: options?.body, one: this });
  }
  close(): void {}
}
const flag = {
  __typename: 'RiskFlag',
  id: 'f-1',
  reference: 'F-318',
  level: 'ACUTE',
  state: 'RAISED',
  district: { __typename: 'District', id: 'd', name: 'Marl-Hamm' },
} as never;

beforeEach(() => {
  window.Notification = Sign as unknown as typeof Notification;
  Sign.permission = 'default';
  shown.length = 0;
});
afterEach(() => {
  window.Notification = real;
  useNoticeWish().value = false;
  useSoundWish().value = false;
});

async function teller(open = vi.fn<(id: string) => void>()) {
  let tell: ReturnType<typeof useAcuteNotice> = () => {};
  await draw(
    defineComponent(() => {
      tell = useAcuteNotice(open);
      return () => null;
    }),
  );
  return { tell, open };
}

test('off until switched on: nothing is shown, and the browser is not asked', async () => {
  const { tell } = await teller();
  Sign.permission = 'granted';
  tell(flag);
  expect(shown).toEqual([]);
});

test('switched on it asks the browser once, is kept on this device, and tells reference and district', async () => {
  await draw(NoticeDialog);
  await page.getByRole('checkbox', { name: 'Benachrichtigung auf dem Desktop' }).click();
  await expect.poll(() => localStorage.getItem('zuzweit.notice')).toBe('on');
  const { tell, open } = await teller();
  tell(flag);
  expect(shown.map(({ title, body }) => [title, body])).toEqual([['Akuter Hinweis', 'F-318 · Marl-Hamm']]);
  shown[0]!.one.dispatchEvent(new Event('click'));
  expect(open).toHaveBeenCalledWith('f-1');
});

test('what the browser denies stays off and is said', async () => {
  Sign.permission = 'denied';
  useNoticeWish().value = true;
  await draw(NoticeDialog);
  await expect.element(page.getByText(/lässt keine Benachrichtigungen zu/)).toBeVisible();
  const { tell } = await teller();
  tell(flag);
  expect(shown).toEqual([]);
});

test('the sound is off until switched on', async () => {
  await draw(NoticeDialog);
  const sound = page.getByRole('checkbox', { name: 'Ton' });
  await expect.element(sound).not.toBeChecked();
  await sound.click();
  expect(localStorage.getItem('zuzweit.sound')).toBe('on');
});
