// A ready answer is bounded in number, bytes and age, and gone without a word from the database.
import { expect, it } from 'vitest';
import { type Made, ReadyAnswers, secondOf } from './ready';

const AT = Temporal.Instant.from('2026-11-23T08:00:00Z');

function setting() {
  const world = { now: AT, current: true };
  const ready = new ReadyAnswers({ now: () => world.now, current: () => world.current, seq: 7n });
  const made = (seq: bigint | null = 7n, size = 10): Made => ({
    status: 200,
    headers: [],
    body: Buffer.alloc(size),
    cost: 3,
    seq,
    second: secondOf(world.now),
  });
  return { world, ready, made };
}

it('stands until the log moves, the second ends, or the database is silent', async () => {
  const { world, ready, made } = setting();
  await ready.take('a', async () => made());
  expect(ready.find('a')).not.toBeNull();
  expect(ready.knows('a')).toBe(true);
  world.current = false;
  expect(ready.find('a')).toBeNull();
  expect(ready.knows('a')).toBe(false);
  world.current = true;
  expect(ready.find('a')).not.toBeNull();
  ready.moved(7n);
  expect(ready.find('a')).not.toBeNull();
  ready.moved(8n);
  expect(ready.find('a')).toBeNull();
  await ready.take('a', async () => made(8n));
  expect(ready.find('a')).not.toBeNull();
  world.now = world.now.add({ seconds: 1 });
  expect(ready.find('a')).toBeNull();
});

it('keeps nothing that was read before what is known by now', async () => {
  const { world, ready, made } = setting();
  await ready.take('a', async () => {
    ready.moved(9n);
    return made(8n);
  });
  expect(ready.find('a')).toBeNull();
  await ready.take('a', async () => {
    const begun = made(9n);
    world.now = world.now.add({ seconds: 1 });
    return begun;
  });
  expect(ready.find('a')).toBeNull();
});

it('is made once for all who ask at once, and for each alone when it must not be shared', async () => {
  const { ready, made } = setting();
  let times = 0;
  const slowly = (seq: bigint | null) => async () => {
    times += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return made(seq);
  };
  await Promise.all(Array.from({ length: 10 }, () => ready.take('a', slowly(7n))));
  expect(times).toBe(1);
  await Promise.all(Array.from({ length: 10 }, () => ready.take('own', slowly(null))));
  expect(times).toBe(11);
  expect(ready.knows('own')).toBe(false);
});

it('who asks after a change is not given what was begun before it', async () => {
  const { ready, made } = setting();
  const held = Promise.withResolvers<Made>();
  const first = ready.take('a', () => held.promise);
  ready.moved(8n);
  const second = ready.take('a', async () => made(8n, 99));
  held.resolve(made(7n));
  expect((await first).body.length).toBe(10);
  expect((await second).body.length).toBe(99);
  expect(ready.find('a')!.body.length).toBe(99);
});

it('a failure is nobody else’s', async () => {
  const { ready, made } = setting();
  const failing = ready.take('a', () => Promise.reject(new Error('no')));
  const other = ready.take('a', async () => made());
  await expect(failing).rejects.toThrow('no');
  expect((await other).status).toBe(200);
});

it('grows to a bound: in answers, in bytes, and not by one that is too large', async () => {
  const { ready, made } = setting();
  for (let n = 0; n < 2000; n += 1) await ready.take(`small ${n}`, async () => made());
  expect(ready.find('small 1999')).not.toBeNull();
  expect(ready.find('small 1400')).toBeNull();
  for (let n = 0; n < 100; n += 1) await ready.take(`large ${n}`, async () => made(7n, 1_000_000));
  expect(ready.find('large 99')).not.toBeNull();
  expect(ready.find('large 60')).toBeNull();
  await ready.take('huge', async () => made(7n, 2_000_000));
  expect(ready.find('huge')).toBeNull();
});
