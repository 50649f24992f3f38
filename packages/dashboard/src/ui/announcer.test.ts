// One polite voice: own acts at once, what happens elsewhere at most once in ten seconds and as a summary.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Announcer, type Tally, createAnnouncer } from './announcer.ts';

let announcer: Announcer;
const heard: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  announcer = createAnnouncer((tally: Tally) => {
    const sentence = JSON.stringify(tally);
    heard.push(sentence);
    return sentence;
  });
});
afterEach(() => {
  announcer.stop();
  vi.useRealTimers();
});

test('the first thing is said at once, what follows waits for ten seconds and comes together', () => {
  announcer.count('flag');
  vi.advanceTimersByTime(0);
  expect(heard).toEqual(['{"flag":1}']);
  announcer.count('flag');
  announcer.count('acuteFlag');
  announcer.count('visit');
  vi.advanceTimersByTime(9_999);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard[1]).toBe('{"flag":1,"acuteFlag":1,"visit":1}');
});

test('a storm of a minute is said at most seven times', () => {
  for (let second = 0; second < 60; second += 1) {
    announcer.count('flag');
    vi.advanceTimersByTime(1000);
  }
  expect(heard.length).toBeLessThanOrEqual(7);
});

test('the own act is said at once and pushes the next summary back', () => {
  announcer.count('flag');
  vi.advanceTimersByTime(0);
  announcer.say('B-118 ist zugewiesen.');
  expect(announcer.spoken.value).toBe('B-118 ist zugewiesen.');
  announcer.count('flag');
  vi.advanceTimersByTime(9_999);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard).toHaveLength(2);
});

test('the same sentence twice still changes the region', () => {
  announcer.say('Gespeichert.');
  const first = announcer.spoken.value;
  announcer.say('Gespeichert.');
  expect(announcer.spoken.value).not.toBe(first);
});
