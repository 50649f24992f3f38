// Triggers that several tables share, each written once.

/** SQL of the triggers that keep `object` in step with a table; one trigger run per statement, however many rows. */
export const registered = (table: string, type: string): readonly string[] => [
  `create trigger ${table}_registered after insert on ${table} referencing new table as added
     for each statement execute function register_object('${type}')`,
  `create trigger ${table}_forgotten after delete on ${table} referencing old table as gone
     for each statement execute function forget_object()`,
];

/** SQL of the triggers that make a table append-only, even for TRUNCATE; a refusal carries the constraint's name. */
export const appendOnly = (table: string): readonly string[] => [
  `create trigger ${table}_stays before update or delete on ${table}
     for each row execute function refuse_change('${table}_is_append_only')`,
  `create trigger ${table}_stays_whole before truncate on ${table}
     for each statement execute function refuse_change('${table}_is_append_only')`,
];

/** SQL of the trigger that refuses TRUNCATE, which would pass by every trigger that looks at rows. */
export const neverTruncated = (table: string): string =>
  `create trigger ${table}_never_truncated before truncate on ${table}
     for each statement execute function refuse_change('${table}_is_never_truncated')`;
