// The words a flag is raised and resolved with, in the language asked for.
import { demand } from '#access/policy.rules';
import { entityByKey } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import type { RiskLevel } from './flag.rules';
import { ResolutionReason, RiskFlagReason } from './reasons.entity';

/** A code with its word. */
export interface Word {
  code: string;
  label: string;
}

const word = (
  unit: Unit,
  { code, labelDe, labelEn }: { code: string; labelDe: string; labelEn: string },
): Word => ({
  code,
  label: unit.viewer.language === 'de' ? labelDe : labelEn,
});

/** Why flags are raised, in the order of the catalogue. */
export async function riskFlagReasons(unit: Unit): Promise<(Word & { level: RiskLevel })[]> {
  demand(unit.viewer, 'catalogue:read');
  const rows = await unit.em.find(RiskFlagReason, {}, { orderBy: { position: 'asc' } });
  return rows.map((row) => ({ ...word(unit, row), level: row.level }));
}

/** Why flags are resolved, in the order of the catalogue. */
export async function resolutionReasons(unit: Unit): Promise<Word[]> {
  demand(unit.viewer, 'catalogue:read');
  const rows = await unit.em.find(ResolutionReason, {}, { orderBy: { position: 'asc' } });
  return rows.map((row) => word(unit, row));
}

/** The word of a reason. */
export async function reasonOf(unit: Unit, code: string): Promise<Word | undefined> {
  const reason = await entityByKey(unit, RiskFlagReason, code);
  return reason && word(unit, reason);
}

/** The word of a resolution. */
export async function resolutionOf(unit: Unit, code: string): Promise<Word | undefined> {
  const resolution = await entityByKey(unit, ResolutionReason, code);
  return resolution && word(unit, resolution);
}
