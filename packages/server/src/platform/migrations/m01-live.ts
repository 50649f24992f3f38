// The log: what has happened, gap-free in commit order, hash-chained, never changed; and what makes a repeat harmless.
import { Migration } from '@mikro-orm/migrations';

const TABLES = `
  create table log_epoch (
    one boolean primary key default true constraint log_epoch_one check (one),
    epoch text not null default substr(md5(gen_random_uuid()::text), 1, 8)
  );
  insert into log_epoch default values;

  create table event (
    seq bigint primary key,
    id uuid not null unique,
    kind text not null,
    district_id uuid,
    subject_type text not null,
    subject_id uuid not null,
    actor text not null,
    actor_name text not null,
    occurred_at timestamptz(3) not null,
    recorded_at timestamptz(3) not null,
    facts_hash bytea not null,
    prev_hash bytea not null,
    hash bytea not null
  );
  create index event_subject on event (subject_id, seq);
  create index event_kind on event (kind, seq);

  create table event_payload (
    seq bigint primary key references event (seq),
    facts jsonb not null,
    salt bytea not null,
    erase_after timestamptz(3)
  );

  create table idempotency (
    principal text not null,
    key uuid not null,
    operation text not null,
    input_hash bytea not null,
    outcome jsonb not null,
    cursor text not null,
    at timestamptz(3) not null,
    primary key (principal, key)
  );
  create index idempotency_at on idempotency (at);

  create table follower (name text primary key, seq bigint not null);
  create table secret (name text primary key, value text not null);
  create table lease (name text primary key, holder text not null, until timestamptz not null);
`;

// Everything that can be said about a fact except its payload goes into the chain as text; the payload goes in as a
// salted hash, so that erasing it later leaves the chain whole (design 4).
const FUNCTIONS = [
  `create function append_facts(entries jsonb, by_principal text, by_name text, at timestamptz) returns bigint
  language plpgsql as $$
  declare
    entry jsonb; payload jsonb; n bigint; previous bytea; salt bytea; payload_hash bytea; happened timestamptz; this bytea;
    fact_id uuid; said text;
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
      payload_hash := sha256(salt || convert_to(payload::text, 'UTF8'));
      happened := coalesce((entry ->> 'occurredAt')::timestamptz, at);
      said := concat_ws('|', n, fact_id, entry ->> 'kind', coalesce(entry ->> 'districtId', '-'), entry ->> 'subjectType',
        entry ->> 'subjectId', by_principal, to_char(happened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), encode(payload_hash, 'hex'));
      this := sha256(previous || convert_to(said, 'UTF8'));
      insert into event values (n, fact_id, entry ->> 'kind', (entry ->> 'districtId')::uuid, entry ->> 'subjectType',
        (entry ->> 'subjectId')::uuid, by_principal, by_name, happened, at, payload_hash, previous, this);
      insert into event_payload (seq, facts, salt) values (n, payload, salt);
      previous := this;
    end loop;
    perform pg_notify('zuzweit_log', n::text);
    return n;
  end $$`,
  `create function log_is_append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'the log is append-only' using errcode = 'restrict_violation', constraint = 'event_append_only';
  end $$`,
  `create trigger event_append_only before update or delete or truncate on event
    for each statement execute function log_is_append_only()`,
  `create trigger event_payload_append_only before update or truncate on event_payload
    for each statement execute function log_is_append_only()`,
];

/** Log, idempotency, followers and the lease of the scheduler. */
export class Live extends Migration {
  override up(): void {
    // PGlite takes one statement at a time.
    for (const statement of TABLES.split(/;\s*\n/)) if (statement.trim()) this.addSql(statement);
    for (const statement of FUNCTIONS) this.addSql(statement);
  }
}
