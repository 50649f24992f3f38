// Runs units of work: reads see one moment, writes are whole, every change ends in the log.
import { createHash } from 'node:crypto';
import { IsolationLevel } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '#kernel/clock';
import type { NewFact } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Once, Outcome, Store, Unit, Written } from '#kernel/unit';
import type { Viewer } from '#kernel/viewer';
import { cursorOf, seqOf } from '#live/cursor.rules';
import { append, headOf } from '#live/log';
import { isTransient, refusalOf } from './constraints';

const TRIES = 4;

export interface StoreOptions {
  em: () => SqlEntityManager;
  clock: Clock;
  /** The identity of this log, read at the start. */
  epoch: string;
  /** Told after every commit that recorded facts: the number of the last, and the facts. */
  wake: (seq: bigint, facts: readonly NewFact[]) => void;
  /** Counts an act that was refused to somebody. */
  refused?: (code: ErrorCode) => void;
}

/** One moment of the data, held open while an answer is put together. */
export interface Reading {
  unit: Unit;
  head: string;
  commit(): Promise<void>;
  rollback(): Promise<unknown>;
}

/** The store with what the wires need besides: a moment held open, and a unit without one for live results. */
export interface OpenStore extends Store {
  open(viewer: Viewer): Promise<Reading>;
  /** Reads what is committed at each question; for a fact's result, which shows objects as they are at delivery. */
  loose(viewer: Viewer): Unit;
}

export function createStore({ em: fork, clock, epoch, wake, refused }: StoreOptions): OpenStore {
  async function open(viewer: Viewer): Promise<Reading> {
    const em = fork();
    await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ });
    try {
      const head = await headOf(em);
      return {
        unit: unitOf(em, viewer, []),
        head: cursorOf(head.epoch, head.seq),
        commit: () => {
          // Nothing that was read has changed: without this the ORM compares every row with what it was.
          em.clear();
          return em.commit();
        },
        rollback: () => em.rollback().catch(() => undefined),
      };
    } catch (error) {
      await em.rollback().catch(() => undefined);
      throw error;
    }
  }

  async function read<T>(viewer: Viewer, work: (unit: Unit, head: string) => Promise<T>): Promise<T> {
    const reading = await open(viewer);
    try {
      const result = await work(reading.unit, reading.head);
      await reading.commit();
      return result;
    } catch (error) {
      await reading.rollback();
      throw error;
    }
  }

  async function attempt<T extends Outcome | void>(
    viewer: Viewer,
    work: (unit: Unit) => Promise<T>,
    once?: Once,
  ) {
    const em = fork();
    await em.begin();
    try {
      const before = once && (await recall<T>(em, viewer, once));
      if (before) {
        await em.rollback();
        return before;
      }
      const facts: NewFact[] = [];
      const unit = unitOf(em, viewer, facts);
      const outcome = await work(unit);
      await em.flush();
      // Deferred constraints speak up now, outside the log's lock and while their names can still be translated.
      await em.execute('set constraints all immediate');
      const written = await close(em, unit, facts, outcome, once);
      await em.commit();
      if (facts.length > 0) wake(seqOf(written.cursor, epoch)!, facts);
      return written;
    } catch (error) {
      await em.rollback().catch(() => undefined);
      throw refusalOf(error);
    }
  }

  async function close<T extends Outcome | void>(
    em: SqlEntityManager,
    unit: Unit,
    facts: NewFact[],
    outcome: T,
    once?: Once,
  ) {
    // The idempotency row goes in before the lock and gets its cursor after it, in the same transaction.
    if (once) await remember(em, unit, once, outcome as Outcome);
    const seq = facts.length > 0 ? await append(em, facts, unit.viewer, unit.now) : (await headOf(em)).seq;
    const cursor = cursorOf(epoch, seq);
    if (once) {
      await em.execute('update idempotency set cursor = ? where principal = ? and key = ?', [
        cursor,
        unit.viewer.principal,
        once.key,
      ]);
    }
    return { outcome, cursor, repeated: false } satisfies Written<T>;
  }

  async function write<T extends Outcome | void>(
    viewer: Viewer,
    work: (unit: Unit) => Promise<T>,
    once?: Once,
  ) {
    for (let n = 1; ; n += 1) {
      try {
        return await attempt(viewer, work, once);
      } catch (error) {
        if (error instanceof Refusal && viewer.kind !== 'SYSTEM') refused?.(error.code);
        if (n >= TRIES || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, n * 5 + ((n * 7919) % 11)));
      }
    }
  }

  const unitOf = (em: SqlEntityManager, viewer: Viewer, facts: NewFact[]): Unit => ({
    em,
    viewer,
    now: clock.now(),
    record: (fact) => void facts.push(fact),
  });

  return { read, write, open, loose: (viewer) => unitOf(fork(), viewer, []) };
}

const hashOf = ({ operation, input }: Once) =>
  createHash('sha256').update(canonical({ operation, input })).digest();

/** The same text for the same input, whatever order its fields came in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner &&
    typeof inner === 'object' &&
    !Array.isArray(inner) &&
    Object.getPrototypeOf(inner) !== null &&
    !('toJSON' in inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What the same key led to before; a key that is just being worked on is IN_PROGRESS. */
async function recall<T extends Outcome | void>(
  em: SqlEntityManager,
  viewer: Viewer,
  once: Once,
): Promise<Written<T> | undefined> {
  const [lock] = await em.execute<{ free: boolean }[]>(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 7)) as free',
    [`${viewer.principal} ${once.key}`],
  );
  if (!lock!.free) throw new Refusal(ErrorCode.IN_PROGRESS, { field: 'idempotencyKey' });
  const [row] = await em.execute<{ same: boolean; outcome: T; cursor: string }[]>(
    "select input_hash = decode(?, 'hex') as same, outcome, cursor from idempotency where principal = ? and key = ?",
    [hashOf(once).toString('hex'), viewer.principal, once.key],
  );
  if (!row) return undefined;
  if (!row.same) throw new Refusal(ErrorCode.IDEMPOTENCY_MISMATCH, { field: 'idempotencyKey' });
  return { outcome: row.outcome, cursor: row.cursor, repeated: true };
}

async function remember(em: SqlEntityManager, unit: Unit, once: Once, outcome: Outcome): Promise<void> {
  await em.execute(
    `insert into idempotency (principal, key, operation, input_hash, outcome, cursor, at)
     values (?, ?, ?, decode(?, 'hex'), ?::jsonb, '', ?::timestamptz)`,
    [
      unit.viewer.principal,
      once.key,
      once.operation,
      hashOf(once).toString('hex'),
      JSON.stringify(outcome),
      unit.now.toString(),
    ],
  );
}
