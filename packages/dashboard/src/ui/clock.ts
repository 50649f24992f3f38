// What time it is, as the server says: two readings, one that ticks each second and one that ticks each minute.
import { type Ref, readonly, shallowRef } from 'vue';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Below this a difference is the way through the network, not a wrong clock. */
const TOLERANCE = 750;

let ahead = 0;
const second = shallowRef(Date.now());
const minute = shallowRef(second.value);

function read(): void {
  const now = Date.now() + ahead;
  second.value = now;
  if (Math.floor(now / MINUTE) !== Math.floor(minute.value / MINUTE)) minute.value = now;
}

/** Takes the server's time (RFC 3339) as the truth; clocks and deadlines follow it at once. */
export function calibrate(at: string): void {
  const difference = Date.parse(at) - Date.now();
  if (Number.isNaN(difference) || Math.abs(difference - ahead) < TOLERANCE) return;
  ahead = difference;
  read();
}

/** Starts ticking; returns the stop. */
export function startClock(): () => void {
  read();
  const timer = setInterval(read, SECOND);
  return () => clearInterval(timer);
}

/** Milliseconds since 1970 by the server's clock, read now and not tracked. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** Ticks once a second: for ages, untaken flags and deadlines under an hour. */
export function useSeconds(): Readonly<Ref<number>> {
  return readonly(second);
}

/** Ticks once a minute: for everything else that names a time. */
export function useMinutes(): Readonly<Ref<number>> {
  return readonly(minute);
}
