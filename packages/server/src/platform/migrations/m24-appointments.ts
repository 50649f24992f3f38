// Appointments by hand and from calendars; the address of a calendar is a secret and stands nowhere else.
import { Migration } from '@mikro-orm/migrations';

export class Appointments extends Migration {
  override up(): void {
    this.addSql(`
      create table calendar (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint calendar_professional references professional on delete cascade,
        source text not null constraint calendar_source check (source in ('FILE', 'ADDRESS')),
        address text constraint calendar_address check (address ~ '^https://[^[:space:]]+$' and char_length(address) <= 2000),
        asked_at timestamptz(3),
        read_at timestamptz(3),
        problem text constraint calendar_problem check (problem in
          ('NOT_A_CALENDAR', 'TOO_LARGE', 'TOO_OFTEN', 'NOT_ALLOWED', 'UNREACHABLE', 'REFUSED', 'TOO_SLOW')),
        next_at timestamptz(3),
        constraint calendar_address_where_it_has_one check ((source = 'ADDRESS') = (address is not null)),
        constraint calendar_once unique (professional_id, source)
      )`);
    this.addSql('create index calendar_next on calendar (next_at) where next_at is not null');
    // A busy time of a calendar that meets something else is kept without a commitment: it warns and never blocks.
    this.addSql(`
      alter table appointment
        add column place text constraint appointment_place check (char_length(place) between 1 and 120),
        add column calendar_id uuid constraint appointment_calendar references calendar,
        add column version integer not null default 1,
        add constraint appointment_of_a_calendar_says_nothing check (calendar_id is null or (kind = 'OTHER' and place is null))`);
    this.addSql(
      'create index appointment_by_calendar on appointment (calendar_id) where calendar_id is not null',
    );
  }
}
