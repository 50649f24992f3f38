// Hears on PostgreSQL that another process has written: hurries the feed, never replaces it.
import pg from 'pg';

const AGAIN_MILLISECONDS = 1000;

/** Listens until the returned function is called; a lost line is taken up again by itself. */
export async function listenForFacts(
  url: string,
  wake: () => void,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const mine = new pg.Client({ connectionString: url, application_name: 'zuzweit feed' });
    mine.on('error', failed);
    mine.on('notification', wake);
    mine.on('end', again);
    try {
      await mine.connect();
      await mine.query('listen zuzweit_log');
      client = mine;
      wake();
    } catch (error) {
      failed(error);
      again();
    }
  }

  function again(): void {
    client = null;
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), AGAIN_MILLISECONDS);
    timer.unref();
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
