// The words a flag is raised and resolved with, in the language asked for.
import { demand } from '#access/policy.rules';
import { batched, told } from '#kernel/batch';
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
export const reasonOf = (unit: Unit, code: string): Promise<Word | undefined> =>
  batched(unit, 'risk flag reason', code, async (codes) => {
    const rows = await unit.em.find(RiskFlagReason, { code: { $in: codes } });
    return new Map(rows.map((row) => [row.code, word(unit, row)]));
  });

/** Reasons that came with another statement. */
export const reasonsTold = (unit: Unit, rows: readonly RiskFlagReason[]): void =>
  told(
    unit,
    'risk flag reason',
    rows.map((row) => [row.code, word(unit, row)] as const),
  );

/** The word of a resolution. */
export const resolutionOf = (unit: Unit, code: string): Promise<Word | undefined> =>
  batched(unit, 'resolution reason', code, async (codes) => {
    const rows = await unit.em.find(ResolutionReason, { code: { $in: codes } });
    return new Map(rows.map((row) => [row.code, word(unit, row)]));
  });
