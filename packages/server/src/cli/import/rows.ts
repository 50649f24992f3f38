// The files an office brings, in the order they are read, and what each row of them holds. docs/import.md says the same in words.
import * as v from 'valibot';
import type { Columns } from './table';
import * as cell from './values';

const schemas = {
  'districts.csv': v.object({
    id: cell.slug,
    name: cell.text(120),
    neighbourhoods: cell.list,
    since: cell.dateOrNone,
  }),
  'offices.csv': v.object({
    id: cell.slug,
    district: cell.slug,
    name: cell.text(120),
    address: cell.text(400),
    partner: cell.textOrNone(120),
    kind: v.optional(cell.oneOf(['DISTRICT_OFFICE', 'NEIGHBOURHOOD_MANAGEMENT'])),
    state: v.optional(cell.oneOf(['OPEN', 'PLANNED'])),
    opens_on: cell.dateOrNone,
    neighbourhood: cell.textOrNone(120),
    offers: cell.list,
    opening_hours: cell.openingHours,
    area: cell.list,
  }),
  'staff.csv': v.object({
    id: cell.foreignId,
    name: cell.text(120),
    given_name: cell.textOrNone(60),
    office: cell.slug,
    since: cell.dateOrNone,
    qualification: cell.text(120),
    languages: cell.languages,
    onboarding_until: cell.dateOrNone,
    on_call: cell.yesNo,
    duty_phone: cell.textOrNone(40),
  }),
  'working-times.csv': v.object({
    staff: cell.foreignId,
    weekday: cell.weekday,
    from: cell.time,
    until: cell.time,
    valid_from: cell.dateOrNone,
    last_day: cell.dateOrNone,
  }),
  'absences.csv': v.object({
    id: cell.foreignId,
    staff: cell.foreignId,
    from: cell.beginning,
    until: cell.ending,
  }),
  'duties.csv': v.object({
    id: cell.foreignId,
    kind: cell.oneOf(['DUTY_DESK', 'ON_CALL']),
    from: cell.moment,
    until: cell.moment,
    first: cell.foreignId,
    second: cell.foreignId,
  }),
  'standing-hours.csv': v.object({
    district: cell.slug,
    as_of: cell.date,
    hours_per_week: cell.hours,
  }),
  'households.csv': v.object({
    system: v.pipe(cell.foreignId, v.maxLength(60, 'At most 60 characters fit.')),
    id: cell.foreignId,
    district: cell.slug,
    address: cell.textOrNone(400),
    languages: cell.languages,
  }),
} as const;

export type FileName = keyof typeof schemas;
/** A row as it may be written. */
export type RowOf<F extends FileName> = v.InferOutput<(typeof schemas)[F]>;

/** All files, those first that others name. */
export const FILES = Object.keys(schemas) as FileName[];

/** The schema of a row. */
export const schemaOf = (file: FileName): (typeof schemas)[FileName] => schemas[file];

/** The columns of a file: those that must be there, and those that may. */
export function columnsOf(file: FileName): Columns {
  const names = Object.entries(schemas[file].entries) as [string, v.GenericSchema][];
  return {
    required: names.filter(([, schema]) => schema.type !== 'optional').map(([name]) => name),
    optional: names.filter(([, schema]) => schema.type === 'optional').map(([name]) => name),
  };
}

/** The columns that no two rows of a file may share; empty where the rows of one person belong together. */
export const KEYS: Readonly<Record<FileName, readonly string[]>> = {
  'districts.csv': ['id'],
  'offices.csv': ['id'],
  'staff.csv': ['id'],
  'working-times.csv': ['staff', 'weekday', 'from', 'valid_from'],
  'absences.csv': ['id'],
  'duties.csv': ['id'],
  'standing-hours.csv': ['district', 'as_of'],
  'households.csv': ['system', 'id'],
};
