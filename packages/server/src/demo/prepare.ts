// Readies the demo before the doors open: fills an empty office once, settles which secrets count, hands out the actor.
import 'reflect-metadata';
import { secretHash } from '#access/identify';
import { hashPassword } from '#access/passwords';
import type { Clock } from '#kernel/clock';
import { FactKind } from '#kernel/fact';
import type { Store } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { headOf } from '#live/log';
import type { Orm } from '#platform/orm';
import { createStore } from '#platform/store';
import { isEmptyOffice, seedOffice } from './seed';
import { LivingDay } from './living-day';
import { type DemoSecrets, KNOWN_SECRETS as KNOWN, randomSecrets } from './secrets';

export type { DemoSecrets } from './secrets';

export interface DemoOptions {
  database: Orm;
  config: { loopback: boolean; publicUrl: URL | null };
  clock: Clock;
  say(line: string): void;
  /** Told of what the living day could not do for an unexpected reason. */
  failed?: (error: unknown) => void;
  scale?: number;
  seed?: string;
}

export interface Demo {
  /** Null when they were random and have been shown before. */
  secrets: DemoSecrets | null;
  /** Lets the office live by itself, from now until `stop`. */
  live(office: { store: Store }): Promise<{ stop(): Promise<void> }>;
}

/** Opens the database's own door, because nothing else is up yet. */
async function storeOf({ database, clock }: DemoOptions): Promise<Store> {
  const em = () => database.em.fork();
  return createStore({ em, clock, epoch: (await headOf(em())).epoch, wake: () => undefined });
}

/**
 * Seeds an empty office and says which secrets count. Known ones only while the office listens on its own machine and
 * has no public address; otherwise random ones, told once: at the first start, or when a local office goes public.
 */
export async function prepareDemo(options: DemoOptions): Promise<Demo> {
  const { config, clock, say } = options;
  const store = await storeOf(options);
  const fixed = config.loopback && config.publicUrl === null;
  const live: Demo['live'] = async (office) => {
    const day = new LivingDay({
      store: office.store,
      clock,
      seed: options.seed ?? 'marl',
      ...(options.failed ? { failed: options.failed } : {}),
    });
    await day.start();
    return day;
  };
  if (await isEmptyOffice(store)) {
    say('Making the demo office: Marl, with invented people …');
    const secrets = fixed ? KNOWN : randomSecrets();
    await seedOffice(store, {
      now: clock.now(),
      password: secrets.password,
      tokens: { read: secrets.readToken, dispatch: secrets.dispatchToken },
      fixed,
      ...(options.scale ? { scale: options.scale } : {}),
      ...(options.seed ? { seed: options.seed } : {}),
    });
    return { secrets, live };
  }
  const known = await hasKnownSecrets(store);
  if (fixed) return { secrets: known ? KNOWN : null, live };
  return { secrets: known ? await goPublic(store) : null, live };
}

const hasKnownSecrets = (store: Store): Promise<boolean> =>
  store.read(system('demo'), async ({ em }) => {
    const [row] = await em.execute<{ known: boolean }[]>(
      'select exists (select from account where demo) as known',
    );
    return row!.known;
  });

/** Everybody knows the secrets a local office was made with: all of them are replaced before anybody can reach it. */
async function goPublic(store: Store): Promise<DemoSecrets> {
  const secrets = randomSecrets();
  const hash = await hashPassword(secrets.password);
  await store.write(system('demo'), async (unit) => {
    const accounts = await unit.em.execute<{ id: string }[]>(
      'update account set password_hash = ?, demo = false, updated_at = ?::timestamptz where demo returning id',
      [hash, unit.now.toString()],
    );
    for (const { id } of accounts)
      unit.record({ kind: FactKind.ACCOUNT_CHANGED, districtId: null, subject: { type: 'ACCOUNT', id } });
    await unit.em.execute(
      "update wall_device set code_hash = null, code_expires_at = null where created_by = 'system:demo'",
    );
    for (const [known, fresh] of [
      [KNOWN.readToken, secrets.readToken],
      [KNOWN.dispatchToken, secrets.dispatchToken],
    ] as const) {
      await unit.em.execute(
        "update api_token set token_hash = decode(?, 'hex'), demo = false, points_per_minute = 600 where token_hash = decode(?, 'hex')",
        [secretHash(fresh).toString('hex'), secretHash(known).toString('hex')],
      );
    }
  });
  return secrets;
}
