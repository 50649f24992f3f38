// An asker who notices when somebody looks at who they are: what was answered to one person is never shared.
import type { Viewer } from '#kernel/viewer';

/** What tells one asker from another with the same rights. */
const IDENTITY = ['principal', 'id', 'sessionId', 'name', 'professionalId', 'expiresAt'] as const;

export interface WatchedViewer {
  viewer: Viewer;
  /** Something of this answer may depend on who asked, not only on what they may. */
  readonly personal: boolean;
}

/** The same asker; copying it counts as looking. */
export function watched(viewer: Viewer): WatchedViewer {
  const watch = { viewer: { ...viewer }, personal: false };
  for (const key of IDENTITY)
    Object.defineProperty(watch.viewer, key, {
      enumerable: true,
      get: () => {
        watch.personal = true;
        return viewer[key];
      },
    });
  return watch;
}
