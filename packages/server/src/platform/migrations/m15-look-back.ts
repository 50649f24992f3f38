// Reading the log by time: the load as it stood, and what happened since.
import { Migration } from '@mikro-orm/migrations';

export class LookBack extends Migration {
  override up(): void {
    this.addSql('create index event_by_occurrence on event (occurred_at)');
    this.addSql(
      `create index event_of_load on event (district_id, occurred_at, seq) where kind = 'DISTRICT_LOAD_CHANGED'`,
    );
  }
}
