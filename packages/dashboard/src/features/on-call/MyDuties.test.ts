// The own duties follow the plan by themselves: what somebody else plans stands here at once, without asking again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  expect(screen.container.textContent).not.toContain('Meine Dienste');

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
  const text = screen.container.textContent;
  expect(text).toContain('Meine Dienste 1');
  expect(text).toContain('Mi 02.12. 16:00 bis Do 03.12. 08:00 · Rufbereitschaft');

  await vi.advanceTimersByTimeAsync(180_000);
  expect(asked.map(({ name }) => name)).toEqual(['OnCallNow']);
  screen.unmount();
});
