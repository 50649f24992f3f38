// Evidence: the author's name goes into the hash that can be erased, and heads of the log that somebody has signed.
import { Migration } from '@mikro-orm/migrations';
import { appendOnly } from './triggers';

export class Evidence extends Migration {
  override up(): void {
    // Facts from here on hash the name of their author beside the payload: erasing both later leaves the chain whole.
    this.addSql('alter table log_epoch add column named_from bigint not null default 1');
    this.addSql('update log_epoch set named_from = coalesce((select max(seq) from event), 0) + 1');
    this.addSql(`
      create or replace function append_facts(entries jsonb, by_principal text, by_name text, at timestamptz) returns bigint
      language plpgsql as $$
      declare
        entry jsonb; payload jsonb; n bigint; previous bytea; salt bytea; payload_hash bytea; this bytea;
        fact_id uuid; said text;
        -- Cut as they are stored, or what is hashed would not be what lies there.
        happened timestamptz(3); recorded timestamptz(3) := at;
      begin
        perform pg_advisory_xact_lock(7278001);
        select seq, hash into n, previous from event order by seq desc limit 1;
        n := coalesce(n, 0);
        previous := coalesce(previous, sha256(''::bytea));
        for entry in select value from jsonb_array_elements(entries) loop
          n := n + 1;
          fact_id := gen_random_uuid();
          salt := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
          payload := entry -> 'facts';
          payload_hash := sha256(salt || convert_to(by_name || E'\\n' || payload::text, 'UTF8'));
          happened := coalesce((entry ->> 'occurredAt')::timestamptz, recorded);
          said := concat_ws('|', n, fact_id, entry ->> 'kind', coalesce(entry ->> 'districtId', '-'), entry ->> 'subjectType',
            entry ->> 'subjectId', by_principal, to_char(happened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
            to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), encode(payload_hash, 'hex'));
          this := sha256(previous || convert_to(said, 'UTF8'));
          insert into event values (n, fact_id, entry ->> 'kind', (entry ->> 'districtId')::uuid, entry ->> 'subjectType',
            (entry ->> 'subjectId')::uuid, by_principal, by_name, happened, recorded, payload_hash, previous, this);
          insert into event_payload (seq, facts, salt) values (n, payload, salt);
          previous := this;
        end loop;
        perform pg_notify('zuzweit_log', n::text);
        return n;
      end $$`);
    this.addSql(`
      create table log_head (
        seq bigint primary key constraint log_head_of references event (seq),
        hash bytea not null,
        at timestamptz(3) not null,
        key text not null,
        signature bytea not null
      )`);
    appendOnly('log_head').forEach((sql) => this.addSql(sql));
  }
}
