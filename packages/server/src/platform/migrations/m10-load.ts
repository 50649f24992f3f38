// How heavy: standing hours an office reports, and the last figures of each district.
import { Migration } from '@mikro-orm/migrations';

export class Load extends Migration {
  override up(): void {
    this.addSql(`
      create table standing_hours (
        district_id uuid not null constraint standing_hours_district references district on delete cascade,
        as_of date not null,
        hours_per_week numeric(8, 2) not null constraint standing_hours_amount check (hours_per_week >= 0),
        primary key (district_id, as_of)
      )`);
    this.addSql(`
      create table district_load (
        district_id uuid primary key constraint district_load_district references district on delete cascade,
        figures jsonb not null,
        computed_at timestamptz(3) not null,
        seq bigint not null constraint district_load_seq check (seq >= 0)
      )`);
  }
}
