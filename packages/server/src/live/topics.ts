// Which subscription hears of which facts: the whole live vocabulary on one screen.
import { FactKind } from '#kernel/fact';

export interface Topic {
  kinds: readonly FactKind[];
  /** Only facts about the asker's own assignments. */
  own?: true;
}

const all = Object.values(FactKind);
const visits = all.filter((kind) => kind.startsWith('VISIT_'));

/** Subscription field → what it hears. `facts` hears everything its asker may see. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  riskFlagRaised: { kinds: [FactKind.RISK_FLAG_RAISED] },
  riskFlagChanged: {
    kinds: all.filter((kind) => kind.startsWith('RISK_FLAG_') && kind !== FactKind.RISK_FLAG_RAISED),
  },
  visitAssigned: { kinds: [FactKind.VISIT_ASSIGNED, FactKind.VISIT_MEMBER_SWAPPED] },
  visitChanged: { kinds: visits },
  myVisits: { kinds: visits, own: true },
  districtLoadChanged: { kinds: [FactKind.DISTRICT_LOAD_CHANGED] },
  onCallChanged: { kinds: all.filter((kind) => kind.startsWith('DUTY_') || kind.startsWith('ON_CALL_')) },
  facts: { kinds: all },
  wallChanged: {
    kinds: all.filter((kind) => /^(RISK_FLAG|VISIT|DUTY|ON_CALL|DISTRICT_LOAD)_/.test(kind)),
  },
};
