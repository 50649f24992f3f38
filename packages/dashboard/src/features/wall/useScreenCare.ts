// What a screen needs that nobody touches for a month: it stays awake, spares its pixels, and takes new versions by itself.
import { type Ref, onBeforeUnmount, onMounted, shallowRef } from 'vue';
import { serverNow } from '#ui/clock.ts';
import { toWall } from '#ui/times.ts';

const MINUTE = 60_000;
/** How far the picture wanders, in pixels at full HD, and how often. */
const STEPS = [0, 2, 4, 6, 4, 2, 0, -2, -4, -6, -4, -2] as const;
const WANDER = 2 * MINUTE;
const LOOK = 5 * MINUTE;
/** Once a night, at this hour in Marl, the page begins anew. */
const NIGHT = '04';
const LONG = 12 * 60 * MINUTE;

/** Where the picture stands at the n-th step: across and down at different paces, so that no line stays. */
export const wander = (n: number): { x: number; y: number } => ({
  x: STEPS[n % STEPS.length]!,
  y: STEPS[Math.floor(n / 3 + 3) % STEPS.length]!,
});

/** The entry that a page of this origin loads; a new version has another one. */
export const entryOf = (page: string): string | null => /<script[^>]+src="([^"]+)"/.exec(page)?.[1] ?? null;

/** Whether the page begins anew: for a new version at once, else once in a quiet night. */
export function shouldReload(own: string | null, served: string | null, age: number, wall: string): boolean {
  if (served === null) return false;
  if (own !== null && served !== own) return true;
  return age >= LONG && wall.slice(11, 13) === NIGHT;
}

/** Keeps the screen awake while the page can be seen. */
function useAwake(): void {
  let lock: WakeLockSentinel | null = null;
  async function wake(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => null); // refused to save power: nothing to be done
  }
  onMounted(() => {
    void wake();
    document.addEventListener('visibilitychange', wake);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', wake);
    void lock?.release();
  });
}

/** Looks for a new version; without an answer nothing is given up. */
function useRenewal(): void {
  const begun = serverNow();
  const own =
    document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src') ?? null;
  async function look(): Promise<void> {
    try {
      const answer = await fetch('/', { cache: 'no-store' });
      const served = answer.ok ? entryOf(await answer.text()) : null;
      if (shouldReload(own, served, serverNow() - begun, toWall(serverNow()))) location.reload();
    } catch {
      // no net: what is shown stays
    }
  }
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => (timer = setInterval(() => void look(), LOOK)));
  onBeforeUnmount(() => clearInterval(timer));
}

/** All three; answers with where the picture stands. */
export function useScreenCare(): Readonly<Ref<{ x: number; y: number }>> {
  useAwake();
  useRenewal();
  const place = shallowRef(wander(0));
  let step = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => (timer = setInterval(() => (place.value = wander((step += 1))), WANDER)));
  onBeforeUnmount(() => clearInterval(timer));
  return place;
}
