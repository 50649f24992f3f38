// The own duties follow the plan by themselves: what somebody else plans stands here at once, without asking again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { duty, onCall } from '#test/office.ts';
import { NOW, at, people } from '#test/town.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { line, playServer } from '#test/support/socket.ts';
import { disconnect } from '#graphql/connection.ts';
import { startClock } from '#ui/clock.ts';
import MyDuties from './MyDuties.vue';

playServer();
let stopClock: () => void;
beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse(NOW),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  stopClock = startClock();
  signedIn(['PROFESSIONAL'], people.sommer);
});
afterEach(() => {
  stopClock();
  disconnect();
  vi.useRealTimers();
});

test('a duty that somebody plans for me is pushed', async () => {
  const { client, asked } = clientOf(office(null));
  const screen = await draw(MyDuties, { client });
  await vi.advanceTimersByTimeAsync(20);
  line().open();
  await vi.advanceTimersByTimeAsync(20);
  expect(page.getByRole('heading', { name: 'Meine Dienste' }).elements()).toHaveLength(0);

  const [subscription] = line().subscriptions;
  expect(subscription!.payload!.variables).toEqual({ after: 'e.100' });
  const mine = duty('n-8', 'ON_CALL', at('16:00', '2026-12-02'), at('08:00', '2026-12-03'), [
    people.kaya,
    people.sommer,
  ]);
  const ahead = onCall.ahead.map((one) => (one['id'] === 'n-8' ? mine : one));
  line().say({
    type: 'next',
    id: subscription!.id,
    payload: { data: { onCallChanged: { cursor: 'e.101', onCall: { ...onCall, ahead } } } },
  });
  await vi.advanceTimersByTimeAsync(20);
  await expect.element(page.getByRole('heading', { name: 'Meine Dienste' })).toBeVisible();
  await expect.element(page.getByText('Rufbereitschaft')).toBeVisible();

  await vi.advanceTimersByTimeAsync(180_000);
  expect(asked.map(({ name }) => name)).toEqual(['OnCallNow']);
  screen.unmount();
});
