// Who: professionals, when they work, when they are away, and the one table that says who is taken when.
import { Migration } from '@mikro-orm/migrations';
import { registered } from './triggers';

const MINUTES = (time: string) => `(extract(hour from ${time}) * 60 + extract(minute from ${time}))::integer`;

export class Staff extends Migration {
  override up(): void {
    this.addSql(`
      create table professional (
        id uuid primary key default gen_random_uuid(),
        name text not null constraint professional_name check (char_length(name) between 1 and 120),
        given_name text,
        office_id uuid not null constraint professional_at_office references office,
        qualification text not null,
        languages text[] not null default '{}',
        onboarding_until date,
        on_call_pool boolean not null default false,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`);
    registered('professional', 'PROFESSIONAL').forEach((sql) => this.addSql(sql));
    this.addSql('create index professional_by_office on professional (office_id)');
    this.addSql(`
      alter table account add constraint account_of_professional foreign key (professional_id) references professional`);

    // A professional counts for the district of the office of that day.
    this.addSql(`
      create table professional_office (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint professional_office_professional references professional on delete cascade,
        office_id uuid not null constraint professional_office_office references office,
        during daterange not null constraint professional_office_days check (not isempty(during)),
        constraint professional_at_one_office exclude using gist (professional_id with =, during with &&)
      )`);
    this.addSql('create index professional_office_by_office on professional_office (office_id)');

    // Hours by the clock of Europe/Berlin; weekday as in ISO 8601, 1 is Monday.
    this.addSql(`
      create table working_time (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint working_time_professional references professional on delete cascade,
        weekday smallint not null constraint working_time_weekday check (weekday between 1 and 7),
        from_time time(0) not null,
        until_time time(0) not null,
        valid daterange not null constraint working_time_days check (not isempty(valid)),
        constraint working_time_ends_later check (from_time < until_time),
        constraint working_time_once exclude using gist (
          professional_id with =, weekday with =, valid with &&,
          int4range(${MINUTES('from_time')}, ${MINUTES('until_time')}) with &&)
      )`);

    // No cause is stored. Absences may overlap: the rows stay as reported, their union is in commitment.
    this.addSql(`
      create table absence (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint absence_professional references professional on delete cascade,
        during tstzrange not null constraint absence_has_a_beginning check (not isempty(during) and not lower_inf(during)),
        reported_at timestamptz(3) not null,
        reported_by text not null,
        ended_at timestamptz(3),
        updated_at timestamptz(3) not null,
        version integer not null default 1
      )`);
    registered('absence', 'ABSENCE').forEach((sql) => this.addSql(sql));
    this.addSql('create index absence_by_time on absence using gist (professional_id, during)');
    this.addSql('create index absence_running on absence using gist (during)');

    // What a sick note released, so that endAbsence can put it back.
    this.addSql(`
      create table absence_broken (
        absence_id uuid not null constraint absence_broken_absence references absence on delete cascade,
        source_type text not null constraint absence_broken_type check (source_type in ('VISIT', 'DUTY', 'APPOINTMENT')),
        source_id uuid not null,
        during tstzrange not null,
        remaining_id uuid constraint absence_broken_remaining references professional,
        restored_at timestamptz(3),
        primary key (absence_id, source_type, source_id)
      )`);

    this.addSql(`
      create table appointment (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint appointment_professional references professional on delete cascade,
        during tstzrange not null constraint appointment_has_both_ends check (
          not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        kind text not null constraint appointment_kind check (kind in ('COURT', 'CONFERENCE', 'TRAINING', 'OTHER')),
        released_at timestamptz(3)
      )`);
    this.addSql('create index appointment_by_time on appointment using gist (professional_id, during)');
    this.commitments();
  }

  /** Nobody in two places. The layer follows from the source, so that no writer can choose a harmless one. */
  private commitments(): void {
    this.addSql(`
      create table commitment (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint commitment_professional references professional on delete cascade,
        source_type text not null constraint commitment_source_type check (source_type in
          ('VISIT', 'DUTY', 'ABSENCE', 'APPOINTMENT')),
        source_id uuid not null,
        layer int4range not null generated always as (
          case source_type when 'DUTY' then int4range(2, 3) when 'ABSENCE' then int4range(1, 3) else int4range(1, 2) end
        ) stored,
        during tstzrange not null constraint commitment_has_a_beginning check (not isempty(during) and not lower_inf(during)),
        constraint commitment_nobody_twice exclude using gist (professional_id with =, layer with &&, during with &&)
      )`);
    // An absence may lie in several pieces around a visit under way; all else takes a person's time once.
    this.addSql(`
      create unique index commitment_once_per_source on commitment (source_type, source_id, professional_id)
        where source_type <> 'ABSENCE'`);
    this.addSql('create index commitment_by_source on commitment (source_id)');
  }
}
