// The key that signs heads of the log: made once beside the server, its public half beside it for whoever checks.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';

export interface LogKey {
  /** Short name of the public key. */
  name: string;
  sign(text: string): Buffer;
}

/** Reads the private key of a file; a missing one is made, readable by its owner only, with `<file>.pub` beside it. */
export function logKeyOf(file: string): LogKey {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(file));
  const open = createPublicKey(key);
  if (!existsSync(`${file}.pub`)) writeFileSync(`${file}.pub`, open.export({ type: 'spki', format: 'pem' }));
  return { name: keyName(open), sign: (text) => sign(null, Buffer.from(text), key) };
}

/** The short name under which a head says who signed it. */
export const keyName = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** Writes a line to the second place and waits until it lies there. */
export function appendLine(file: string, line: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    appendFileSync(handle, `${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
