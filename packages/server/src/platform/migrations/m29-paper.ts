// Paper beside the desk: how the emergency sheet is doing, and which lines of paper were entered afterwards.
import { Migration } from '@mikro-orm/migrations';
import { appendOnly } from './triggers';

export class Paper extends Migration {
  override up(): void {
    this.addSql(`
      create table emergency_sheet (
        one boolean primary key default true constraint emergency_sheet_one check (one),
        id uuid not null default gen_random_uuid(),
        kept_since timestamptz(3) not null,
        attempted_at timestamptz(3) not null,
        written_at timestamptz(3),
        last_error text constraint emergency_sheet_error check (char_length(last_error) between 1 and 40),
        troubled_since timestamptz(3)
      )`);
    this.addSql(`
      create table caught_up (
        paper_id text primary key constraint caught_up_paper_id check (char_length(paper_id) between 1 and 60),
        row_hash bytea not null,
        subject_type text not null constraint caught_up_subject check (subject_type in ('RISK_FLAG', 'VISIT')),
        subject_id uuid not null,
        happened_at timestamptz(3) not null,
        entered_at timestamptz(3) not null,
        constraint caught_up_afterwards check (happened_at <= entered_at)
      )`);
    this.addSql('create index caught_up_by_entry on caught_up (entered_at)');
    appendOnly('caught_up').forEach((sql) => this.addSql(sql));
  }
}
