// Whether a log is whole: numbers without a gap, and every hash made anew from what stands beside it.
import { createHash } from 'node:crypto';
import pg from 'pg';

const PAGE = 50_000;

/** Numbers that are missing, and facts whose hash does not follow from the one before or from themselves. */
export async function chainFaults(url: string): Promise<{ gaps: number; broken: number; facts: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last = 0n;
    let previous: Buffer = createHash('sha256').update('').digest();
    const found = { gaps: 0, broken: 0, facts: 0 };
    for (;;) {
      const { rows } = await client.query<Row>(
        `select seq, prev_hash, hash, facts_hash, said, payload from (
           select e.*, sha256(p.salt || convert_to(e.actor_name || E'\\n' || p.facts::text, 'UTF8')) as payload,
             concat_ws('|', e.seq, e.id, e.kind, coalesce(e.district_id::text, '-'), e.subject_type, e.subject_id, e.actor,
               to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
               to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), encode(e.facts_hash, 'hex')) as said
           from event e left join event_payload p using (seq) where e.seq > $1 order by e.seq limit ${PAGE}) page`,
        [last.toString()],
      );
      for (const row of rows) {
        const seq = BigInt(row.seq);
        found.gaps += Number(seq - last - 1n);
        const right = createHash('sha256').update(previous).update(row.said, 'utf8').digest();
        const payload = row.payload === null || row.payload.equals(row.facts_hash);
        if (!row.prev_hash.equals(previous) || !row.hash.equals(right) || !payload) found.broken += 1;
        previous = row.hash;
        last = seq;
      }
      found.facts += rows.length;
      if (rows.length < PAGE) return found;
    }
  } finally {
    await client.end();
  }
}

interface Row {
  seq: string;
  prev_hash: Buffer;
  hash: Buffer;
  facts_hash: Buffer;
  said: string;
  payload: Buffer | null;
}
