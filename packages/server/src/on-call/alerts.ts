// Wakes somebody although no browser is open: what stands is posted, signed, until it is heard. Never inside a transaction.
import type { Due } from '#live/due';
import { Alert } from './alert.entity';
import { nextAttempt } from './alert.rules';
import { claimed, type NewAlert, stillStands, untold, waiting } from './alerts.queries';

/** Posts a body to an address; rejects with a short reason when it was not heard (no answer, or a status that is not 2xx). */
export type Post = (url: string, body: string, signature: string) => Promise<void>;

export interface AlertOptions {
  url: string;
  /** The signature of a body, so that who hears it knows from whom it is. */
  sign(body: string): string;
  post: Post;
  log(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void;
}

/** How a try ended; null means heard. */
interface Outcome {
  id: string;
  error: string | null;
}

/** The scheduler's three parts: notice, try, note how it ended. Between the last two nothing of the database is held. */
export function alertsDue(options: AlertOptions): Due<never>[] {
  const ended: Outcome[] = [];
  const flying = new Set<string>();

  async function send(id: string, body: Alert['body']): Promise<void> {
    const text = JSON.stringify({ id, ...body });
    try {
      await options.post(options.url, text, options.sign(text));
      ended.push({ id, error: null });
    } catch (error) {
      ended.push({ id, error: (error instanceof Error ? error.message : String(error)).slice(0, 200) });
    } finally {
      flying.delete(id);
    }
  }

  const notice: Due<NewAlert> = {
    name: 'alert-notice',
    dueBefore: untold,
    async act(unit, { subjectId }) {
      const alert = (await untold(unit)).find((one) => one.subjectId === subjectId);
      if (!alert) return;
      unit.em.create(Alert, {
        ...alert,
        createdAt: unit.now,
        attempts: 0,
        nextAttemptAt: unit.now,
        deliveredAt: null,
        lastError: null,
      });
    },
  };

  const attempt: Due<string> = {
    name: 'alert-attempt',
    dueBefore: async (unit) => (await waiting(unit)).filter((id) => !flying.has(id)),
    async act(unit, id) {
      const alert = await claimed(unit, id);
      if (!alert) return;
      if (alert.attempts === 0 || (await stillStands(unit, alert))) {
        alert.attempts += 1;
        // Written before the try: a process that dies on the way tries again.
        alert.nextAttemptAt = nextAttempt(alert.attempts, unit.now);
        flying.add(id);
        setImmediate(() => void send(id, alert.body));
      } else {
        alert.nextAttemptAt = null;
        options.log('info', 'alert settled before it was heard', { alert: id });
      }
    },
  };

  const note: Due<Outcome> = {
    name: 'alert-outcome',
    dueBefore: async () => ended.splice(0),
    async act(unit, { id, error }) {
      const alert = await unit.em.findOneOrFail(Alert, { id });
      alert.lastError = error;
      if (error === null) Object.assign(alert, { deliveredAt: unit.now, nextAttemptAt: null });
      const level = error === null ? 'info' : alert.nextAttemptAt ? 'warn' : 'error';
      options.log(level, error === null ? 'alert heard' : 'alert not heard', {
        alert: id,
        attempt: alert.attempts,
        error,
      });
    },
  };

  return [notice, attempt, note] as Due<never>[];
}
