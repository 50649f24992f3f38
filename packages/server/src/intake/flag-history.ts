// The one way a flag changes: its history grows by a line, and a proposal that no longer counts falls.
import type { Unit } from '#kernel/unit';
import { FlagEntryKind, type FlagEntry } from './resolution.rules';
import { type RiskFlag, RiskFlagEntry } from './risk-flag.entity';

/** What a line carries besides who, when and what. */
export interface Noted {
  text?: string | null;
  /** When it happened, if not now. */
  at?: Temporal.Instant;
  /** With the act that was named. */
  step?: boolean;
}

/** The lines so far, oldest first, as the rules read them; the numbers go on from their count. */
export async function historyOf(unit: Unit, flag: RiskFlag): Promise<FlagEntry[]> {
  const entries = await unit.em.find(RiskFlagEntry, { flag: flag.id }, { orderBy: { no: 'asc' } });
  return entries.map(({ kind, byPrincipal }) => ({ kind, by: byPrincipal }));
}

/** Adds lines in order and marks the flag as changed; what each carries belongs to the last of them. */
export function note(
  unit: Unit,
  flag: RiskFlag,
  history: readonly FlagEntry[],
  kinds: readonly FlagEntryKind[],
  noted: Noted = {},
): void {
  for (const [index, kind] of kinds.entries()) {
    const last = index === kinds.length - 1;
    if (kind === FlagEntryKind.RESOLUTION_LAPSED) dropProposal(flag);
    unit.em.create(RiskFlagEntry, {
      flag,
      no: history.length + index + 1,
      at: (last ? noted.at : null) ?? unit.now,
      kind,
      byPrincipal: unit.viewer.principal,
      byName: unit.viewer.name,
      text: (last ? noted.text : null) ?? null,
      level: flag.level,
      nextStep: last && noted.step ? flag.nextStep : null,
      nextStepDue: last && noted.step ? flag.nextStepDue : null,
    });
  }
}

function dropProposal(flag: RiskFlag): void {
  flag.resolutionProposedBy = null;
  flag.resolutionProposedByName = null;
  flag.resolutionProposedAt = null;
  flag.resolution = null;
  flag.resolutionText = null;
}
