// What opens one record to one professional: written by the flag or visit that leads there, never deleted.
import { Migration } from '@mikro-orm/migrations';

export class RecordGrants extends Migration {
  override up(): void {
    this.addSql(`
      create table record_grant (
        id uuid primary key default gen_random_uuid(),
        professional_id uuid not null constraint record_grant_professional references professional,
        subject_type text not null constraint record_grant_subject check (subject_type in ('RISK_FLAG', 'HOUSEHOLD')),
        subject_id uuid not null,
        reason text not null constraint record_grant_reason check (reason in ('RAISED', 'TAKEN', 'SEAT')),
        source_id uuid not null,
        since timestamptz(3) not null,
        until timestamptz(3) constraint record_grant_ends_later check (until >= since)
      )`);
    this.addSql('create index record_grant_of on record_grant (professional_id, subject_id)');
    this.addSql('create index record_grant_by_source on record_grant (source_id) where until is null');
  }
}
