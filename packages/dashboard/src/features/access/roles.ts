// A role as a form holds it, and as it is sent: districts for a lead only, a person for a professional only.
import type { Role } from '#graphql/generated/graphql.ts';
import type { Refusal } from '#ui/ErrorSummary.vue';
import type { Words } from '#ui/words.ts';

export interface RoleChosen {
  role: Role | '';
  districtIds: string[];
  professionalId: string;
}

export const noRole = (): RoleChosen => ({ role: '', districtIds: [], professionalId: '' });

/** What is missing before it is worth sending. */
export function roleRefusals({ role, districtIds }: RoleChosen, say: Words['say']): Refusal[] {
  if (role === '') return [{ field: 'role', message: say('accounts.roleMissing') }];
  return role === 'LEAD' && districtIds.length === 0
    ? [{ field: 'districtIds', message: say('accounts.districtsMissing') }]
    : [];
}

/** The part of an input that says it. */
export const roleInput = ({ role, districtIds, professionalId }: RoleChosen) => ({
  role: role as Role,
  ...(role === 'LEAD' && { districtIds }),
  ...(role === 'PROFESSIONAL' && professionalId && { professionalId }),
});
