// The numbers of a wall, one statement a block; no row of a flag or visit leaves here.
import { dateAt, dayInterval } from '#kernel/calendar.rules';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import type { RiskLevel } from '#intake/flag.rules';

export interface LevelNumbers {
  districtId: string;
  level: RiskLevel;
  open: number;
  untaken: number;
  /** Since when the longest waiting one is without anybody. */
  untakenSince: Temporal.Instant | null;
}

const instantOrNull = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
const UTC = `at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Open flags by district and level. */
export async function openByLevel({ em }: Unit): Promise<LevelNumbers[]> {
  const rows = await em.execute<
    { district_id: string; level: RiskLevel; n: number; untaken: number; since: string | null }[]
  >(
    `select district_id, level, count(*)::integer as n, count(untaken_since)::integer as untaken,
       to_char(min(untaken_since) ${UTC}) as since
     from risk_flag where state <> 'RESOLVED' group by district_id, level`,
  );
  return rows.map(({ district_id, level, n, untaken, since }) => ({
    districtId: district_id,
    level,
    open: n,
    untaken,
    untakenSince: instantOrNull(since),
  }));
}

/** Visits that nobody makes yet, today's and those whose time has passed; and by when the first must be made. */
export async function withoutPair({ em, now }: Unit) {
  const { until } = dayInterval(dateAt(now));
  const [row] = await em.execute<{ n: number; late: number; first: string | null }[]>(
    `select count(*)::integer as n, (count(*) filter (where v.due_until <= ?::timestamptz))::integer as late,
       to_char(min(v.due_until) ${UTC}) as first
     from visit v where v.state in ('DUE', 'MISSED') and v.due_from < ?::timestamptz
       and not exists (select from seat s where s.visit_id = v.id)`,
    [now.toString(), until.toString()],
  );
  return { count: row!.n, overdue: row!.late, firstDue: instantOrNull(row!.first) };
}

/** Visits with a pair that is out now. */
export async function underWay({ em }: Unit): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(
    "select count(*)::integer as n from visit where state = 'UNDER_WAY'",
  );
  return row!.n;
}

/** Names of professionals, and whether they lead a district. */
export async function peopleNamed({ em }: Unit, ids: readonly string[]) {
  const rows = await em.execute<{ id: string; name: string; leads: boolean }[]>(
    `select p.id, p.name, exists (select from account a join grant_of_role g on g.account_id = a.id
       where a.professional_id = p.id and a.disabled_at is null and g.role = 'LEAD') as leads
     from professional p where p.id = any(string_to_array(?, ',')::uuid[])`,
    [idList(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
