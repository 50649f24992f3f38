// The invented people as the actor plays them: each with the own account, roles and duty of the moment, like a person signed in.
import type { Unit } from '#kernel/unit';
import type { Grant, Role, Viewer } from '#kernel/viewer';
import { onDutyNow } from '#platform/on-duty';

interface AccountRow {
  id: string;
  name: string;
  display_name: string;
  professional_id: string | null;
  grants: { role: Role; district: string | null }[] | null;
}

const POINTS = 600;

/** Everybody who can act at a moment. */
export class Cast {
  private constructor(
    private readonly viewers: ReadonlyMap<string, Viewer>,
    private readonly byProfessional: ReadonlyMap<string, Viewer>,
    /** Professionals in the duty that runs now. */
    readonly duty: readonly string[],
  ) {}

  static async read({ em, now }: Unit): Promise<Cast> {
    const rows = await em.execute<AccountRow[]>(
      `select a.id, a.name, a.display_name, a.professional_id,
         (select json_agg(json_build_object('role', g.role, 'district', g.district_id)) from grant_of_role g where g.account_id = a.id) as grants
       from account a where a.disabled_at is null order by a.name`,
    );
    const duty = await onDutyNow(em, now);
    const viewers = rows.map((row) => [row.name, viewerOf(row, duty)] as const);
    const professionals = viewers.flatMap(([, viewer]) =>
      viewer.professionalId ? [[viewer.professionalId, viewer] as const] : [],
    );
    return new Cast(new Map(viewers), new Map(professionals), [...duty].sort());
  }

  /** By sign-in name, such as `disposition`. */
  named(name: string): Viewer | null {
    return this.viewers.get(name) ?? null;
  }

  /** By the principal a row names, such as `account:…`. */
  byPrincipal(principal: string): Viewer | null {
    return [...this.viewers.values()].find((viewer) => viewer.principal === principal) ?? null;
  }

  /** The account of a professional. */
  of(professionalId: string): Viewer | null {
    return this.byProfessional.get(professionalId) ?? null;
  }
}

function viewerOf(row: AccountRow, duty: ReadonlySet<string>): Viewer {
  const byRole = Map.groupBy(row.grants ?? [], ({ role }) => role);
  const grants = [...byRole].map(([role, all]): Grant => ({
    role,
    districtIds: all.some((one) => one.district === null) ? null : all.map((one) => one.district!),
  }));
  return {
    kind: 'PERSON',
    principal: `account:${row.id}`,
    id: row.id,
    name: row.display_name,
    professionalId: row.professional_id,
    grants,
    mustChangePassword: false,
    onDuty: row.professional_id !== null && duty.has(row.professional_id),
    scopes: [],
    districtIds: null,
    language: 'de',
    expiresAt: null,
    unlimited: true,
    pointsPerMinute: POINTS,
  };
}
