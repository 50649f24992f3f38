// Cars and child seats of offices, and what a visit asks for; both may stay empty.
import { Migration } from '@mikro-orm/migrations';

const KINDS = `('BABY', 'TODDLER', 'CHILD')`;

export class Transport extends Migration {
  override up(): void {
    this.addSql(`
      create table car (
        id uuid primary key default gen_random_uuid(),
        office_id uuid not null constraint car_office references office,
        label text not null constraint car_label check (char_length(label) between 1 and 60),
        seats smallint not null constraint car_seats check (seats between 2 and 9),
        active boolean not null default true,
        version integer not null default 1,
        constraint car_label_once unique (office_id, label)
      )`);
    this.addSql(`
      create table child_seat (
        id uuid primary key default gen_random_uuid(),
        office_id uuid not null constraint child_seat_office references office,
        kind text not null constraint child_seat_kind check (kind in ${KINDS}),
        count smallint not null constraint child_seat_count check (count between 0 and 99),
        constraint child_seat_once unique (office_id, kind)
      )`);
    // What is asked for, never what is taken: who has it follows from the visits with a pair at that time.
    this.addSql(`
      create table visit_transport (
        visit_id uuid primary key constraint visit_transport_visit references visit on delete cascade,
        car boolean not null,
        baby smallint not null default 0,
        toddler smallint not null default 0,
        child smallint not null default 0,
        constraint visit_transport_counts check (baby between 0 and 7 and toddler between 0 and 7 and child between 0 and 7),
        constraint visit_transport_something check (car or baby + toddler + child > 0)
      )`);
  }
}
