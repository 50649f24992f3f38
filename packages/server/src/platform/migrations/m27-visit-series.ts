// Visits that come again: what each is, on which weekdays and weeks, and which visit stands for which day.
import { Migration } from '@mikro-orm/migrations';
import { registered } from './triggers';

/** Checks that a list of values grows by one, whatever other migrations have added to it before. */
const alsoAllows = (table: string, constraint: string, value: string) => `
  do $$
  declare
    was text := (select pg_get_constraintdef(oid) from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass);
  begin
    execute 'alter table ${table} drop constraint ${constraint}';
    execute 'alter table ${table} add constraint ${constraint} ' || replace(was, 'ARRAY[', 'ARRAY[''${value}''::text, ');
  end $$`;

export class VisitSeries extends Migration {
  override up(): void {
    this.addSql(alsoAllows('object', 'object_type', 'VISIT_SERIES'));
    this.addSql(alsoAllows('external_reference', 'external_reference_type', 'VISIT_SERIES'));
    this.addSql(
      `insert into cancel_reason (position, code, label_de, label_en) values (90, 'SERIES_CHANGED', 'Serie geändert oder beendet', 'Series changed or ended')`,
    );
    this.addSql('create sequence visit_series_reference');
    // Days and times by the clock of Europe/Berlin; weekdays as in ISO 8601.
    this.addSql(`
      create table visit_series (
        id uuid primary key default gen_random_uuid(),
        reference text not null default 'S-' || nextval('visit_series_reference') constraint visit_series_reference_once unique,
        version integer not null default 1,
        kind text not null constraint visit_series_kind references visit_kind,
        district_id uuid not null constraint visit_series_district references district,
        household_id uuid constraint visit_series_household references household,
        urgency text not null constraint visit_series_urgency check (urgency in ('U0', 'U1', 'U2', 'U3', 'U4')),
        duration_minutes integer not null constraint visit_series_duration check (duration_minutes between 5 and 1440),
        place_kind text constraint visit_series_place_kind check (place_kind in ('ADDRESS', 'OFFICE', 'SCHOOL', 'DAYCARE', 'HOSPITAL', 'OTHER')),
        place_address text constraint visit_series_place_address check (char_length(place_address) <= 400),
        place_note text constraint visit_series_place_note check (char_length(place_note) <= 400),
        contact_phone text constraint visit_series_contact_phone check (char_length(contact_phone) <= 40),
        announced boolean not null default false,
        language text constraint visit_series_language check (char_length(language) <= 20),
        purpose_code text constraint visit_series_purpose references visit_purpose,
        note text constraint visit_series_note check (char_length(note) <= 200),
        weekdays text not null constraint visit_series_weekdays check (weekdays ~ '^[1-7](,[1-7]){0,6}$'),
        every_weeks smallint not null constraint visit_series_every_weeks check (every_weeks between 1 and 12),
        counted date not null,
        opens time(0) not null,
        closes time(0) not null,
        on_holiday text not null constraint visit_series_on_holiday check (on_holiday in ('SKIP', 'NEXT_WORKING_DAY')),
        from_day date not null,
        until_day date,
        filled_until date not null,
        follows_id uuid constraint visit_series_follows references visit_series constraint visit_series_followed_once unique,
        planned_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint visit_series_window check (opens < closes),
        constraint visit_series_end_later check (until_day >= from_day)
      )`);
    registered('visit_series', 'VISIT_SERIES').forEach((sql) => this.addSql(sql));
    this.addSql('create index visit_series_by_district on visit_series (district_id, from_day)');
    this.addSql('create index visit_series_to_fill on visit_series (filled_until)');
    this.addSql(`
      create table visit_series_day (
        series_id uuid not null constraint visit_series_day_series references visit_series,
        day date not null,
        visit_id uuid not null constraint visit_series_day_visit references visit on delete cascade
          constraint visit_series_day_of_one_series unique,
        constraint visit_series_once_a_day primary key (series_id, day)
      )`);
  }
}
