// Which statements an answer was read with: what the ORM says it sent, between the begin and the end of a reading.
import type { Orm } from '#platform/orm';

/** Opening and ending a moment, the place in the log it is read at, and the feed that asks for news meanwhile. */
const AROUND = /^(begin|commit|rollback|set |start transaction)|\bfrom (log_epoch|event)\b/i;

/** Everything sent while `work` runs; only inside its reading transaction, and less what every answer needs. */
export async function statementsOf<T>(
  { orm }: Orm,
  work: () => Promise<T>,
): Promise<{ result: T; sent: string[] }> {
  const logger = orm.config.getLogger() as unknown as {
    logQuery(context: { query: string }): void;
    setDebugMode(mode: boolean | string[]): void;
  };
  const all: string[] = [];
  const said = logger.logQuery;
  logger.logQuery = ({ query }) => void all.push(query.trim());
  try {
    const result = await work();
    const begun = all.findLastIndex((query) => /^(begin|start transaction)/i.test(query));
    return { result, sent: all.slice(begun + 1).filter((query) => !AROUND.test(query)) };
  } finally {
    logger.logQuery = said;
  }
}
