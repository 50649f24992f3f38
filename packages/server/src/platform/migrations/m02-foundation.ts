// What every room's tables stand on: ranges in exclusion constraints, one register of ids, rows that nobody may change.
import { Migration } from '@mikro-orm/migrations';

export class Foundation extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist');

    // Trigger function for append-only tables; its argument is the constraint name a refusal carries.
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % stay as they were written', tg_table_name
          using errcode = 'restrict_violation', table = tg_table_name, constraint = tg_argv[0];
      end $$`);

    // node(id) asks one table instead of nine.
    this.addSql(`
      create table object (
        id uuid primary key,
        type text not null constraint object_type check (type in
          ('DISTRICT', 'OFFICE', 'PROFESSIONAL', 'ABSENCE', 'HOUSEHOLD', 'CHILD', 'RISK_FLAG', 'VISIT', 'DUTY')),
        constraint object_id_and_type unique (id, type)
      )`);
    this.addSql(`
      create function register_object() returns trigger language plpgsql as $$
      begin
        insert into public.object (id, type) select id, tg_argv[0] from added;
        return null;
      end $$`);
    this.addSql(`
      create function forget_object() returns trigger language plpgsql as $$
      begin
        delete from public.object o using gone where o.id = gone.id;
        return null;
      end $$`);

    // An id of another system names one object of one type, and an object has one id per system. Deferred, because
    // a unit of work may write the reference before its object.
    this.addSql(`
      create table external_reference (
        type text not null constraint external_reference_type check (type in
          ('HOUSEHOLD', 'CHILD', 'VISIT', 'RISK_FLAG', 'PROFESSIONAL')),
        system text not null constraint external_reference_system check (char_length(system) between 1 and 60),
        external_id text not null constraint external_reference_id check (char_length(external_id) between 1 and 200),
        object_id uuid not null,
        primary key (type, system, external_id),
        constraint external_reference_one_per_system unique (type, object_id, system),
        constraint external_reference_object foreign key (object_id, type) references object (id, type)
          on delete cascade deferrable initially deferred
      )`);
  }
}
