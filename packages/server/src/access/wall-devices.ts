// Screens on a wall: registered and shut by leadership or administration, opened once with a code that is shown once.
import { randomBytes, randomUUID } from 'node:crypto';
import { FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';
import { StaffNaming } from '#kernel/viewer';
import { secretHash } from './identify';
import { demand, require } from './policy.rules';
import { codeFrom, readCode } from './wall-code.rules';
import { WallDevice } from './wall-device.entity';

/** A code lies on a desk until somebody has walked to the screen. */
export const CODE_MINUTES = 60;

export interface WallAsked {
  name: string;
  naming: StaffNaming;
}

/** Registers a screen; its first code is told to the asker once, through `tell`, and kept nowhere. */
export async function createWallDevice(
  unit: Unit,
  asked: WallAsked,
  tell: (code: string) => void,
): Promise<Outcome> {
  require(unit.viewer, 'wall-device:write');
  const id = randomUUID();
  const device = unit.em.create(WallDevice, {
    id,
    ...checked(asked),
    codeHash: null,
    codeExpiresAt: null,
    tokenHash: null,
    createdBy: unit.viewer.principal,
    createdAt: unit.now,
    openedAt: null,
    lastSeenAt: null,
    revokedAt: null,
  });
  giveCode(unit, device, tell);
  happened(unit, FactKind.WALL_CREATED, id);
  return { id };
}

/** Another name, or another way to name staff; the screen reads both anew. */
export async function changeWallDevice(unit: Unit, asked: { id: string } & WallAsked): Promise<Outcome> {
  require(unit.viewer, 'wall-device:write');
  const device = await openDevice(unit, asked.id);
  const { name, naming } = checked(asked);
  const change = [
    { field: 'name', from: device.name, to: name },
    { field: 'naming', from: device.naming, to: naming },
  ].filter(({ from, to }) => from !== to);
  if (change.length === 0) return { id: asked.id };
  Object.assign(device, { name, naming });
  unit.record({
    kind: FactKind.WALL_CHANGED,
    districtId: null,
    subject: { type: 'WALL', id: asked.id },
    change,
  });
  return { id: asked.id };
}

/** A new code for the same screen: after a reset, or because nobody got there in time. The old one opens nothing any more. */
export async function renewWallCode(
  unit: Unit,
  { id }: { id: string },
  tell: (code: string) => void,
): Promise<Outcome> {
  require(unit.viewer, 'wall-device:write');
  giveCode(unit, await openDevice(unit, id), tell);
  happened(unit, FactKind.WALL_CODE_MADE, id);
  return { id };
}

/** Shuts the screen for good; what it shows ends as soon as the fact is heard. */
export async function revokeWallDevice(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'wall-device:write');
  const device = isId(id) ? await unit.em.findOne(WallDevice, { id }) : null;
  if (!device) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (device.revokedAt !== null) return { id };
  Object.assign(device, { revokedAt: unit.now, codeHash: null, codeExpiresAt: null, tokenHash: null });
  happened(unit, FactKind.WALL_REVOKED, id);
  return { id };
}

/** A code for the secret of a screen; it works once, and a screen opened before under the same name goes dark. */
export async function openWall(
  unit: Unit,
  typed: string,
  demoAllowed: boolean,
): Promise<{ id: string; secret: string }> {
  require(unit.viewer, 'wall:open');
  const code = readCode(typed);
  const device =
    code === null
      ? null
      : await unit.em.findOne(WallDevice, {
          codeHash: secretHash(code),
          codeExpiresAt: { $gt: unit.now },
          revokedAt: null,
        });
  // The code of the demo stands in the README: like its passwords it counts on the own machine only.
  const known = device?.createdBy === 'system:demo' && !demoAllowed;
  if (!device || known) throw new Refusal(ErrorCode.WRONG_CREDENTIALS, { field: 'code' });
  const secret = randomBytes(32).toString('base64url');
  Object.assign(device, {
    tokenHash: secretHash(secret),
    codeHash: null,
    codeExpiresAt: null,
    openedAt: unit.now,
    lastSeenAt: unit.now,
  });
  happened(unit, FactKind.WALL_OPENED, device.id);
  return { id: device.id, secret };
}

/** All screens, those that are open first, then by name. */
export async function wallDevices({ em, viewer }: Unit): Promise<WallDevice[]> {
  demand(viewer, 'wall-device:write');
  const all = await em.find(WallDevice, {}, { orderBy: { name: 'asc', id: 'asc' } });
  return all.sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
}

/** One screen, no right asked. */
export const wallDeviceById = ({ em }: Unit, id: string): Promise<WallDevice | null> =>
  em.findOne(WallDevice, { id });

function checked({ name, naming }: WallAsked): WallAsked {
  const trimmed = name.trim();
  if (trimmed.length < 1 || trimmed.length > 120) throw new Refusal(ErrorCode.INVALID, { field: 'name' });
  if (!Object.hasOwn(StaffNaming, naming)) throw new Refusal(ErrorCode.INVALID, { field: 'naming' });
  return { name: trimmed, naming };
}

async function openDevice({ em }: Unit, id: string): Promise<WallDevice> {
  const device = isId(id) ? await em.findOne(WallDevice, { id }) : null;
  if (!device) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (device.revokedAt !== null) throw new Refusal(ErrorCode.WRONG_STATE, { field: 'id' });
  return device;
}

function giveCode(unit: Unit, device: WallDevice, tell: (code: string) => void): void {
  const code = codeFrom(randomBytes(16));
  device.codeHash = secretHash(readCode(code)!);
  device.codeExpiresAt = unit.now.add({ minutes: CODE_MINUTES });
  tell(code);
}

const happened = (unit: Unit, kind: FactKind, id: string) =>
  unit.record({ kind, districtId: null, subject: { type: 'WALL', id } });
