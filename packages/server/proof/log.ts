// Reads the log as a stranger: rows in order, gaps, and whether each link of the chain holds. Shares no code with its writer.
import { createHash } from 'node:crypto';
import type pg from 'pg';

export interface LogRow {
  seq: number;
  kind: string;
  subjectType: string;
  subjectId: string;
  actor: string;
  recordedAt: string;
  change: { field: string; from: string | null; to: string | null }[];
  people: string[];
}

/** All rows, oldest first. */
export async function readLog(session: pg.Client): Promise<LogRow[]> {
  const { rows } = await session.query(
    `select e.seq::int as seq, e.kind, e.subject_type as "subjectType", e.subject_id as "subjectId", e.actor,
       e.recorded_at::text as "recordedAt", coalesce(p.facts -> 'change', '[]') as change, coalesce(p.facts -> 'people', '[]') as people
     from event e left join event_payload p using (seq) order by e.seq`,
  );
  return rows as LogRow[];
}

/** How many numbers are missing before the last, and how many links do not follow from the one before. */
export async function unsound(session: pg.Client): Promise<{ gaps: number; unchained: number }> {
  const { rows } = await session.query<{ seq: number; hash: Buffer; prev_hash: Buffer }>(
    'select seq::int as seq, hash, prev_hash from event order by seq',
  );
  let before: Buffer = createHash('sha256').digest();
  let unchained = 0;
  let gaps = 0;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== (index === 0 ? 1 : rows[index - 1]!.seq + 1)) gaps += 1;
    if (!row.prev_hash.equals(before)) unchained += 1;
    before = row.hash;
  }
  return { gaps, unchained };
}

/** How often an invariant of pairs and time is broken right now; counted in the tables. */
export async function broken(session: pg.Client): Promise<number> {
  const { rows } = await session.query<{ n: number }>(`
    select (
      (select count(*) from (select from seat group by visit_id having count(*) <> 2 or count(distinct professional_id) <> 2) lone) +
      (select count(*) from visit v where state in ('ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'DONE') and not exists (select from seat where visit_id = v.id)) +
      (select count(*) from visit v where state = 'ACCEPTED' and (select count(accepted_at) from seat where visit_id = v.id) < 2) +
      (select count(*) from commitment a join commitment b on a.id < b.id and a.professional_id = b.professional_id and a.layer && b.layer and a.during && b.during) +
      (select count(*) from commitment c where c.source_type = 'VISIT' and not exists (select from seat s where s.visit_id = c.source_id and s.professional_id = c.professional_id)) +
      (select count(*) from seat s join visit v on v.id = s.visit_id where v.state in ('ASSIGNED', 'ACCEPTED') and not exists (
        select from commitment c where c.source_id = v.id and c.professional_id = s.professional_id and c.during @> v.planned))
    )::int as n`);
  return rows[0]!.n;
}

/** The place where the log stands now, as clients name it. */
export async function cursorNow(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ cursor: string }>(
    `select epoch || '.' || coalesce((select max(seq) from event), 0) as cursor from log_epoch`,
  );
  return rows[0]!.cursor;
}
