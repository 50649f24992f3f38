// Screens on a wall: a device with a code to open it once, the hash of its secret after that, and how it names staff.
import { Migration } from '@mikro-orm/migrations';

export class Wall extends Migration {
  override up(): void {
    this.addSql(`
      create table wall_device (
        id uuid primary key default gen_random_uuid(),
        name text not null constraint wall_device_name check (char_length(name) between 1 and 120),
        naming text not null constraint wall_device_naming check (naming in ('NAME', 'INITIALS', 'ROLE')),
        code_hash bytea constraint wall_device_code_hash unique,
        code_expires_at timestamptz(3),
        token_hash bytea constraint wall_device_token_hash unique,
        created_by text not null,
        created_at timestamptz(3) not null,
        opened_at timestamptz(3),
        last_seen_at timestamptz(3),
        revoked_at timestamptz(3),
        constraint wall_device_code_ends check ((code_hash is null) = (code_expires_at is null)),
        constraint wall_device_revoked_is_shut check (revoked_at is null or (code_hash is null and token_hash is null)),
        constraint wall_device_open_since check (token_hash is null or opened_at is not null)
      )`);
  }
}
