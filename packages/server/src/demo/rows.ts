// What the generator makes: plain rows by table, in the order the database takes them, and the facts they mean.
import type { NewFact } from '#kernel/fact';
import type { Interval } from '#kernel/interval';
import type { Chance } from './chance';

type Value = string | number | boolean | null | readonly string[];

/** A row by column names. All rows of a table have the same columns; times and ranges are text. */
export type Row = Readonly<Record<string, Value>>;

/** Tables in the order of their foreign keys. */
export const TABLES = [
  ...([
    'district',
    'neighbourhood',
    'neighbourhood_district',
    'office',
    'offer',
    'opening_hours',
    'office_area',
    'car',
    'child_seat',
    'structural_burden',
    'standing_hours',
  ] as const),
  ...([
    'professional',
    'professional_office',
    'working_time',
    'account',
    'grant_of_role',
    'api_token',
    'wall_device',
    'saved_filter',
  ] as const),
  ...([
    'household',
    'child',
    'external_reference',
    'absence',
    'calendar',
    'appointment',
    'duty',
    'duty_seat',
  ] as const),
  ...(['risk_flag', 'risk_flag_entry', 'visit', 'seat', 'commitment', 'record_grant'] as const),
  ...(['visit_transport', 'visit_series'] as const),
  ...(['safety_hint', 'companion', 'emergency_action', 'emergency_review'] as const),
] as const;
export type Table = (typeof TABLES)[number];

/** A fact that happened at a time of its own. */
export type PastFact = NewFact & { occurredAt: Temporal.Instant };

/** Rows and facts of one town. */
export class Office {
  readonly rows = Object.fromEntries(TABLES.map((table) => [table, [] as Row[]])) as Record<Table, Row[]>;
  readonly facts: PastFact[] = [];

  add(table: Table, row: Row): void {
    this.rows[table].push(row);
  }

  /** A flag or a visit opens a flag and its household to a person. */
  open(
    chance: Chance,
    professional_id: string,
    reason: 'RAISED' | 'TAKEN' | 'SEAT',
    source_id: string,
    since: Temporal.Instant,
    records: { flag?: string | undefined; household: string },
  ): void {
    const grant = { professional_id, reason, source_id, since: at(since) };
    if (records.flag)
      this.add('record_grant', {
        id: chance.id(since),
        ...grant,
        subject_type: 'RISK_FLAG',
        subject_id: records.flag,
      });
    this.add('record_grant', {
      id: chance.id(since),
      ...grant,
      subject_type: 'HOUSEHOLD',
      subject_id: records.household,
    });
  }

  happened(fact: PastFact): void {
    this.facts.push(fact);
  }
}

/** An instant as text. */
export const at = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });
export const atOrNull = (instant: Temporal.Instant | null): string | null => (instant ? at(instant) : null);
/** A half-open interval as the text of a range. */
export const span = ({ from, until }: Interval): string => `[${at(from)},${until ? at(until) : ''})`;
