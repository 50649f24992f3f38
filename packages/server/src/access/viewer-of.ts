// The asker as the contract shows them.
import type { ViewerShape } from '#kernel/context';
import { rolesOf, type Viewer } from '#kernel/viewer';
import { rightsOf } from './policy.rules';

/** Null for somebody who has not said who they are. */
export function viewerOf(viewer: Viewer): ViewerShape | null {
  if (viewer.kind === 'NOBODY' || viewer.kind === 'SYSTEM') return null;
  return {
    id: viewer.id,
    name: viewer.name,
    roles: rolesOf(viewer),
    scopes: viewer.scopes,
    expiresAt: viewer.expiresAt,
    onDuty: viewer.onDuty,
    may: rightsOf(viewer),
  };
}
