// Who asks much waits; a place that was taken is always given back, whatever minute it ends in.
import { expect, it } from 'vitest';
import { nobody } from '#kernel/viewer';
import { Rates } from './rates';

const tool = {
  ...nobody('en'),
  kind: 'TOKEN' as const,
  principal: 'token:1',
  unlimited: false,
  pointsPerMinute: 100,
};

it('gives a place back that was taken in the minute before', () => {
  let now = 0;
  const rates = new Rates(() => now);
  for (let n = 0; n < 60; n += 1) {
    const place = rates.enter(tool, 'p');
    expect(place, `question ${n}`).not.toBeNull();
    now += 61_000;
    place!.leave();
  }
});

it('has twenty places, and points for a minute', () => {
  let now = 0;
  const rates = new Rates(() => now);
  const places = Array.from({ length: 20 }, () => rates.enter(tool, 'p')!);
  expect(rates.enter(tool, 'p')).toBeNull();
  expect(rates.enter({ ...tool, principal: 'token:2' }, 'p')).not.toBeNull();
  expect(places[0]!.spend(81).remaining).toBe(0);
  places.forEach((place) => place.leave());
  expect(rates.enter(tool, 'p')).toBeNull();
  expect(rates.wait(tool, 'p')).toBe(60);
  now += 60_000;
  expect(rates.enter(tool, 'p')).not.toBeNull();
});
