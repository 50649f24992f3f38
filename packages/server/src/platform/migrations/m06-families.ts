// For whom: households and children, as little of them as the work needs.
import { Migration } from '@mikro-orm/migrations';
import { registered } from './triggers';

export class Families extends Migration {
  override up(): void {
    this.addSql('create sequence household_reference start 1001');
    this.addSql(`
      create table household (
        id uuid primary key default gen_random_uuid(),
        reference text not null default 'H-' || nextval('household_reference') constraint household_reference_once unique,
        district_id uuid not null constraint household_district references district,
        name text constraint household_name check (char_length(name) between 1 and 200),
        address text constraint household_address check (char_length(address) between 1 and 400),
        languages text[] not null default '{}',
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        version integer not null default 1
      )`);
    registered('household', 'HOUSEHOLD').forEach((sql) => this.addSql(sql));
    this.addSql('create index household_by_district on household (district_id)');
    this.addSql(`
      create table child (
        id uuid primary key default gen_random_uuid(),
        household_id uuid not null constraint child_household references household on delete cascade,
        name text not null constraint child_name check (char_length(name) between 1 and 200),
        birth_month date constraint child_birth_month check (extract(day from birth_month) = 1)
      )`);
    registered('child', 'CHILD').forEach((sql) => this.addSql(sql));
    this.addSql('create index child_by_household on child (household_id)');
  }
}
