// Any object by its id, or by the id another system gave it. What one may not see does not exist.
import { scoped, Scope } from '#kernel/viewer';
import { demand, may } from '#access/policy.rules';
import { visibleDistrict } from '#districts/districts';
import { visibleOffice } from '#districts/offices';
import { objectByExternal, visibleChild, visibleHousehold } from '#families/households';
import { RiskFlag } from '#intake/risk-flag.entity';
import { visibleRiskFlag } from '#intake/risk-flags';
import type { ExternalType } from '#kernel/external-reference.entity';
import { isId } from '#kernel/ids';
import { type ObjectType, RegisteredObject } from '#kernel/registered-object.entity';
import type { Unit } from '#kernel/unit';
import { visibleDuty } from '#on-call/duties';
import { visibleAbsence } from '#staff/absences';
import { visibleProfessional } from '#staff/professionals';
import { Visit } from '#visits/visit.entity';
import { visibleSeries } from '#visits/series';
import { visibleVisit } from '#visits/visits';

/** Table in the register → how it is shown, null where it may not be seen. */
const SHOWN: Readonly<Record<ObjectType, (unit: Unit, id: string) => Promise<object | null>>> = {
  DISTRICT: visibleDistrict,
  OFFICE: visibleOffice,
  PROFESSIONAL: visibleProfessional,
  ABSENCE: visibleAbsence,
  HOUSEHOLD: visibleHousehold,
  CHILD: visibleChild,
  RISK_FLAG: visibleRiskFlag,
  VISIT: visibleVisit,
  VISIT_SERIES: visibleSeries,
  DUTY: visibleDuty,
};

/** The object with this id, or null: absent and forbidden are told alike (Z3). */
export async function node(unit: Unit, id: string): Promise<object | null> {
  demand(unit.viewer, 'node:read');
  if (!isId(id)) return null;
  const known = await unit.em.findOne(RegisteredObject, { id });
  return known ? SHOWN[known.type](unit, id) : null;
}

/** The object that another system calls by this id. Households and children: scope FILE, or who may see them. */
export async function externalNode(
  unit: Unit,
  type: ExternalType,
  system: string,
  id: string,
): Promise<object | null> {
  demand(unit.viewer, 'node:read');
  if (
    (type === 'HOUSEHOLD' || type === 'CHILD') &&
    unit.viewer.kind === 'TOKEN' &&
    !scoped(unit.viewer, Scope.FILE)
  )
    demand(unit.viewer, 'household:read');
  if (!may(unit.viewer, 'node:read')) return null;
  const found = await objectByExternal(unit, type, system, id);
  return found ? node(unit, found) : null;
}

/** The flag (`F-118`) or visit (`B-118`) people call so, or null: absent and forbidden are told alike. */
export async function byReference(unit: Unit, spoken: string): Promise<object | null> {
  demand(unit.viewer, 'node:read');
  const [, letter, number] = /^\s*([fb])-?(\d{1,9})\s*$/i.exec(spoken) ?? [];
  if (!letter || !number) return null;
  const reference = `${letter.toUpperCase()}-${Number(number)}`;
  const found =
    letter.toUpperCase() === 'F'
      ? await unit.em.findOne(RiskFlag, { reference })
      : await unit.em.findOne(Visit, { reference });
  return found ? node(unit, found.id) : null;
}
