// Who was faster: when two plan at once, the one who comes second is told who came first, when, and with what.
import { districtsOf } from '#access/policy.rules';
import type { Fact } from '#kernel/fact';
import type { RefusalAbout } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { headOf, latestFacts } from '#live/log';
import type { Clash } from '#staff/commitments';
import { professionalsById } from '#staff/professionals.queries';
import type { Visit } from './visit.entity';
import { visitsByIds } from './visits.queries';

async function lastFact(unit: Unit, subjectId: string, kinds?: Fact['kind'][]): Promise<Fact | undefined> {
  const { epoch } = await headOf(unit.em);
  return (await latestFacts(unit.em, epoch, 1, { subjectId, ...(kinds ? { kinds } : {}) }))[0];
}

/** The pair in the order of its seats, as names with a dot between. */
async function pairIn(unit: Unit, fact: Fact): Promise<string | undefined> {
  const ids = fact.change.find(({ field }) => field === 'pair')?.to?.split(',') ?? [];
  const people = await professionalsById(unit, ids);
  return ids.map((id) => people.get(id)?.name ?? '').join(' · ') || undefined;
}

/** What a CONFLICT about a visit says besides its version: who changed it last, when, and what came of it. */
export async function whoChanged(unit: Unit, visit: Visit): Promise<RefusalAbout> {
  const fact = await lastFact(unit, visit.id);
  const about = { details: { currentVersion: visit.version }, words: { subject: visit.reference } };
  if (!fact) return about;
  const pair = await pairIn(unit, fact);
  const begins = fact.change.find(({ field }) => field === 'plannedFrom')?.to;
  return {
    details: {
      ...about.details,
      changedBy: fact.actorName,
      changedAt: fact.recordedAt,
      changedKind: fact.kind,
    },
    words: {
      ...about.words,
      name: fact.actorName,
      time: fact.recordedAt.toString(),
      did: fact.kind,
      ...(pair ? { pair } : {}),
      ...(begins ? { begins } : {}),
    },
  };
}

/** What PERSON_BUSY says where a visit is in the way: which one, since when, and who put the person on it. */
export async function whoTook(unit: Unit, { sourceType, sourceId }: Clash): Promise<RefusalAbout> {
  if (sourceType !== 'VISIT') return {};
  const visit = (await visitsByIds(unit, [sourceId])).get(sourceId);
  const own = districtsOf(unit.viewer);
  if (!visit || (own && !own.includes(visit.district.id))) return {};
  const fact = await lastFact(unit, sourceId, ['VISIT_ASSIGNED', 'VISIT_MEMBER_SWAPPED', 'VISIT_MOVED']);
  return {
    details: {
      busyWith: visit.reference,
      ...(fact ? { changedBy: fact.actorName, changedAt: fact.recordedAt, changedKind: fact.kind } : {}),
    },
    words: {
      subject: visit.reference,
      ...(fact ? { by: fact.actorName, time: fact.recordedAt.toString() } : {}),
    },
  };
}
