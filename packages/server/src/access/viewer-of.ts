// The asker as the contract shows them.
import type { ViewerShape } from '#kernel/context';
import { rolesOf, type Viewer } from '#kernel/viewer';
import { rightsOf } from './policy.rules';

/** Null for somebody who has not said who they are. */
export function viewerOf(viewer: Viewer): ViewerShape | null {
  if (viewer.kind === 'NOBODY' || viewer.kind === 'SYSTEM' || viewer.kind === 'WALL') return null;
  return {
    id: viewer.id,
    name: viewer.name,
    roles: rolesOf(viewer),
    scopes: viewer.scopes,
    expiresAt: viewer.expiresAt,
    onDuty: viewer.onDuty,
    may: rightsOf(viewer),
    mustChangePassword: viewer.mustChangePassword,
    professionalId: viewer.professionalId,
    within: withinOf(viewer),
  };
}

/** Where the roles count, taken together: one role for the whole town makes it the whole town. */
function withinOf({ kind, grants, districtIds }: Viewer): readonly string[] | null {
  if (kind === 'TOKEN') return districtIds;
  if (grants.length === 0) return [];
  const leading = grants.filter((grant) => grant.role !== 'PROFESSIONAL');
  if (leading.length === 0 || leading.some((grant) => grant.districtIds === null)) return null;
  return [...new Set(leading.flatMap((grant) => grant.districtIds ?? []))];
}
