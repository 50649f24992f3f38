// Turns a cookie or a token into a viewer, every time anew: what was revoked a moment ago is nobody.
import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  type Grant,
  type Language,
  nobody,
  type Role,
  type Scope,
  type StaffNaming,
  type Viewer,
} from '#kernel/viewer';

export interface Credentials {
  /** Secret of the session cookie. */
  session: string | null;
  /** Secret after `Bearer`. */
  token: string | null;
  /** Secret of a screen on a wall; empty without a cookie, null where the request is not the one of a wall. */
  wall: string | null;
  language: Language;
  /** Demo secrets count only here: loopback host, loopback Host header, no proxy before us. */
  demoAllowed: boolean;
}

/** Who sits in the duty that is current now: asked of a higher module, handed in. */
export type OnDuty = (em: SqlEntityManager, now: Temporal.Instant) => Promise<ReadonlySet<string>>;

const IDLE_MINUTES = 30;
const POINTS_OF_A_PERSON = 600;
/** A wall reads itself anew with everything that happens. */
const POINTS_OF_A_WALL = 20_000;
/** A screen that was dark for so long is opened with a new code. */
const DARK_DAYS = 90;

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The viewer, or null when what was shown is not (or no longer) good. */
export function identify(
  em: SqlEntityManager,
  shown: Credentials,
  now: Temporal.Instant,
  onDuty: OnDuty,
): Promise<Viewer | null> {
  if (shown.token !== null) return tokenViewer(em, shown.token, shown, now);
  if (shown.wall !== null) return wallViewer(em, shown.wall, shown, now);
  return personViewer(em, shown.session ?? '', shown, now, onDuty);
}

interface SessionRow {
  session_id: string;
  account_id: string;
  display_name: string;
  professional_id: string | null;
  demo: boolean;
  must_change: boolean;
  expires: string;
  stale: boolean;
  grants: { role: Role; district: string | null }[] | null;
}

async function personViewer(
  em: SqlEntityManager,
  secret: string,
  shown: Credentials,
  now: Temporal.Instant,
  onDuty: OnDuty,
): Promise<Viewer | null> {
  const [row] = await em.execute<SessionRow[]>(
    `select s.id as session_id, a.id as account_id, a.display_name, a.professional_id, a.demo, a.must_change,
       to_char(s.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires,
       s.last_seen_at < ?::timestamptz - interval '1 minute' as stale,
       (select json_agg(json_build_object('role', g.role, 'district', g.district_id)) from grant_of_role g where g.account_id = a.id) as grants
     from session s join account a on a.id = s.account_id
     where s.token_hash = decode(?, 'hex') and s.ended_at is null and a.disabled_at is null
       and s.expires_at > ?::timestamptz and s.last_seen_at > ?::timestamptz - interval '${IDLE_MINUTES} minutes'`,
    [now.toString(), secretHash(secret).toString('hex'), now.toString(), now.toString()],
  );
  if (!row || (row.demo && !shown.demoAllowed)) return null;
  if (row.stale)
    await em.execute('update session set last_seen_at = ?::timestamptz where id = ?', [
      now.toString(),
      row.session_id,
    ]);
  return {
    kind: 'PERSON',
    principal: `account:${row.account_id}`,
    id: row.account_id,
    sessionId: row.session_id,
    name: row.display_name,
    professionalId: row.professional_id,
    grants: row.must_change ? [] : grantsOf(row.grants ?? []),
    mustChangePassword: row.must_change,
    onDuty:
      !row.must_change && row.professional_id !== null && (await onDuty(em, now)).has(row.professional_id),
    scopes: [],
    districtIds: null,
    language: shown.language,
    expiresAt: Temporal.Instant.from(row.expires),
    unlimited: row.demo,
    pointsPerMinute: POINTS_OF_A_PERSON,
  };
}

/** Several districts of one role become one grant; a grant for the whole town swallows them. */
function grantsOf(rows: { role: Role; district: string | null }[]): Grant[] {
  const byRole = Map.groupBy(rows, (row) => row.role);
  return [...byRole].map(([role, granted]) => ({
    role,
    districtIds: granted.some((one) => one.district === null) ? null : granted.map((one) => one.district!),
  }));
}

interface TokenRow {
  id: string;
  name: string;
  scopes: Scope[];
  district_ids: string[] | null;
  expires: string;
  points_per_minute: number;
  demo: boolean;
  stale: boolean;
}

async function tokenViewer(
  em: SqlEntityManager,
  secret: string,
  shown: Credentials,
  now: Temporal.Instant,
): Promise<Viewer | null> {
  const [row] = await em.execute<TokenRow[]>(
    `select id, name, scopes, district_ids, points_per_minute, demo,
       to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires,
       coalesce(last_used_at < ?::timestamptz - interval '1 minute', true) as stale
     from api_token where token_hash = decode(?, 'hex') and revoked_at is null and expires_at > ?::timestamptz`,
    [now.toString(), secretHash(secret).toString('hex'), now.toString()],
  );
  if (!row || (row.demo && !shown.demoAllowed)) return null;
  if (row.stale)
    await em.execute('update api_token set last_used_at = ?::timestamptz where id = ?', [
      now.toString(),
      row.id,
    ]);
  return {
    kind: 'TOKEN',
    principal: `token:${row.id}`,
    id: row.id,
    name: row.name,
    professionalId: null,
    grants: [],
    mustChangePassword: false,
    onDuty: false,
    scopes: row.scopes,
    districtIds: row.district_ids,
    language: shown.language,
    expiresAt: Temporal.Instant.from(row.expires),
    unlimited: row.demo,
    pointsPerMinute: row.points_per_minute,
  };
}

async function wallViewer(
  em: SqlEntityManager,
  secret: string,
  shown: Credentials,
  now: Temporal.Instant,
): Promise<Viewer | null> {
  const [row] = await em.execute<{ id: string; name: string; naming: StaffNaming; stale: boolean }[]>(
    `select id, name, naming, last_seen_at < ?::timestamptz - interval '1 minute' as stale
     from wall_device where token_hash = decode(?, 'hex') and revoked_at is null
       and last_seen_at > ?::timestamptz - interval '${DARK_DAYS} days'`,
    [now.toString(), secretHash(secret).toString('hex'), now.toString()],
  );
  if (!row) return null;
  if (row.stale)
    await em.execute('update wall_device set last_seen_at = ?::timestamptz where id = ?', [
      now.toString(),
      row.id,
    ]);
  return {
    ...nobody(shown.language),
    kind: 'WALL',
    principal: `wall:${row.id}`,
    id: row.id,
    name: row.name,
    naming: row.naming,
    pointsPerMinute: POINTS_OF_A_WALL,
  };
}
