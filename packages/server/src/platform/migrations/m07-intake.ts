// What was noticed: risk flags, who took them with which next act, and a history that only grows.
import { Migration } from '@mikro-orm/migrations';
import { appendOnly, registered } from './triggers';

const LEVELS = `('ACUTE', 'HIGH', 'MEDIUM', 'LOW')`;
const STEPS = `('CALL', 'VISIT', 'ASSESSMENT', 'HAND_ON')`;

export class Intake extends Migration {
  override up(): void {
    this.catalogues();
    this.addSql('create sequence risk_flag_reference start 101');
    this.addSql(`
      create table risk_flag (
        id uuid primary key default gen_random_uuid(),
        reference text not null default 'F-' || nextval('risk_flag_reference') constraint risk_flag_reference_once unique,
        level text not null constraint risk_flag_level check (level in ${LEVELS}),
        state text not null constraint risk_flag_state check (state in ('RAISED', 'ACKNOWLEDGED', 'RESOLVED')),
        version integer not null default 1,
        reason_code text not null constraint risk_flag_reason references risk_flag_reason,
        text text constraint risk_flag_text_length check (char_length(text) <= 4000),
        source_kind text not null constraint risk_flag_source check (source_kind in ('PERSON', 'RULE', 'TOOL')),
        source_name text,
        district_id uuid not null constraint risk_flag_district references district,
        household_id uuid constraint risk_flag_household references household,
        raised_at timestamptz(3) not null,
        raised_by text not null,
        raised_by_name text not null,
        acknowledged_at timestamptz(3),
        acknowledged_by text,
        acknowledged_by_name text,
        taker_id uuid constraint risk_flag_taker references professional,
        taker_shift_until timestamptz(3),
        next_step text constraint risk_flag_next_step check (next_step in ${STEPS}),
        next_step_due timestamptz(3),
        next_step_came_at timestamptz(3),
        on_site_since timestamptz(3),
        untaken_since timestamptz(3),
        overdue_at timestamptz(3),
        overdue_recorded_at timestamptz(3),
        resolution_proposed_by text,
        resolution_proposed_by_name text,
        resolution_proposed_at timestamptz(3),
        resolution_code text constraint risk_flag_resolution references resolution_reason,
        resolution_text text constraint risk_flag_resolution_text_length check (char_length(resolution_text) <= 4000),
        resolved_at timestamptz(3),
        resolved_by text,
        resolved_by_name text,
        updated_at timestamptz(3) not null,
        ${this.rules().join(',\n')}
      )`);
    registered('risk_flag', 'RISK_FLAG').forEach((sql) => this.addSql(sql));
    this.addSql(
      `create index risk_flag_open on risk_flag (district_id, level, raised_at) where state <> 'RESOLVED'`,
    );
    this.addSql(`create index risk_flag_overdue on risk_flag (overdue_at) where state <> 'RESOLVED'`);
    this.addSql(
      `create index risk_flag_next_step_due on risk_flag (next_step_due) where state = 'ACKNOWLEDGED'`,
    );
    this.addSql(
      `create index risk_flag_shift_ends on risk_flag (taker_shift_until) where state = 'ACKNOWLEDGED'`,
    );
    this.addSql('create index risk_flag_by_update on risk_flag (updated_at, id)');
    this.addSql('create index risk_flag_by_raising on risk_flag (raised_at, id)');
    this.addSql(
      'create index risk_flag_by_household on risk_flag (household_id) where household_id is not null',
    );
    this.history();
  }

  /** What every flag keeps to, whoever writes it (design 3, 4 and 5). */
  private rules(): string[] {
    return [
      `constraint risk_flag_untaken_while_raised check (state <> 'RAISED' or (
         untaken_since is not null and overdue_at is not null and acknowledged_at is null and taker_id is null))`,
      `constraint risk_flag_taken_with_next_step check (state <> 'ACKNOWLEDGED' or (
         acknowledged_at is not null and acknowledged_by is not null and acknowledged_by_name is not null
         and next_step is not null and next_step_due is not null))`,
      `constraint risk_flag_resolved_whole check ((state = 'RESOLVED') = (resolved_at is not null)
         and (resolved_at is null) = (resolved_by is null) and (resolved_by is null) = (resolved_by_name is null)
         and (state <> 'RESOLVED' or (resolution_code is not null and untaken_since is null)))`,
      `constraint risk_flag_proposed_whole check (
         (resolution_proposed_by is null) = (resolution_proposed_at is null)
         and (resolution_proposed_by is null) = (resolution_proposed_by_name is null)
         and (resolution_proposed_by is null or resolution_code is not null))`,
      `constraint risk_flag_resolved_by_two check (state <> 'RESOLVED' or level not in ('ACUTE', 'HIGH')
         or (resolution_proposed_by is not null and resolution_proposed_by <> resolved_by))`,
      `constraint risk_flag_decided_by_people check (
         coalesce(acknowledged_by, '') not like 'token:%' and coalesce(resolution_proposed_by, '') not like 'token:%'
         and coalesce(resolved_by, '') not like 'token:%')`,
    ];
  }

  private history(): void {
    this.addSql(`
      create table risk_flag_entry (
        flag_id uuid not null constraint risk_flag_entry_flag references risk_flag,
        no integer not null constraint risk_flag_entry_no check (no > 0),
        at timestamptz(3) not null,
        kind text not null constraint risk_flag_entry_kind check (kind in ('RAISED', 'ACKNOWLEDGED', 'TAKEN_OVER',
          'UNTAKEN', 'RESOLUTION_PROPOSED', 'RESOLUTION_LAPSED', 'RESOLVED')),
        by_principal text not null,
        by_name text not null,
        text text,
        level text constraint risk_flag_entry_level check (level in ${LEVELS}),
        next_step text constraint risk_flag_entry_next_step check (next_step in ${STEPS}),
        next_step_due timestamptz(3),
        primary key (flag_id, no)
      )`);
    this.addSql('create index risk_flag_entry_by_principal on risk_flag_entry (by_principal, flag_id)');
    appendOnly('risk_flag_entry').forEach((sql) => this.addSql(sql));
  }

  private catalogues(): void {
    this.addSql(`
      create table risk_flag_reason (
        code text primary key,
        position integer not null,
        label_de text not null,
        label_en text not null,
        level text not null constraint risk_flag_reason_level check (level in ${LEVELS})
      )`);
    this.addSql(`
      insert into risk_flag_reason (position, code, level, label_de, label_en) values
        (1, 'PHYSICAL_ABUSE', 'ACUTE', 'Körperliche Misshandlung', 'Physical abuse'),
        (2, 'SEXUAL_VIOLENCE', 'ACUTE', 'Sexuelle Gewalt', 'Sexual violence'),
        (3, 'UNATTENDED', 'ACUTE', 'Kind unbeaufsichtigt', 'Child left unattended'),
        (4, 'NEGLECT', 'HIGH', 'Vernachlässigung', 'Neglect'),
        (5, 'PSYCHOLOGICAL_ABUSE', 'HIGH', 'Psychische Misshandlung', 'Psychological abuse'),
        (6, 'DOMESTIC_VIOLENCE', 'HIGH', 'Gewalt in der Familie', 'Violence in the family'),
        (7, 'ADDICTION', 'HIGH', 'Sucht eines Elternteils', 'Addiction of a parent'),
        (8, 'CRISIS', 'HIGH', 'Psychische Krise eines Elternteils', 'Mental crisis of a parent'),
        (9, 'SAFETY_PLAN_BROKEN', 'HIGH', 'Schutzplan nicht eingehalten', 'Safety plan not kept'),
        (10, 'OUT_OF_REACH', 'MEDIUM', 'Familie nicht erreichbar', 'Family out of reach'),
        (11, 'SCHOOL_ABSENCE', 'MEDIUM', 'Anhaltendes Fehlen in der Schule', 'Lasting absence from school'),
        (12, 'HOUSING', 'MEDIUM', 'Wohnsituation', 'Housing situation'),
        (13, 'EXAM_OVERDUE', 'LOW', 'Früherkennung überfällig', 'Preventive exam overdue'),
        (14, 'OTHER', 'MEDIUM', 'Anderer Anlass', 'Other reason')`);
    this.addSql(`
      create table resolution_reason (
        code text primary key,
        position integer not null,
        label_de text not null,
        label_en text not null
      )`);
    this.addSql(`
      insert into resolution_reason (position, code, label_de, label_en) values
        (1, 'CHILD_SEEN_SAFE', 'Kind gesehen, keine Gefährdung', 'Child seen, not in danger'),
        (2, 'HELP_IN_PLACE', 'Hilfe eingerichtet', 'Help in place'),
        (3, 'EMERGENCY_CUSTODY', 'In Obhut genommen', 'Taken into emergency custody'),
        (4, 'HANDED_ON', 'An die zuständige Stelle übergeben', 'Handed on to the office in charge'),
        (5, 'UNFOUNDED', 'Anlass hat sich nicht bestätigt', 'Reason not confirmed'),
        (6, 'DUPLICATE', 'Doppelt erfasst', 'Recorded twice')`);
  }
}
