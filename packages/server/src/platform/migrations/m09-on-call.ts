// Who answers now: duties with up to two seats, the alarm where a pair is missing, and what wakes somebody up.
import { Migration } from '@mikro-orm/migrations';
import { neverTruncated, registered } from './triggers';

export class OnCall extends Migration {
  override up(): void {
    this.addSql(`
      create table duty (
        id uuid primary key default gen_random_uuid(),
        kind text not null constraint duty_kind check (kind in ('DUTY_DESK', 'ON_CALL')),
        during tstzrange not null constraint duty_has_both_ends check (
          not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        handed_over_at timestamptz(3),
        updated_at timestamptz(3) not null,
        version integer not null default 1,
        constraint duty_once_at_a_time exclude using gist (kind with =, during with &&)
      )`);
    registered('duty', 'DUTY').forEach((sql) => this.addSql(sql));
    this.addSql('create index duty_not_handed_over on duty (lower(during)) where handed_over_at is null');

    // Half a pair is allowed here: it is an alarm, not a refusal.
    this.addSql(`
      create table duty_seat (
        duty_id uuid not null constraint duty_seat_of_duty references duty on delete cascade,
        no smallint not null constraint duty_seat_one_or_two check (no in (1, 2)),
        professional_id uuid not null constraint duty_seat_of_professional references professional,
        since timestamptz(3),
        constraint duty_seat_taken_once primary key (duty_id, no),
        constraint duty_seat_two_different_people unique (duty_id, professional_id) deferrable initially deferred
      )`);
    this.addSql('create index duty_seat_by_professional on duty_seat (professional_id)');
    this.addSql(neverTruncated('duty_seat'));
    this.addSql(`
      create table gap_alarm (
        id uuid primary key default gen_random_uuid(),
        kind text not null constraint gap_alarm_kind check (kind in ('DUTY_DESK', 'ON_CALL')),
        during tstzrange not null constraint gap_alarm_has_both_ends check (
          not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        half boolean not null,
        opened_at timestamptz(3) not null,
        closed_at timestamptz(3) constraint gap_alarm_closed_later check (closed_at >= opened_at),
        constraint gap_alarm_once exclude using gist (kind with =, during with &&) where (closed_at is null)
      )`);
    this.addSql(`
      create table alert (
        id uuid primary key default gen_random_uuid(),
        subject_type text not null constraint alert_subject check (subject_type in ('RISK_FLAG', 'ON_CALL')),
        subject_id uuid not null,
        body jsonb not null,
        created_at timestamptz(3) not null,
        attempts integer not null default 0,
        next_attempt_at timestamptz(3),
        delivered_at timestamptz(3),
        last_error text,
        constraint alert_is_over_or_goes_on check (delivered_at is null or next_attempt_at is null)
      )`);
    this.addSql('create index alert_waiting on alert (next_attempt_at) where next_attempt_at is not null');
    this.addSql('create index alert_by_subject on alert (subject_id)');
    this.dutiesTakeTime();
  }

  /** Who sits in a duty has a commitment over it, from where they joined, and no commitment outlives its seat. */
  private dutiesTakeTime(): void {
    this.addSql(`
      create function duty_must_hold(the_duty uuid) returns void
      language plpgsql as $$
      declare
        d public.duty%rowtype;
        broken text;
      begin
        select * into d from public.duty where id = the_duty for no key update;
        if not found then return; end if;
        broken := case
          when (select count(*) > count(distinct professional_id) from public.duty_seat where duty_id = the_duty)
            then 'duty_seat_two_different_people'
          when exists (select from public.duty_seat s where s.duty_id = the_duty and not exists (
              select from public.commitment c where c.source_type = 'DUTY' and c.source_id = the_duty
                and c.professional_id = s.professional_id and c.during @> tstzrange(greatest(lower(d.during), s.since), upper(d.during)))) then 'duty_pair_is_committed'
          when exists (select from public.commitment c where c.source_type = 'DUTY' and c.source_id = the_duty and not exists (
              select from public.duty_seat s where s.duty_id = the_duty
                and s.professional_id = c.professional_id)) then 'duty_commitment_has_a_seat'
        end;
        if broken is not null then
          raise exception 'duty % breaks %', the_duty, broken
            using errcode = 'check_violation', table = 'duty', constraint = broken;
        end if;
      end $$`);
    this.addSql(`
      create function duty_seat_takes_time() returns trigger language plpgsql as $$
      begin
        perform public.duty_must_hold(case tg_op when 'DELETE' then old.duty_id else new.duty_id end);
        if tg_op = 'UPDATE' and new.duty_id <> old.duty_id then perform public.duty_must_hold(old.duty_id); end if;
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger duty_seat_takes_time after insert or update or delete on duty_seat
        deferrable initially deferred for each row execute function duty_seat_takes_time()`);
    this.addSql(`
      create function duty_keeps_its_time() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.source_type = 'DUTY' then perform public.duty_must_hold(old.source_id); end if;
        if tg_op <> 'DELETE' and new.source_type = 'DUTY' and (tg_op = 'INSERT' or new.source_id <> old.source_id) then
          perform public.duty_must_hold(new.source_id);
        end if;
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger duty_keeps_its_time after insert or update or delete on commitment
        deferrable initially deferred for each row execute function duty_keeps_its_time()`);
    this.addSql(`
      create function duty_moves_with_its_time() returns trigger language plpgsql as $$
      begin
        perform public.duty_must_hold(new.id);
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger duty_moves_with_its_time after update of during on duty
        deferrable initially deferred for each row execute function duty_moves_with_its_time()`);
  }
}
