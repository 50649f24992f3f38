// The wall keeps itself: shut without a code, open with one, honest when cut off, dark the moment it is shut.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GraphQLError } from 'graphql';
import { defineComponent } from 'vue';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { line, playServer } from '#test/support/socket.ts';
import { NOW } from '#test/town.ts';
import { wall } from '#test/wall.ts';
import { startClock } from '#ui/clock.ts';
import { sessionEnded } from './client.ts';
import { disconnect } from './connection.ts';
import { type LiveWall, useWall } from './useWall.ts';

playServer();
let known = true;
let stopClock: () => void;
let unmount: () => void = () => {};

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse(NOW),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  known = true;
  stopClock = startClock();
});
afterEach(() => {
  unmount();
  stopClock();
  disconnect();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A screen whose server answers from memory. */
async function hang() {
  const answer = () => {
    if (known) return { ...wall, now: new Date().toISOString() };
    sessionEnded();
    throw new GraphQLError('', { extensions: { code: 'UNAUTHENTICATED' } });
  };
  const openWall = () => {
    known = true;
    return { opened: true, errors: [] };
  };
  const { client, asked } = clientOf({ wall: answer, openWall });
  let live: LiveWall | undefined;
  const screen = await draw(
    defineComponent({
      setup() {
        live = useWall();
        return () => null;
      },
    }),
    { client },
  );
  unmount = () => screen.unmount();
  await settle(10);
  return { live: live!, asked };
}
async function connected() {
  await settle();
  line().open();
  await settle();
}
const beat = () => {
  line().say({ type: 'pong' });
  line().say({ type: 'ping', payload: { head: 'e.100', at: new Date().toISOString() } });
};

test('a screen without a code is shut, and open with one', async () => {
  known = false;
  const { live } = await hang();
  expect([live.state.value, live.wall.value]).toEqual(['shut', null]);
  expect(await live.open('7K2M-QX4T-09HB')).toBeNull();
  expect([live.state.value, live.wall.value?.town]).toEqual(['open', 'Marl']);
});

test('it says on its line that it is a wall, and reads itself anew when something moved', async () => {
  const { asked } = await hang();
  await connected();
  expect(line().sent[0]).toMatchObject({ type: 'connection_init', payload: { wall: true } });
  const before = asked.length;
  const { id } = line().subscriptions.at(-1)!;
  line().say({ type: 'next', id, payload: { data: { wallChanged: { cursor: 'e.101', kind: 'DUTY_SET' } } } });
  await settle(10);
  expect(asked.slice(before).map(({ name }) => name)).toEqual(['Wall']);
});

test('a quiet night is current; a line that is cut is not, and says since when', async () => {
  const { live } = await hang();
  await connected();
  for (let n = 0; n < 6; n += 1) {
    beat();
    await settle(10_000);
  }
  expect(live.staleSince.value).toBeNull();
  const last = Date.now();
  line().cut();
  await settle(7_000);
  expect(live.staleSince.value).not.toBeNull();
  expect(Math.abs(live.staleSince.value! - last)).toBeLessThan(61_000);
});

test('a line that is open but silent is not current either', async () => {
  const { live } = await hang();
  await connected();
  beat();
  await settle(27_000);
  expect(live.staleSince.value).not.toBeNull();
});

test('shut from the desk it shows nothing any more', async () => {
  const { live } = await hang();
  await connected();
  known = false;
  line().cut(4401, 'signed-out');
  await settle(10_000);
  expect([live.state.value, live.wall.value]).toEqual(['shut', null]);
});
