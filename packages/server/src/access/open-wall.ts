// Opens a screen from the screen itself: tries of a network are counted before a code is looked at.
import { throttledAt } from './throttle';
import { TooManyTries } from './sessions';
import { openWall } from './wall-devices';
import type { Store } from '#kernel/unit';
import type { Viewer } from '#kernel/viewer';

/** The secret of the screen for its cookie. The count is written first and stays, whatever comes of it. */
export async function openWallFrom(
  store: Store,
  viewer: Viewer,
  { code, address, demoAllowed }: { code: string; address: string; demoAllowed: boolean },
): Promise<string> {
  let wait: number | null = null;
  await store.write(viewer, async ({ em, now }) => void (wait = await throttledAt(em, 'wall', address, now)));
  if (wait !== null) throw new TooManyTries(wait);
  let secret = '';
  await store.write(viewer, async (unit) => {
    const opened = await openWall(unit, code, demoAllowed);
    secret = opened.secret;
    return { id: opened.id };
  });
  return secret;
}
