// Tokens of tools: made and revoked by leadership or administration, shown once, known only by their hash.
import { randomBytes, randomUUID } from 'node:crypto';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';
import type { Scope } from '#kernel/viewer';
import { ApiToken } from './api-token.entity';
import { secretHash } from './identify';
import { demand, require } from './policy.rules';

const POINTS_PER_MINUTE = 600;
const POINTS_MAX = 100_000;
const DAYS_MAX = 366;

export interface TokenAsked {
  name: string;
  scopes: readonly Scope[];
  districtIds?: readonly string[] | null;
  expiresAt: Temporal.Instant;
  pointsPerMinute?: number | null;
}

/** Makes a token; `secret` is told to the asker once, through `tell`, and kept nowhere. */
export async function createApiToken(
  unit: Unit,
  asked: TokenAsked,
  tell: (secret: string) => void,
): Promise<Outcome> {
  require(unit.viewer, 'token:write');
  const name = asked.name.trim();
  if (name.length < 1 || name.length > 120) throw new Refusal(ErrorCode.INVALID, { field: 'name' });
  if (asked.scopes.length === 0) throw new Refusal(ErrorCode.INVALID, { field: 'scopes' });
  if (Temporal.Instant.compare(asked.expiresAt, unit.now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'expiresAt' });
  if (Temporal.Instant.compare(asked.expiresAt, unit.now.add({ hours: 24 * DAYS_MAX })) > 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'expiresAt' });
  const points = asked.pointsPerMinute ?? POINTS_PER_MINUTE;
  if (points < 1 || points > POINTS_MAX) throw new Refusal(ErrorCode.INVALID, { field: 'pointsPerMinute' });
  await knownDistricts(unit, asked.districtIds ?? null);
  const secret = `zz_${randomBytes(32).toString('base64url')}`;
  const id = randomUUID();
  unit.em.create(ApiToken, {
    id,
    name,
    tokenHash: secretHash(secret),
    scopes: [...new Set(asked.scopes)],
    districtIds: asked.districtIds ? [...asked.districtIds] : null,
    expiresAt: asked.expiresAt,
    pointsPerMinute: points,
    createdBy: unit.viewer.principal,
    createdAt: unit.now,
    revokedAt: null,
    lastUsedAt: null,
  });
  unit.record({
    kind: FactKind.TOKEN_CREATED,
    districtId: null,
    subject: { type: 'TOKEN', id },
    change: [{ field: 'scopes', from: null, to: [...new Set(asked.scopes)].sort().join(' ') }],
  });
  tell(secret);
  return { id };
}

/** Revokes it; its running streams end as soon as the fact is heard. */
export async function revokeApiToken(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'token:write');
  const token = isId(id) ? await unit.em.findOne(ApiToken, { id }) : null;
  if (!token) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (token.revokedAt === null) {
    token.revokedAt = unit.now;
    unit.record({ kind: FactKind.TOKEN_REVOKED, districtId: null, subject: { type: 'TOKEN', id } });
  }
  return { id };
}

/** All tokens, newest first, without their secrets. */
export async function apiTokens({ em, viewer }: Unit): Promise<ApiToken[]> {
  demand(viewer, 'token:write');
  return em.find(ApiToken, {}, { orderBy: { createdAt: 'desc', id: 'desc' } });
}

async function knownDistricts({ em }: Unit, ids: readonly string[] | null): Promise<void> {
  if (!ids) return;
  if (ids.length === 0) throw new Refusal(ErrorCode.INVALID, { field: 'districtIds' });
  if (!ids.every(isId)) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtIds' });
  const rows = await em.execute<{ id: string }[]>(
    "select id from district where id::text = any(string_to_array(?, ','))",
    [ids.join(',')],
  );
  if (rows.length !== new Set(ids).size) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtIds' });
}

/** One token, no right asked. */
export const apiTokenById = ({ em }: Unit, id: string): Promise<ApiToken | null> =>
  em.findOne(ApiToken, { id });
