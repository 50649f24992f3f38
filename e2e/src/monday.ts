// The Monday before it breaks: two people with five visits and tonight's duty between them, and nothing else in their fortnight.
import type { Desk } from './desk.ts';

const DAY = '2026-11-23';
/** A time of that Monday, or of the day after. */
export const at = (time: string, day = DAY): string => `${day}T${time}:00+01:00`;
const TONIGHT = { from: at('16:00'), until: at('08:00', '2026-11-24') };

export interface Somebody {
  id: string;
  name: string;
}
export interface Monday {
  /** The two who will call in. */
  out: readonly [Somebody, Somebody];
  /** Reference and urgency of what will break. */
  visits: readonly { id: string; reference: string }[];
}

const ERRORS = 'errors { code field message }';
const DO = {
  plan: `mutation ($input: PlanVisitInput!) { planVisit(input: $input) { visit { id reference } ${ERRORS} } }`,
  assign: `mutation ($input: AssignPairInput!) { assignPair(input: $input) { visit { id } ${ERRORS} } }`,
  release: `mutation ($input: ReleasePairInput!) { releasePair(input: $input) { visit { id } ${ERRORS} } }`,
  duty: `mutation ($input: SetDutyInput!) { setDuty(input: $input) { duty { id } ${ERRORS} } }`,
  clear: `mutation ($input: ClearDutyInput!) { clearDuty(input: $input) { duty { id } ${ERRORS} } }`,
};

/** Plans it with a tool, hours before anybody is at the desk. */
export async function planMonday({ office }: Desk): Promise<Monday> {
  const tool = await office.token(['DISPATCH']);
  const act = async (document: string, input: Record<string, unknown>) => {
    const payload = await tool.act(document, input);
    if (payload.errors.length > 0) throw new Error(JSON.stringify([document, input, payload.errors]));
    return payload;
  };
  const { nodes } = await tool.get(
    'query ($from: DateTime!, $until: DateTime!) { professionals(first: 100) { nodes { id name absent availability(from: $from, until: $until) { works } } } }',
    { from: at('09:00'), until: at('15:00') },
  );
  const serving = await office.sql<{ id: string }>(
    `select professional_id as id from commitment where source_type = 'DUTY' and during && tstzrange(?::timestamptz, ?::timestamptz)`,
    [at('01:00'), TONIGHT.until],
  );
  const there: Somebody[] = nodes.filter(
    (one: any) => !one.absent && one.availability.works && !serving.some(({ id }) => id === one.id),
  );
  // Whoever is planned here has this day to themselves.
  const team = there.slice(0, 5);
  for (const { id } of team) {
    const held = await office.sql<{ id: string; type: string }>(
      `select source_id as id, source_type as type from commitment where professional_id = ? and upper(during) > ?::timestamptz`,
      [id, at('03:00')],
    );
    for (const { id: source, type } of held) {
      if (type === 'VISIT') await tool.act(DO.release, { visitId: source });
      if (type === 'DUTY') await tool.act(DO.clear, { id: source, professionalId: id });
    }
    await office.sql(`delete from commitment where professional_id = ? and source_type = 'APPOINTMENT'`, [
      id,
    ]);
  }
  const [a, b, c, d, e] = team as [Somebody, Somebody, Somebody, Somebody, Somebody];
  const [district] = await tool.get('{ districts { id name } }');
  const visits: { id: string; reference: string }[] = [];
  for (const [urgency, from, pair] of [
    ['U3', '09:00', [a, c]],
    ['U1', '11:00', [a, c]],
    ['U2', '14:00', [a, d]],
    ['U0', '09:30', [b, d]],
    ['U2', '13:00', [b, e]],
  ] as const) {
    const { visit } = await act(DO.plan, { districtId: district.id, kind: 'FOLLOW_UP', urgency, duration: 'PT60M', dueFrom: at('08:00'), dueUntil: at('18:00') });
    await act(DO.assign, { visitId: visit.id, professionalIds: pair.map(({ id }) => id), from: at(from) });
    visits.push(visit);
  } // prettier-ignore
  await act(DO.duty, { kind: 'ON_CALL', ...TONIGHT, professionalIds: [a.id, e.id] });
  return { out: [a, b], visits };
}
