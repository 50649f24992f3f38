// Writes a generated office into an empty database, table by table, through the same door as everything else.
import type { SqlEntityManager } from '@mikro-orm/sql';
import { hashPassword } from '#access/passwords';
import { dateAt } from '#kernel/calendar.rules';
import type { Store, Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { computeLoads, recompute } from '#load/district-loads';
import { generate, type GeneratedTown } from './generate';
import { pastLoads } from './past-loads';
import { type Row, TABLES } from './rows';

export interface SeedOptions {
  /** What chance starts from; the same seed at the same moment makes the same office. */
  seed?: string;
  /** How many towns: 1 is Marl, 10 a district, 100 the size of North Rhine-Westphalia. */
  scale?: number;
  /** The moment the office is made for: `clock.now()`. */
  now: Temporal.Instant;
  /** Password of every demo account; null: none of them can sign in with one. */
  password: string | null;
  /** What a tool sends after `Bearer`. */
  tokens: { read: string; dispatch: string };
  /** True for the secrets printed in the README: they count on loopback only and have no limits. */
  fixed: boolean;
  /** Told after each town. */
  progress?: (done: number, of: number) => void;
}

const ROWS_AT_ONCE = 2_000;

/** True when there is nothing yet: no district and no account. */
export async function isEmptyOffice(store: Store): Promise<boolean> {
  return store.read(system('demo'), async ({ em }) => {
    const [row] = await em.execute<{ empty: boolean }[]>(
      'select not exists (select from district) and not exists (select from account) as empty',
    );
    return row!.empty;
  });
}

/**
 * Fills an empty office with Marl (and `scale - 1` invented towns): reference data, people, families, flags, visits,
 * duties, and the facts they mean. One transaction per town; a second call on a filled office is refused by the database.
 * Catalogues come with the migrations, so that an office without demo data has them too.
 */
export async function seedOffice(store: Store, options: SeedOptions): Promise<void> {
  const { seed = 'marl', scale = 1, now, password, tokens, fixed } = options;
  const secrets = { passwordHash: password === null ? null : await hashPassword(password), tokens, fixed };
  for (let town = 0; town < scale; town += 1) {
    const made = generate({ seed, now, secrets }, town);
    await store.write(system('demo'), (unit) => writeTown(unit, made));
    options.progress?.(town + 1, scale);
  }
}

async function writeTown(unit: Unit, town: GeneratedTown): Promise<void> {
  for (const table of TABLES) await insert(unit.em, table, town.rows[table]);
  await weigh(unit, town.targets);
  const loads = await computeLoads(unit, [...town.targets.keys()], OVERHEAD);
  const past = pastLoads(town.chance, unit.now, dateAt(unit.now), loads);
  const facts = [...town.facts, ...past].sort((a, b) => Temporal.Instant.compare(a.occurredAt, b.occurredAt));
  for (const fact of facts) unit.record(fact);
  await recompute(unit, [...town.targets.keys()], { overhead: OVERHEAD, seq: 0n });
}

/** The office's default, which the demo is weighed with. */
export const OVERHEAD = 0.15;
export const LEAST_STANDING_HOURS = 6;

/** Standing hours that bring each district near the utilisation it should start with, whatever chance made of its week. */
async function weigh(unit: Unit, targets: ReadonlyMap<string, number>): Promise<void> {
  const ids = [...targets.keys()];
  const loads = await computeLoads(unit, ids, OVERHEAD);
  const standing = ids.map((district_id) => {
    const { availableHours, requiredHours } = loads.get(district_id)!;
    const wanted = Math.round((targets.get(district_id)! * availableHours - requiredHours) * 2) / 2;
    return {
      district_id,
      as_of: dateAt(unit.now).toString(),
      hours_per_week: Math.max(LEAST_STANDING_HOURS, wanted),
    };
  });
  await insert(unit.em, 'standing_hours', standing);
}

/** Many rows in one statement; the database reads each column from text as its own type. */
async function insert(em: SqlEntityManager, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const columns = Object.keys(rows[0]!)
      .map((column) => `"${column}"`)
      .join(', ');
    await em.execute(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`,
      [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
    );
  }
}
