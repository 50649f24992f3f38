// A check is one thing that holds or not, with a sentence that says what to do when it does not.

/** One check that is not a Vitest test. */
export interface Check {
  title: string;
  remedy: string;
  /** Resolves with what went wrong, or nothing. */
  fault(): Promise<string | undefined>;
}

/** How a check went. */
export interface Result {
  title: string;
  ok: boolean;
}

/** Makes the checks, so many at once, and prints each as it ends. */
export async function makeChecks(checks: Check[], atOnce: number): Promise<Result[]> {
  const waiting = [...checks];
  const results: Result[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await make(check));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function make({ title, remedy, fault }: Check): Promise<Result> {
  const start = performance.now();
  const wrong = await fault().catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (wrong === undefined) {
    console.log(`  holds   ${title} (${seconds} s)`);
    return { title, ok: true };
  }
  console.log(`\n${wrong.trimEnd()}\n  FAILED  ${title} (${seconds} s). ${remedy}\n`);
  return { title, ok: false };
}
