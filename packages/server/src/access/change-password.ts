// An own password instead of the old or one-time one; whoever else is signed in with it is signed out.
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Store } from '#kernel/unit';
import type { Viewer } from '#kernel/viewer';
import { Account } from './account.entity';
import { hashPassword, passwordFits } from './passwords';
import { require } from './policy.rules';
import { Session } from './session.entity';
import { knownDevice, TooManyTries } from './sessions';
import { throttled } from './throttle';

/** Length only; rules of composition make passwords worse (reliability S2). */
const LENGTH = { least: 15, most: 128 };

export interface PasswordChange {
  password: string;
  newPassword: string;
  address: string;
  device: string | null;
}

/** @throws Refusal WRONG_CREDENTIALS (password), INVALID (newPassword); TooManyTries. */
export async function changePassword(store: Store, viewer: Viewer, change: PasswordChange): Promise<void> {
  require(viewer, 'password:change');
  const account = await store.read(viewer, ({ em }) => em.findOneOrFail(Account, { id: viewer.id }));
  const { name } = account;
  if (!account.demo) {
    let wait: number | null = null;
    const attempt = {
      account: name,
      address: change.address,
      device: await known(store, viewer, change.device),
    };
    await store.write(viewer, async ({ em, now }) => void (wait = await throttled(em, attempt, now)));
    if (wait !== null) throw new TooManyTries(wait);
  }
  if (!(await passwordFits(account.passwordHash ?? null, change.password.slice(0, 256))))
    throw new Refusal(ErrorCode.WRONG_CREDENTIALS, { field: 'password' });
  checkNew(change, name);
  const hash = await hashPassword(change.newPassword);
  await store.write(viewer, async (unit) => {
    const { em, now } = unit;
    await em.nativeUpdate(
      Account,
      { id: viewer.id },
      { passwordHash: hash, mustChange: false, updatedAt: now },
    );
    const others = await em.find(Session, {
      account: viewer.id,
      endedAt: null,
      id: { $ne: viewer.sessionId ?? '' },
    });
    for (const session of others) {
      session.endedAt = now;
      unit.record({
        kind: FactKind.SESSION_ENDED,
        districtId: null,
        subject: { type: 'SESSION', id: session.id },
      });
    }
    unit.record({
      kind: FactKind.ACCOUNT_CHANGED,
      districtId: null,
      subject: { type: 'ACCOUNT', id: viewer.id },
    });
  });
}

const known = (store: Store, viewer: Viewer, device: string | null) =>
  device ? knownDevice(store, viewer, viewer.id, device) : Promise.resolve(null);

function checkNew({ password, newPassword }: PasswordChange, name: string): void {
  const length = [...newPassword].length;
  const fine = length >= LENGTH.least && length <= LENGTH.most && newPassword !== password;
  if (!fine || newPassword.toLowerCase().includes(name))
    throw new Refusal(ErrorCode.INVALID, { field: 'newPassword' });
}
