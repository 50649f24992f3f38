// Before a real office opens: does the database keep what it acknowledges, and is this the right user and the right time?
import type { Clock } from '#kernel/clock';
import type { Orm } from './orm';

/** What must be so before a production office opens; the message names everything that is not. */
export class NotFit extends Error {}

/** Settings without which an acknowledged change can be lost in a power cut. */
const KEEPS = ['fsync', 'full_page_writes', 'synchronous_commit'];
/** A clock that is further behind the newest fact than this would falsify every deadline. */
const BEHIND_SECONDS = 60;

/** Asks the database itself; throws one {@link NotFit} with every reason. */
export async function demandFit({ em }: Orm, clock: Clock): Promise<void> {
  const fork = em.fork();
  const why: string[] = [];
  for (const name of KEEPS) {
    const [row] = await fork.execute<{ value: string }[]>('select current_setting(?) as value', [name]);
    if (row!.value === 'off')
      why.push(
        `${name} is off: PostgreSQL would lose acknowledged changes. Set it to on in postgresql.conf.`,
      );
  }
  const [role] = await fork.execute<{ super: boolean; name: string }[]>(
    'select rolsuper as super, rolname as name from pg_roles where rolname = current_user',
  );
  if (role!.super)
    why.push(
      `${role!.name} is a superuser, for whom no rule of the database holds. Connect as a user of its own.`,
    );
  const [newest] = await fork.execute<{ ahead: number | null }[]>(
    'select extract(epoch from max(recorded_at) - ?::timestamptz)::float8 as ahead from event',
    [clock.now().toString()],
  );
  if ((newest!.ahead ?? 0) > BEHIND_SECONDS)
    why.push(
      `The clock of this machine is ${Math.round(newest!.ahead!)} s behind the newest fact. Set it right.`,
    );
  if (why.length > 0)
    throw new NotFit(`This office does not open:\n${why.map((line) => `  - ${line}`).join('\n')}`);
}
