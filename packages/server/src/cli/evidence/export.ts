// Writes the whole log to a file, a line a fact, every value as the database stores it: nothing is serialised anew.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Store } from '#kernel/unit';
import { system } from '#kernel/viewer';

const PAGE = 2000;
const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS'`;

/** Exports the log as it stands at one moment; gives the number of facts. */
export async function exportLog(store: Store, file: string): Promise<number> {
  const out = createWriteStream(file, { mode: 0o600 });
  let last = 0;
  await store.read(system('export'), async ({ em }) => {
    const [head] = await em.execute<{ line: string }[]>(
      `select json_build_object('format', 'zuzweit-log', 'version', 1, 'epoch', epoch, 'namedFrom', named_from,
         'last', coalesce((select max(seq) from event), 0))::text as line from log_epoch`,
    );
    out.write(`${head!.line}\n`);
    for (;;) {
      const rows = await em.execute<{ seq: string; line: string }[]>(
        `select e.seq, json_build_object('seq', e.seq, 'id', e.id, 'kind', e.kind, 'districtId', e.district_id,
           'subjectType', e.subject_type, 'subjectId', e.subject_id, 'actor', e.actor, 'actorName', e.actor_name,
           'occurredAt', to_char(e.occurred_at at time zone 'UTC', ${TIME}), 'recordedAt', to_char(e.recorded_at at time zone 'UTC', ${TIME}),
           'facts', p.facts::text, 'salt', encode(p.salt, 'hex'), 'factsHash', encode(e.facts_hash, 'hex'),
           'prevHash', encode(e.prev_hash, 'hex'), 'hash', encode(e.hash, 'hex'))::text as line
         from event e left join event_payload p using (seq) where e.seq > ? order by e.seq limit ${PAGE}`,
        [last],
      );
      for (const { line } of rows) out.write(`${line}\n`);
      if (rows.length < PAGE) {
        last = Number(rows.at(-1)?.seq ?? last);
        return;
      }
      last = Number(rows.at(-1)!.seq);
    }
  });
  out.end();
  await finished(out);
  return last;
}
