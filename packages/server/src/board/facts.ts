// The log for tools that poll: the whole of it, page by page, cut to what the asker may see.
import { demand, mayHear, withinDistricts } from '#access/policy.rules';
import type { Fact, FactKind } from '#kernel/fact';
import { Failure } from '#kernel/failure';
import { checkedFirst } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { cursorOf, seqOf } from '#live/cursor.rules';
import { factsAfter, headOf, latestFacts } from '#live/log';

export interface FactsAsked {
  first: number;
  after?: string | null;
  kinds?: FactKind[] | null;
  districtIds?: string[] | null;
}

/** Facts after a place, oldest first; without `after` from the beginning. The cursor moves on past what may not be seen. */
export async function factsPage(
  unit: Unit,
  asked: FactsAsked,
): Promise<{ nodes: Fact[]; cursor: string; hasMore: boolean }> {
  demand(unit.viewer, 'facts:read');
  const first = checkedFirst(asked);
  const head = await headOf(unit.em);
  const from = asked.after ? seqOf(asked.after, head.epoch) : 0n;
  if (from === null || from > head.seq) throw new Failure('RESET');
  const only = { kinds: asked.kinds ?? null, districtIds: withinDistricts(unit.viewer, asked.districtIds) };
  const nodes: Fact[] = [];
  let at = from;
  for (;;) {
    const facts = await factsAfter(unit.em, head.epoch, at, first + 1, only);
    for (const fact of facts) {
      if (nodes.length === first) return { nodes, cursor: cursorOf(head.epoch, at), hasMore: true };
      at = fact.seq;
      if (mayHear(unit.viewer, fact)) nodes.push(fact);
    }
    if (facts.length <= first) return { nodes, cursor: cursorOf(head.epoch, head.seq), hasMore: false };
  }
}

/** The newest facts, newest first, cut to what may be seen. */
export async function recentFacts(unit: Unit, asked: Omit<FactsAsked, 'after'>): Promise<Fact[]> {
  demand(unit.viewer, 'facts:read');
  const first = checkedFirst(asked);
  const only = { kinds: asked.kinds ?? null, districtIds: withinDistricts(unit.viewer, asked.districtIds) };
  const { epoch } = await headOf(unit.em);
  return (await latestFacts(unit.em, epoch, first, only)).filter((fact) => mayHear(unit.viewer, fact));
}
