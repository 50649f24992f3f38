// Structured logs: what happened to a request, never what was in it.
import pino from 'pino';

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  facts?: Record<string, unknown>,
) => void;

/** Only these facts are ever written; everything else is dropped (reliability P2). */
const ALLOWED = new Set([
  'requestId', 'operation', 'status', 'principal', 'cost', 'incident', 'error', 'job', 'port', 'database', 'demo', 'signal', 'alert', 'attempt',
]); // prettier-ignore

export function createLog(level: string): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return (at, message, facts = {}) => {
    logger[at](Object.fromEntries(Object.entries(facts).filter(([key]) => ALLOWED.has(key))), message);
  };
}
