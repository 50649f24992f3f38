// Filters that people keep for themselves; they go with the account.
import { Migration } from '@mikro-orm/migrations';

export class SavedFilters extends Migration {
  override up(): void {
    this.addSql(`
      create table saved_filter (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null constraint saved_filter_account references account on delete cascade,
        view text not null constraint saved_filter_view check (view in ('BOARD', 'DISPOSITION')),
        name text not null constraint saved_filter_name check (char_length(name) between 1 and 60),
        query text not null constraint saved_filter_query check (char_length(query) <= 1000 and query ~ '^[a-z]+=[A-Za-z0-9_,&=-]+$'),
        created_at timestamptz(3) not null default now(),
        constraint saved_filter_once unique (account_id, view, name)
      )`);
  }
}
