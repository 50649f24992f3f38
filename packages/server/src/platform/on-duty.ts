// Who sits in the duty that is current now: what makes somebody DUTY while it lasts.
import type { SqlEntityManager } from '@mikro-orm/sql';

/** Professional ids in the current DUTY_DESK or ON_CALL. */
export async function onDutyNow(em: SqlEntityManager, now: Temporal.Instant): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ professional_id: string }[]>(
    'select s.professional_id from duty d join duty_seat s on s.duty_id = d.id where d.during @> ?::timestamptz',
    [now.toString()],
  );
  return new Set(rows.map((row) => row.professional_id));
}
