// What of the facts of others is worth a word: new flags, visits that changed hands, a gap in the duty, a hand-over.
import type { BoardFact } from '#graphql/useLiveBoard.ts';
import type { Announcer } from '#ui/announcer.ts';

const VISITS: readonly string[] = ['VISIT_PLANNED', 'VISIT_ASSIGNED', 'VISIT_RELEASED', 'VISIT_MISSED'];

/** Counts a fact for the next spoken summary. */
export function announceFact(announcer: Announcer, fact: BoardFact): void {
  if (fact.kind === 'RISK_FLAG_RAISED' && fact.__typename === 'RiskFlagFact') {
    announcer.count(fact.riskFlag.level === 'ACUTE' ? 'acuteFlag' : 'flag');
  } else if (fact.kind === 'ON_CALL_GAP_OPENED') announcer.count('gap');
  else if (fact.kind === 'ON_CALL_HANDED_OVER') announcer.count('handover');
  else if (VISITS.includes(fact.kind)) announcer.count('visit');
}
