// What one professional had to do alone: written once, reviewed once by somebody else, never changed.
import { Migration } from '@mikro-orm/migrations';
import { appendOnly } from './triggers';

export class Emergency extends Migration {
  override up(): void {
    this.addSql(`
      create table emergency_reason (
        code text primary key,
        position integer not null,
        label_de text not null,
        label_en text not null
      )`);
    this.addSql(`
      insert into emergency_reason (position, code, label_de, label_en) values
        (1, 'CHILD_IN_DANGER', 'Kind in unmittelbarer Gefahr, Warten nicht möglich', 'Child in imminent danger, waiting not possible'),
        (2, 'SECOND_PERSON_LOST', 'Zweite Person ausgefallen oder verhindert', 'Second person fell out or was held up'),
        (3, 'CUSTODY', 'Unaufschiebbare Inobhutnahme', 'Emergency custody that could not wait'),
        (4, 'ON_THE_SPOT', 'Zufällig vor Ort', 'On the spot by chance'),
        (5, 'EXCLUDED_PERSON', 'Ausgeschlossene Person, unaufschiebbare Maßnahme (§ 16 Abs. 3 SGB X)', 'Excluded person, measure that could not wait (section 16(3) SGB X)')`);
    this.addSql('create sequence emergency_action_reference start 101');
    this.addSql(`
      create table emergency_action (
        id uuid primary key default gen_random_uuid(),
        reference text not null default 'N-' || nextval('emergency_action_reference')
          constraint emergency_action_reference_once unique,
        professional_id uuid not null constraint emergency_action_professional references professional,
        district_id uuid not null constraint emergency_action_district references district,
        household_id uuid constraint emergency_action_household references household,
        flag_id uuid constraint emergency_action_flag references risk_flag,
        visit_id uuid not null constraint emergency_action_visit references visit,
        during tstzrange not null constraint emergency_action_time check (
          not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        reason_code text not null constraint emergency_action_reason references emergency_reason,
        contact_kind text not null constraint emergency_action_contact_kind check (contact_kind in ('PHONE', 'PRESENT', 'NOBODY')),
        contact_id uuid constraint emergency_action_contact references professional,
        contact_name text constraint emergency_action_contact_name check (char_length(contact_name) between 1 and 120),
        authorised_by_id uuid constraint emergency_action_authorised_by references professional,
        authorised_by_name text constraint emergency_action_authorised_by_name check (char_length(authorised_by_name) between 1 and 120),
        text text constraint emergency_action_text check (char_length(text) between 1 and 4000),
        recorded_at timestamptz(3) not null,
        recorded_by text not null constraint emergency_action_recorded_by_people check (recorded_by not like 'token:%'),
        recorded_by_name text not null,
        review_due timestamptz(3) not null,
        constraint emergency_action_and_person unique (id, professional_id),
        constraint emergency_action_somebody_or_nobody check (
          (contact_kind = 'NOBODY') = (contact_id is null and contact_name is null)),
        constraint emergency_action_not_with_oneself check (
          contact_id is distinct from professional_id and authorised_by_id is distinct from professional_id),
        constraint emergency_action_reviewed_later check (review_due > recorded_at)
      )`);
    this.addSql('create index emergency_action_by_time on emergency_action (recorded_at, id)');
    this.addSql('create index emergency_action_by_review on emergency_action (review_due)');
    this.addSql('create index emergency_action_by_person on emergency_action (professional_id)');
    appendOnly('emergency_action').forEach((sql) => this.addSql(sql));
    // The reviewer is another professional than the one it is about, or none at all.
    this.addSql(`
      create table emergency_review (
        action_id uuid primary key,
        professional_id uuid not null,
        reviewer_professional_id uuid constraint emergency_review_reviewer references professional,
        reviewed_at timestamptz(3) not null,
        reviewed_by text not null constraint emergency_review_by_people check (reviewed_by not like 'token:%'),
        reviewed_by_name text not null,
        text text constraint emergency_review_text check (char_length(text) between 1 and 4000),
        constraint emergency_review_of foreign key (action_id, professional_id)
          references emergency_action (id, professional_id),
        constraint emergency_review_by_another check (reviewer_professional_id is distinct from professional_id)
      )`);
    appendOnly('emergency_review').forEach((sql) => this.addSql(sql));
  }
}
