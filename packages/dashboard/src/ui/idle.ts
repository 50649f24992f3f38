// What can wait until nobody waits for anything.

/** Does it when the page has nothing else to do, at the latest after five seconds. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 5000 });
  else setTimeout(act, 1500);
}
