// Always two: visits, their seats, and the rule that no session, however it writes, leaves one person alone.
import { Migration } from '@mikro-orm/migrations';
import { neverTruncated, registered } from './triggers';
import { VISIT_CATALOGUES } from './m08-visit-catalogues';

export class Visits extends Migration {
  override up(): void {
    VISIT_CATALOGUES.forEach((sql) => this.addSql(sql));
    this.visit();
    this.seat();
    this.alwaysTwo();
  }

  private visit(): void {
    this.addSql('create sequence visit_reference start 101');
    this.addSql(`
      create table visit (
        id uuid primary key default gen_random_uuid(),
        reference text not null default 'B-' || nextval('visit_reference') constraint visit_reference_once unique,
        kind text not null constraint visit_kind references visit_kind,
        state text not null constraint visit_state check (state in
          ('DUE', 'ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'DONE', 'MISSED', 'CANCELLED')),
        version integer not null default 1,
        district_id uuid not null constraint visit_district references district,
        household_id uuid constraint visit_household references household,
        flag_id uuid constraint visit_flag references risk_flag,
        urgency text not null constraint visit_urgency check (urgency in ('U0', 'U1', 'U2', 'U3', 'U4')),
        due_from timestamptz(3) not null,
        due_until timestamptz(3) not null,
        duration_minutes integer not null constraint visit_duration check (duration_minutes between 5 and 1440),
        planned tstzrange constraint visit_planned_has_both_ends check (
          not isempty(planned) and not lower_inf(planned) and not upper_inf(planned)),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        missed_at timestamptz(3),
        cancelled_at timestamptz(3),
        cancel_reason text constraint visit_cancel_reason references cancel_reason,
        cancel_proposed_by text,
        cancel_proposed_by_name text,
        child_safe_now text constraint visit_child_safe_now check (child_safe_now in ('YES', 'NO', 'UNKNOWN')),
        place_kind text constraint visit_place_kind check (place_kind in
          ('ADDRESS', 'OFFICE', 'SCHOOL', 'DAYCARE', 'HOSPITAL', 'OTHER')),
        place_address text constraint visit_place_address_length check (char_length(place_address) <= 400),
        place_note text constraint visit_place_note_length check (char_length(place_note) <= 400),
        announced boolean not null default false,
        language text,
        purpose_code text constraint visit_purpose references visit_purpose,
        note text constraint visit_note_length check (char_length(note) <= 200),
        planned_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint visit_due_ends_later check (due_from < due_until),
        constraint visit_place_has_a_kind check (place_kind is not null or (place_address is null and place_note is null)),
        constraint visit_started check (state not in ('UNDER_WAY', 'DONE') or started_at is not null),
        constraint visit_finished check ((state = 'DONE') = (finished_at is not null) and finished_at >= started_at),
        constraint visit_missed check (state <> 'MISSED' or missed_at is not null),
        constraint visit_cancelled_with_reason check (
          (state = 'CANCELLED') = (cancelled_at is not null) and (cancelled_at is null) = (cancel_reason is null))
      )`);
    registered('visit', 'VISIT').forEach((sql) => this.addSql(sql));
    this.addSql('create index visit_by_district on visit (district_id, due_until)');
    this.addSql('create index visit_by_due on visit (due_from, due_until)');
    this.addSql('create index visit_by_plan on visit using gist (planned)');
    this.addSql(
      `create index visit_waiting on visit (due_until) where state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'MISSED')`,
    );
    this.addSql('create index visit_by_update on visit (updated_at, id)');
    this.addSql('create index visit_by_flag on visit (flag_id) where flag_id is not null');
    this.addSql('create index visit_by_household on visit (household_id) where household_id is not null');
  }

  private seat(): void {
    // Unique per person only when all is said: exchanging two seats passes through a moment in which one sits twice.
    this.addSql(`
      create table seat (
        visit_id uuid not null constraint seat_of_visit references visit on delete cascade,
        no smallint not null constraint seat_one_or_two check (no in (1, 2)),
        professional_id uuid not null constraint seat_of_professional references professional,
        accepted_at timestamptz(3),
        finished_at timestamptz(3),
        constraint seat_taken_once primary key (visit_id, no),
        constraint seat_two_different_people unique (visit_id, professional_id) deferrable initially deferred
      )`);
    this.addSql('create index seat_by_professional on seat (professional_id)');
    this.addSql(neverTruncated('seat'));
  }

  private alwaysTwo(): void {
    // The visit's row is locked before counting: checks of one visit come one after the other, and each sees what the
    // one before it committed. NO KEY UPDATE, because a seat's foreign key holds KEY SHARE on the same row and two
    // sessions that seat people at once would otherwise wait for each other.
    // Tables are named with their schema, so that a temporary table called "seat" cannot be counted instead.
    this.addSql(`
      create function visit_must_hold(the_visit uuid) returns void
      language plpgsql as $$
      declare
        v public.visit%rowtype;
        seats integer; people integer; accepted integer; finished integer; untimed integer; stray integer;
        broken text;
      begin
        select * into v from public.visit where id = the_visit for no key update;
        if not found then return; end if;
        select count(*), count(distinct professional_id), count(accepted_at), count(finished_at), count(*) filter (where not exists (
            select from public.commitment c where c.source_type = 'VISIT' and c.source_id = the_visit
              and c.professional_id = s.professional_id and c.during @> v.planned))
          into seats, people, accepted, finished, untimed from public.seat s where s.visit_id = the_visit;
        select count(*) into stray from public.commitment c
          where c.source_type = 'VISIT' and c.source_id = the_visit and (v.state = 'CANCELLED' or not exists (
            select from public.seat s where s.visit_id = the_visit and s.professional_id = c.professional_id));

        broken := case
          when people < seats then 'seat_two_different_people'
          when seats not in (0, 2) then 'visit_always_two'
          when v.state in ('ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'DONE') and seats = 0 then 'visit_state_needs_a_pair'
          when v.state = 'DUE' and seats = 2 then 'visit_due_has_no_pair'
          when v.state <> 'CANCELLED' and (seats = 2) <> (v.planned is not null) then 'visit_pair_has_a_time'
          when v.state = 'ACCEPTED' and accepted < 2 then 'visit_accepted_by_both'
          when v.state = 'DONE' and finished < 2 then 'visit_finished_by_both'
          when v.state in ('ASSIGNED', 'ACCEPTED') and untimed > 0 then 'visit_pair_is_committed'
          when stray > 0 then 'visit_commitment_has_a_seat'
        end;
        if broken is not null then
          raise exception 'visit % (%) with % seats breaks %', v.reference, v.state, seats, broken
            using errcode = 'check_violation', table = 'visit', constraint = broken;
        end if;
      end $$`);

    const watch = (table: string, name: string, events: string, ids: string) => {
      this.addSql(`
        create function ${name}() returns trigger language plpgsql as $$
        begin
          ${ids}
          return null;
        end $$`);
      this.addSql(`
        create constraint trigger ${name} after ${events} on ${table}
          deferrable initially deferred for each row execute function ${name}()`);
    };
    watch(
      'seat',
      'visit_always_two',
      'insert or update or delete',
      `
          if tg_op <> 'INSERT' then perform public.visit_must_hold(old.visit_id); end if;
          if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.visit_id <> old.visit_id) then
            perform public.visit_must_hold(new.visit_id);
          end if;`,
    );
    watch(
      'visit',
      'visit_fits_its_pair',
      'insert or update of state, planned',
      `
          perform public.visit_must_hold(new.id);`,
    );
    watch(
      'commitment',
      'visit_keeps_its_time',
      'insert or update or delete',
      `
          if tg_op <> 'INSERT' and old.source_type = 'VISIT' then perform public.visit_must_hold(old.source_id); end if;
          if tg_op <> 'DELETE' and new.source_type = 'VISIT' and (tg_op = 'INSERT' or new.source_id <> old.source_id) then
            perform public.visit_must_hold(new.source_id);
          end if;`,
    );
    this.addSql(neverTruncated('commitment'));
  }
}
