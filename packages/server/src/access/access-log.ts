// Every look at a person's record, written in the transaction that read it: no row, no answer (reliability I8).
import type { Seen } from '#kernel/seen';
import type { Unit } from '#kernel/unit';

/** Writes what was seen, each record once with all its fields. */
export async function writeSeen(
  unit: Unit,
  seen: readonly Seen[],
  operation: string,
  requestId: string,
): Promise<void> {
  if (seen.length === 0) return;
  const records = Map.groupBy(seen, ({ type, id }) => `${type} ${id}`);
  const rows = [...records.values()].map((looks) => ({
    type: looks[0]!.type,
    id: looks[0]!.id,
    fields: [...new Set(looks.flatMap((look) => look.fields))],
  }));
  await unit.em.execute(
    `insert into access_log (at, principal, operation, subject_type, subject_id, fields, request_id)
     select ?::timestamptz, ?, ?, r ->> 'type', (r ->> 'id')::uuid, array(select jsonb_array_elements_text(r -> 'fields')), ?
     from jsonb_array_elements(?::jsonb) r`,
    [unit.now.toString(), unit.viewer.principal, operation, requestId, JSON.stringify(rows)],
  );
}
