// What a form asks for before it is sent, in the words it is refused with; the server checks again.
import * as v from 'valibot';
import type { Refusal } from './ErrorSummary.vue';

/** Something must be entered or chosen. */
export const filled = (message: string) => v.pipe(v.string(), v.trim(), v.nonEmpty(message));

/** A time must be given, and lie ahead of `now` (milliseconds). */
export const ahead = (now: number, missing: string, past: string) =>
  v.pipe(
    v.string(),
    v.nonEmpty(missing),
    v.check((at) => Date.parse(at) > now, past),
  );

/** What is refused of `values`, each at its field; nothing when all is well. */
export function refusalsOf(fields: v.ObjectEntries, values: Record<string, unknown>): Refusal[] {
  const { issues = [] } = v.safeParse(v.object(fields), values);
  return issues.map((issue) => ({ field: v.getDotPath(issue), message: issue.message }));
}
