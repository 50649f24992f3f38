// Reads and appends the log: the only file that knows its tables.
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Fact, FactKind, NewFact, SubjectType } from '#kernel/fact';
import type { Viewer } from '#kernel/viewer';
import { cursorOf, type Head } from './cursor.rules';

interface Row {
  seq: string;
  id: string;
  kind: FactKind;
  district_id: string | null;
  subject_type: SubjectType;
  subject_id: string;
  actor: string;
  actor_name: string;
  occurred: string;
  recorded: string;
  facts: { change?: Fact['change']; people?: string[]; figures?: unknown; caughtUp?: string } | null;
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const COLUMNS = `e.seq, e.id, e.kind, e.district_id, e.subject_type, e.subject_id, e.actor, e.actor_name,
  to_char(e.occurred_at at time zone 'UTC', ${ISO}) as occurred, to_char(e.recorded_at at time zone 'UTC', ${ISO}) as recorded, p.facts`;

/** Appends under the log's lock and gives the last number. Nothing may follow it in the transaction but the commit. */
export async function append(
  em: SqlEntityManager,
  facts: NewFact[],
  by: Viewer,
  at: Temporal.Instant,
): Promise<bigint> {
  const entries = facts.map(
    ({ kind, districtId, subject, change, people, figures, caughtUp, occurredAt }) => ({
      kind,
      districtId,
      subjectType: subject.type,
      subjectId: subject.id,
      occurredAt: occurredAt?.toString(),
      facts: { change, people, figures, caughtUp },
    }),
  );
  const [row] = await em.execute<{ seq: string }[]>(
    'select append_facts(?::jsonb, ?, ?, ?::timestamptz) as seq',
    [JSON.stringify(entries), by.principal, by.name, at.toString()],
  );
  return BigInt(row!.seq);
}

/** Where the log stands, as this transaction sees it. */
export async function headOf(em: SqlEntityManager): Promise<Head> {
  const [row] = await em.execute<{ epoch: string; seq: string | null; recorded: string | null }[]>(
    `select epoch, e.seq, e.recorded from log_epoch left join (select seq, to_char(recorded_at at time zone 'UTC', ${ISO}) as recorded
     from event order by seq desc limit 1) e on true`,
  );
  return {
    epoch: row!.epoch,
    seq: BigInt(row!.seq ?? 0),
    recordedAt: row!.recorded ? Temporal.Instant.from(row!.recorded) : null,
  };
}

/** The facts after a number, oldest first, whole transactions or not. `kinds` and `districtIds` narrow in the database. */
export async function factsAfter(
  em: SqlEntityManager,
  epoch: string,
  after: bigint,
  limit: number,
  only: { kinds?: readonly FactKind[] | null; districtIds?: readonly string[] | null; upTo?: bigint } = {},
): Promise<Fact[]> {
  const where = ['e.seq > ?'];
  const values: unknown[] = [after.toString()];
  if (only.upTo !== undefined) {
    where.push('e.seq <= ?');
    values.push(only.upTo.toString());
  }
  if (only.kinds) {
    where.push("e.kind = any(string_to_array(?, ','))");
    values.push(only.kinds.join(','));
  }
  if (only.districtIds) {
    where.push("(e.district_id is null or e.district_id::text = any(string_to_array(?, ',')))");
    values.push(only.districtIds.join(','));
  }
  const rows = await em.execute<Row[]>(
    `select ${COLUMNS} from event e left join event_payload p using (seq) where ${where.join(' and ')} order by e.seq limit ${limit}`,
    values,
  );
  return rows.map((row) => factOf(row, epoch));
}

/** The newest facts, newest first: of some kinds, of some districts, or about one subject. */
export async function latestFacts(
  em: SqlEntityManager,
  epoch: string,
  limit: number,
  only: {
    kinds?: readonly FactKind[] | null;
    districtIds?: readonly string[] | null;
    subjectId?: string;
  } = {},
): Promise<Fact[]> {
  const parts: [string, string][] = [];
  if (only.kinds) parts.push([`e.kind = any(string_to_array(?, ','))`, only.kinds.join(',')]);
  if (only.districtIds)
    parts.push([
      `(e.district_id is null or e.district_id::text = any(string_to_array(?, ',')))`,
      only.districtIds.join(','),
    ]);
  if (only.subjectId) parts.push([`e.subject_id = ?::uuid`, only.subjectId]);
  const rows = await em.execute<Row[]>(
    `select ${COLUMNS} from event e left join event_payload p using (seq)
     where ${parts.map(([sql]) => sql).join(' and ') || 'true'} order by e.seq desc limit ${limit}`,
    parts.map(([, value]) => value),
  );
  return rows.map((row) => factOf(row, epoch));
}

function factOf(row: Row, epoch: string): Fact {
  return {
    seq: BigInt(row.seq),
    id: row.id,
    kind: row.kind,
    districtId: row.district_id,
    subject: { type: row.subject_type, id: row.subject_id },
    change: row.facts?.change ?? [],
    people: row.facts?.people ?? [],
    figures: row.facts?.figures ?? null,
    caughtUp: row.facts?.caughtUp ?? null,
    actor: row.actor,
    actorName: row.actor_name,
    occurredAt: Temporal.Instant.from(row.occurred),
    recordedAt: Temporal.Instant.from(row.recorded),
    cursor: cursorOf(epoch, BigInt(row.seq)),
  };
}

/** The facts about one subject, the latest first. */
export const factsAbout = async (
  em: SqlEntityManager,
  subject: Fact['subject'],
  limit: number,
): Promise<Fact[]> => latestFacts(em, (await headOf(em)).epoch, limit, { subjectId: subject.id });
