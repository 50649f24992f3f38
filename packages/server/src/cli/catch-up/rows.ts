// What a line of paper may say: one act, when, by whom, about what. docs/catch-up.md says the same in words.
import * as v from 'valibot';
import { NextStep, RiskLevel } from '#intake/flag.rules';
import { ChildSafeNow, Urgency } from '#visits/visit.rules';
import type { Columns } from '#cli/import/table';
import * as cell from '#cli/import/values';

const optional = (most: number) => cell.textOrNone(most);
const none = v.pipe(
  v.literal(''),
  v.transform(() => null),
);
/** A word of a closed list, or nothing. */
const wordOrNone = <const T extends readonly string[]>(words: T) =>
  v.optional(v.union([none, cell.oneOf(words)], `One of ${words.join(', ')} fits.`));
const momentOrNone = v.optional(v.union([none, cell.moment], cell.MOMENT));

/** What can be entered afterwards. */
export const PAPER_ACTS = [
  'FLAG_RAISED', 'FLAG_TAKEN', 'VISIT_PLANNED', 'VISIT_ASSIGNED', 'VISIT_RELEASED', 'VISIT_STARTED', 'VISIT_FINISHED', 'VISIT_MISSED',
] as const; // prettier-ignore
export type PaperAct = (typeof PAPER_ACTS)[number];

export const PaperRowSchema = v.object({
  id: v.pipe(cell.foreignId, v.maxLength(60, 'At most 60 characters fit.')),
  what: cell.oneOf(PAPER_ACTS),
  at: cell.moment,
  by: cell.list,
  about: optional(60),
  district: optional(60),
  level: wordOrNone(Object.values(RiskLevel)),
  reason: optional(60),
  text: optional(1000),
  next_step: wordOrNone(Object.values(NextStep)),
  next_due: momentOrNone,
  kind: optional(60),
  urgency: wordOrNone(Object.values(Urgency)),
  due_until: momentOrNone,
  address: optional(400),
  // A number may begin with +, as no name does; the use case looks at its shape.
  phone: v.optional(v.pipe(v.string(), v.maxLength(40, 'At most 40 characters fit.'))),
  pair: cell.list,
  from: momentOrNone,
  child_safe: wordOrNone(Object.values(ChildSafeNow)),
});

/** A line that may be entered. */
export type PaperRow = v.InferOutput<typeof PaperRowSchema>;

/** What each act cannot do without. */
export const NEEDED: Readonly<Record<PaperAct, readonly (keyof PaperRow)[]>> = {
  FLAG_RAISED: ['by', 'district', 'level', 'reason', 'text'],
  FLAG_TAKEN: ['by', 'about', 'next_step', 'next_due'],
  VISIT_PLANNED: ['by', 'district', 'kind', 'urgency', 'due_until'],
  VISIT_ASSIGNED: ['by', 'about', 'pair', 'from'],
  VISIT_RELEASED: ['by', 'about'],
  VISIT_STARTED: ['by', 'about'],
  VISIT_FINISHED: ['by', 'about', 'child_safe'],
  VISIT_MISSED: ['about'],
};

export const PAPER_COLUMNS: Columns = {
  required: ['id', 'what', 'at'],
  optional: Object.keys(PaperRowSchema.entries).filter((name) => !['id', 'what', 'at'].includes(name)),
};
