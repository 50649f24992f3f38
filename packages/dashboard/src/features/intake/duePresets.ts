// The usual answers to "by when": soon, in an hour, by the end of the office day, tomorrow morning.
import { type Times, fromWall, toWall } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';

const MINUTE = 60_000;

/** Rounded up to five minutes, so that nobody promises 14:37. */
const rounded = (ms: number): number => Math.ceil(ms / (5 * MINUTE)) * 5 * MINUTE;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Presets seen from `now`; urgent flags allow at most 24 hours. */
export function duePresets(
  now: number,
  urgent: boolean,
  { say }: Words,
  times: Times,
): { at: string; label: string }[] {
  const today = toWall(now).slice(0, 10);
  const tomorrow = toWall(now + 24 * 60 * MINUTE).slice(0, 10);
  const points = [
    { at: iso(rounded(now + 30 * MINUTE)), label: say('preset.minutes', { n: 30 }) },
    { at: iso(rounded(now + 60 * MINUTE)), label: say('preset.hour') },
    { at: iso(rounded(now + 120 * MINUTE)), label: say('preset.hours', { n: 2 }) },
    { at: fromWall(`${today}T16:00`)!, label: '' },
    { at: fromWall(`${tomorrow}T10:00`)!, label: '' },
  ];
  const latest = urgent ? now + 24 * 60 * MINUTE : Infinity;
  return points
    .filter(
      ({ at, label }) => Date.parse(at) <= latest && (label !== '' || Date.parse(at) > now + 150 * MINUTE),
    )
    .map(({ at, label }) => ({ at, label: label || say('preset.until', { at: times.moment(at, now) }) }));
}
