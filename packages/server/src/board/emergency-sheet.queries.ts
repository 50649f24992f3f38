// What the emergency sheet asks the database: which flags, which visits, who leads where, who is called how; and how writing it goes.
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { RiskFlag } from '#intake/risk-flag.entity';
import { Visit } from '#visits/visit.entity';
import type { SheetNow } from './emergency-sheet.rules';

/** `?` twice: whether all districts are meant, and which. */
const WITHIN = `(?::boolean or district_id = any(string_to_array(?, ',')::uuid[]))`;
const within = (ids: readonly string[] | null) => [ids === null, idList(ids ?? [])];

/** Open ACUTE and HIGH flags, the most urgent and the longest open first. */
export async function urgentFlags({ em }: Unit, districtIds: readonly string[] | null): Promise<RiskFlag[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from risk_flag where state <> 'RESOLVED' and level in ('ACUTE', 'HIGH') and ${WITHIN} order by level, raised_at, id`,
    within(districtIds),
  );
  return inOrder(rows, await em.find(RiskFlag, { id: { $in: rows.map(({ id }) => id) } }));
}

/** Visits of today: planned for it, under way, or to be made by tonight; by begin. */
export async function visitsToday(
  { em, now }: Unit,
  districtIds: readonly string[] | null,
): Promise<Visit[]> {
  const { from, until } = dayInterval(dateAt(now));
  const rows = await em.execute<{ id: string }[]>(
    `select id from visit where (planned && tstzrange(?::timestamptz, ?::timestamptz) or state = 'UNDER_WAY'
       or (planned is null and state in ('DUE', 'MISSED') and due_until <= ?::timestamptz)) and state <> 'CANCELLED' and ${WITHIN}
     order by coalesce(lower(planned), due_from), urgency, id`,
    [from.toString(), until.toString(), until.toString(), ...within(districtIds)],
  );
  return inOrder(rows, await em.find(Visit, { id: { $in: rows.map(({ id }) => id) } }));
}

function inOrder<T extends { id: string }>(rows: readonly { id: string }[], found: readonly T[]): T[] {
  const byId = new Map(found.map((one) => [one.id, one]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
}

export interface SheetLead {
  name: string;
  leadership: boolean;
  /** Districts led, by name; empty: the whole town. */
  districts: string[];
  phone: string | null;
}

/** Who leads, leadership first: accounts that can sign in. */
export async function leadsOf({ em }: Unit): Promise<SheetLead[]> {
  return em.execute<SheetLead[]>(
    `select coalesce(p.name, a.display_name) as name, bool_or(g.role = 'LEADERSHIP') as leadership, p.duty_phone as phone,
       coalesce(json_agg(distinct d.name) filter (where d.name is not null), '[]') as districts
     from account a join grant_of_role g on g.account_id = a.id left join professional p on p.id = a.professional_id
       left join district d on d.id = g.district_id and g.role = 'LEAD'
     where a.disabled_at is null and g.role in ('LEADERSHIP', 'LEAD')
     group by a.id, p.id order by bool_or(g.role = 'LEADERSHIP') desc, 1`,
  );
}

/** Name and number of professionals, by id. */
export async function calledBy(
  { em }: Unit,
  ids: readonly string[],
): Promise<Map<string, { name: string; phone: string | null }>> {
  const rows = await em.execute<{ id: string; name: string; phone: string | null }[]>(
    `select id, name, duty_phone as phone from professional where id = any(string_to_array(?, ',')::uuid[])`,
    [idList(ids)],
  );
  return new Map(rows.map(({ id, name, phone }) => [id, { name, phone }]));
}

/** How writing goes, held until the transaction ends; `troubledSince`: it failed, or is too old, since then. */
export interface KeptSheet extends SheetNow {
  id: string;
  troubledSince: Temporal.Instant | null;
}

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${column}"`;
const instantOf = (ms: number | null) =>
  ms === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(ms));

/** Null where no sheet is kept. */
export async function keptSheet({ em }: Unit): Promise<KeptSheet | null> {
  const [row] = await em.execute<
    {
      id: string;
      kept_since: number;
      attempted_at: number;
      written_at: number | null;
      troubled_since: number | null;
      last_error: string | null;
    }[]
  >(
    `select id, last_error, ${['kept_since', 'attempted_at', 'written_at', 'troubled_since'].map(MS).join(', ')} from emergency_sheet`,
  );
  if (!row) return null;
  return {
    id: row.id,
    keptSince: instantOf(row.kept_since)!,
    attemptedAt: instantOf(row.attempted_at)!,
    writtenAt: instantOf(row.written_at),
    lastError: row.last_error,
    troubledSince: instantOf(row.troubled_since),
  };
}

/** Says that one is being written now. */
export async function attemptSheet({ em, now }: Unit): Promise<void> {
  await em.execute(
    `insert into emergency_sheet (kept_since, attempted_at) values (?::timestamptz, ?::timestamptz)
     on conflict (one) do update set attempted_at = excluded.attempted_at`,
    [now.toString(), now.toString()],
  );
}

/** Says how it ended: `writtenAt` where it did not fail. */
export async function endSheet(
  { em }: Unit,
  ended: Pick<KeptSheet, 'lastError' | 'troubledSince'> & { writtenAt: Temporal.Instant | null },
): Promise<void> {
  await em.execute(
    `update emergency_sheet set written_at = coalesce(?::timestamptz, written_at), last_error = ?, troubled_since = ?::timestamptz`,
    [ended.writtenAt?.toString() ?? null, ended.lastError, ended.troubledSince?.toString() ?? null],
  );
}

/** No sheet is kept any more. */
export const forgetSheet = async ({ em }: Unit): Promise<void> => {
  await em.execute('delete from emergency_sheet');
};
