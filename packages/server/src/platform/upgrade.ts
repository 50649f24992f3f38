// Looks what an upgrade would do to a database; nothing is created or changed.
import { migrations } from './migrations/list';
import type { Orm } from './orm';
import type { Upgrade } from './upgrade.rules';

/** Migrations the database remembers and those of this program. An empty database remembers none. */
export async function upgradeOf({ orm, em }: Orm): Promise<Upgrade> {
  const fork = em.fork();
  const [table] = await fork.execute<{ there: boolean }[]>(
    "select to_regclass('mikro_orm_migrations') is not null as there",
  );
  const applied = table!.there
    ? await fork.execute<{ name: string }[]>('select name from mikro_orm_migrations order by id')
    : [];
  const known = migrations.map(({ name, class: Migration }) => {
    const one = new Migration(em.getDriver() as never, orm.config);
    one.up();
    return { name, statements: one.getQueries().map(String) };
  });
  return { applied: applied.map(({ name }) => name), known };
}
