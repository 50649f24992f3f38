// What a check finds when it starts: a PostgreSQL of its own, the built server, and nothing of any check before it.
import { randomInt } from 'node:crypto';
import { type Postgres, startPostgres } from '@zuzweit/tools/postgres';
import pg from 'pg';
import { bundle, type Edit } from './bundle';
import { type Server, startServer } from './process';

export interface SettingOptions {
  /** Faults planted in the sources. */
  edits: readonly Edit[];
  /** 1 as planned, 10 for long, less for short. */
  scale: number;
  say(line: string): void;
}

export class Setting {
  readonly #servers: Server[] = [];
  readonly #sessions: pg.Client[] = [];

  private constructor(
    readonly postgres: Postgres,
    private readonly options: SettingOptions,
  ) {}

  static async open(options: SettingOptions): Promise<Setting> {
    return new Setting(await startPostgres({ fsync: true }), options);
  }

  /** A planned count, made longer or shorter. */
  times(planned: number): number {
    return Math.max(1, Math.round(planned * this.options.scale));
  }

  say(line: string): void {
    this.options.say(line);
  }

  /** A server process on this database; `more` plants a hook beside what is planted already. */
  async server(env: Record<string, string> = {}, more: readonly Edit[] = []): Promise<Server> {
    const server = await startServer(await bundle([...this.options.edits, ...more]), {
      DATABASE_URL: this.postgres.url(),
      ...env,
    });
    this.#servers.push(server);
    return server;
  }

  /** The folder of the built command line. */
  built(): Promise<string> {
    return bundle(this.options.edits);
  }

  /** A session of a superuser who knows nothing of the server. */
  async session(database = 'postgres'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.postgres.url(database) });
    client.on('error', () => undefined); // a database that is killed ends its sessions
    await client.connect();
    this.#sessions.push(client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.filter((one) => one.alive()).map((one) => one.stop()));
    await Promise.all(this.#sessions.map((one) => one.end().catch(() => undefined)));
    await this.postgres.stop();
  }
}

/** A port that is free now, below those the system hands out, for a server that must come back at the same place. */
export const somePort = (): number => randomInt(12_000, 19_999);

/** Waits without doing anything. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
