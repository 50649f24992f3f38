// Signing in and out: an opaque secret for the browser, its hash for us.
import { randomBytes, randomUUID } from 'node:crypto';
import { FactKind } from '#kernel/fact';
import { Failure } from '#kernel/failure';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Store, Unit } from '#kernel/unit';
import { type Viewer } from '#kernel/viewer';
import { Account } from './account.entity';
import { secretHash } from './identify';
import { passwordFits } from './passwords';
import { Session } from './session.entity';
import { forgive, throttled } from './throttle';

const HOURS = 12;

export interface SignIn {
  name: string;
  password: string;
  address: string;
  /** Device id from a signed cookie for this account, if it signed in before. */
  device: string | null;
  demoAllowed: boolean;
}

export interface SignedIn {
  secret: string;
  device: string;
  expiresAt: Temporal.Instant;
}

/** Too many tries; `seconds` until the next one counts. */
export class TooManyTries extends Failure {
  constructor(readonly seconds: number) {
    super('RATE_LIMITED');
  }
}

/**
 * Name and password for a session. Never says which of the two was wrong; an unknown name costs the same time.
 * The count is written before the hash is computed and stays, whatever comes of it.
 */
export async function signIn(store: Store, viewer: Viewer, input: SignIn): Promise<SignedIn> {
  const name = input.name.trim().toLowerCase().slice(0, 64);
  const account = await store.read(viewer, ({ em }) => em.findOne(Account, { name, disabledAt: null }));
  const demo = account?.demo ?? false;
  const device = account && input.device ? await knownDevice(store, viewer, account.id, input.device) : null;
  if (!demo || !input.demoAllowed) {
    let wait: number | null = null;
    await store.write(
      viewer,
      async ({ em, now }) =>
        void (wait = await throttled(em, { account: name, address: input.address, device }, now)),
    );
    if (wait !== null) throw new TooManyTries(wait);
  }
  const fits = await passwordFits(account?.passwordHash ?? null, input.password.slice(0, 256));
  if (!account || !fits || (demo && !input.demoAllowed)) throw new Refusal(ErrorCode.WRONG_CREDENTIALS);
  const secret = randomBytes(32).toString('base64url');
  const deviceId = input.device ?? randomUUID();
  let expiresAt: Temporal.Instant | undefined;
  await store.write(viewer, async (unit) => {
    const { em, now } = unit;
    expiresAt = now.add({ hours: HOURS });
    em.create(Session, {
      tokenHash: secretHash(secret),
      account: account.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      endedAt: null,
      deviceId,
    });
    await forgive(em, deviceId, name);
  });
  return { secret, device: deviceId, expiresAt: expiresAt! };
}

/** The device, if it signed in to this very account before: another one's cookie buys no tries. */
export const knownDevice = (store: Store, viewer: Viewer, accountId: string, device: string) =>
  store.read(viewer, async ({ em }) =>
    (await em.count(Session, { account: accountId, deviceId: device })) > 0 ? device : null,
  );

/** Ends the asker's own session; its streams end with the fact. */
export async function signOut(unit: Unit): Promise<void> {
  const { viewer, em, now } = unit;
  if (viewer.kind !== 'PERSON' || !viewer.sessionId) return;
  await em.nativeUpdate(Session, { id: viewer.sessionId, endedAt: null }, { endedAt: now });
  unit.record({
    kind: FactKind.SESSION_ENDED,
    districtId: null,
    subject: { type: 'SESSION', id: viewer.sessionId },
  });
}
