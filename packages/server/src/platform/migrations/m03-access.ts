// Who may come in: accounts and their roles, sessions, tokens, the throttle of sign-ins, and the log of what was read.
import { Migration } from '@mikro-orm/migrations';
import { appendOnly } from './triggers';

export class Access extends Migration {
  override up(): void {
    this.addSql(`
      create table account (
        id uuid primary key default gen_random_uuid(),
        name text not null
          constraint account_name_taken unique
          constraint account_name_form check (name = lower(name) and char_length(name) between 2 and 64),
        display_name text not null constraint account_display_name check (char_length(display_name) between 1 and 120),
        password_hash text,
        professional_id uuid constraint account_one_per_professional unique,
        must_change boolean not null default false,
        demo boolean not null default false,
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`);
    this.addSql(`
      create table grant_of_role (
        id uuid primary key default gen_random_uuid(),
        account_id uuid not null constraint grant_of_role_account references account on delete cascade,
        role text not null constraint grant_of_role_role check (role in
          ('PROFESSIONAL', 'LEADERSHIP', 'LEAD', 'DISPATCHER', 'ADMINISTRATOR', 'AUDITOR')),
        district_id uuid,
        constraint grant_of_role_once unique nulls not distinct (account_id, role, district_id)
      )`);
    this.addSql(`
      create table session (
        id uuid primary key default gen_random_uuid(),
        token_hash bytea not null constraint session_token_hash unique,
        account_id uuid not null constraint session_account references account on delete cascade,
        created_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        device_id text,
        constraint session_twelve_hours check (expires_at > created_at and expires_at <= created_at + interval '12 hours')
      )`);
    this.addSql('create index session_open on session (account_id) where ended_at is null');
    this.addSql('create index session_expiry on session (expires_at)');
    this.addSql(`
      create table api_token (
        id uuid primary key default gen_random_uuid(),
        name text not null constraint api_token_name check (char_length(name) between 1 and 120),
        token_hash bytea not null constraint api_token_hash unique,
        scopes text[] not null constraint api_token_scopes check (
          cardinality(scopes) > 0
          and scopes <@ array['AGGREGATE', 'OPERATIONS', 'FLAG', 'DISPATCH', 'FILE', 'SCHEMA']::text[]),
        district_ids uuid[] constraint api_token_districts check (cardinality(district_ids) > 0),
        expires_at timestamptz(3) not null,
        points_per_minute integer not null constraint api_token_points check (points_per_minute > 0),
        demo boolean not null default false,
        created_by text not null,
        created_at timestamptz(3) not null,
        revoked_at timestamptz(3),
        last_used_at timestamptz(3),
        constraint api_token_expires_later check (expires_at > created_at)
      )`);
    this.addSql(`
      create table sign_in_attempt (
        scope text not null constraint sign_in_attempt_scope check (scope in ('account', 'network', 'all', 'device')),
        key text not null,
        window_start timestamptz(3) not null,
        count integer not null constraint sign_in_attempt_count check (count >= 0),
        blocked_until timestamptz(3),
        primary key (scope, key)
      )`);
    this.addSql('create index sign_in_attempt_age on sign_in_attempt (window_start)');
    this.addSql(`
      create table access_log (
        id bigint generated always as identity primary key,
        at timestamptz(3) not null,
        principal text not null,
        operation text not null,
        subject_type text not null,
        subject_id uuid not null,
        fields text[] not null,
        request_id text not null
      )`);
    this.addSql('create index access_log_subject on access_log (subject_type, subject_id, at)');
    this.addSql('create index access_log_principal on access_log (principal, at)');
    appendOnly('access_log').forEach((sql) => this.addSql(sql));
  }
}
