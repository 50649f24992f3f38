// Which database the settings name: a server, or the folder of the built-in one.
import { existsSync } from 'node:fs';
import type { Config } from '#config';
import type { Database } from './orm';

const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>): string => `${dataDir}/office`;

/** What `createOrm` opens; a folder that is missing is made by opening it. */
export const databaseOf = (config: Pick<Config, 'databaseUrl' | 'poolSize' | 'dataDir'>): Database =>
  config.databaseUrl
    ? { kind: 'postgres', url: config.databaseUrl, poolSize: config.poolSize }
    : { kind: 'pglite', dataDir: folderOf(config) };

/** True where there is something to look into: the built-in database is made by the first start. */
export const hasDatabase = (config: Pick<Config, 'databaseUrl' | 'dataDir'>): boolean =>
  config.databaseUrl !== null || existsSync(folderOf(config));
