// What keeps people safe on their way: hints of household and address, companions, phones.
import { Migration } from '@mikro-orm/migrations';
import { neverTruncated } from './triggers';

export class Safety extends Migration {
  override up(): void {
    this.addSql(`
      alter table professional add column duty_phone text
        constraint professional_duty_phone check (duty_phone ~ '^[+0-9][0-9 ()/-]{2,39}$')`);
    this.addSql(`
      alter table visit add column contact_phone text
        constraint visit_contact_phone check (contact_phone ~ '^[+0-9][0-9 ()/-]{2,39}$')`);
    this.hints();
    this.companions();
  }

  private hints(): void {
    this.addSql(`
      create table safety_hint (
        id uuid primary key default gen_random_uuid(),
        district_id uuid not null constraint safety_hint_district references district,
        household_id uuid constraint safety_hint_household references household,
        address text constraint safety_hint_address check (char_length(address) between 1 and 400),
        address_key text,
        code text not null constraint safety_hint_code check (code in
          ('WEAPON', 'VIOLENCE', 'DOG', 'INFECTION', 'THREAT', 'NO_RECEPTION')),
        noted_on date not null,
        source text not null constraint safety_hint_source check (char_length(source) between 1 and 200),
        review_on date not null,
        version integer not null default 1,
        added_by text not null,
        added_by_name text not null,
        added_at timestamptz(3) not null,
        removal_proposed_by text,
        removal_proposed_by_name text,
        removal_proposed_at timestamptz(3),
        removed_by text,
        removed_by_name text,
        removed_at timestamptz(3),
        updated_at timestamptz(3) not null,
        constraint safety_hint_is_about_something check (household_id is not null or address is not null),
        constraint safety_hint_address_whole check ((address is null) = (address_key is null)),
        constraint safety_hint_review_later check (review_on > noted_on),
        constraint safety_hint_proposed_whole check (
          (removal_proposed_by is null) = (removal_proposed_at is null)
          and (removal_proposed_by is null) = (removal_proposed_by_name is null)),
        constraint safety_hint_removed_whole check (
          (removed_by is null) = (removed_at is null) and (removed_by is null) = (removed_by_name is null)),
        constraint safety_hint_removed_by_two check (
          removed_by is null or (removal_proposed_by is not null and removal_proposed_by <> removed_by)),
        constraint safety_hint_decided_by_people check (
          coalesce(removal_proposed_by, '') not like 'token:%' and coalesce(removed_by, '') not like 'token:%')
      )`);
    this.addSql(
      'create index safety_hint_of_household on safety_hint (household_id) where removed_at is null',
    );
    this.addSql('create index safety_hint_of_address on safety_hint (address_key) where removed_at is null');
    // Who warned whom of what stays on record; a hint that no longer holds is marked, by two.
    this.addSql(`
      create trigger safety_hint_stays before delete on safety_hint
        for each row execute function refuse_change('safety_hint_is_never_deleted')`);
    this.addSql(neverTruncated('safety_hint'));
  }

  private companions(): void {
    // No column of a visit's pair: a companion is never counted where seats are counted.
    this.addSql(`
      create table companion (
        id uuid primary key default gen_random_uuid(),
        visit_id uuid not null constraint companion_visit references visit on delete cascade,
        kind text not null constraint companion_kind check (kind in ('INTERPRETER', 'TRAINEE', 'POLICE', 'MIDWIFE')),
        name text constraint companion_name check (char_length(name) between 1 and 120),
        organisation text constraint companion_organisation check (char_length(organisation) between 1 and 120),
        confirmed boolean not null default false,
        added_by text not null,
        added_at timestamptz(3) not null,
        constraint companion_is_somebody check (name is not null or organisation is not null)
      )`);
    this.addSql('create index companion_by_visit on companion (visit_id)');
  }
}
