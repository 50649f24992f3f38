// A sealed file: compressed, encrypted, authenticated piece by piece, so that no piece can be changed, moved or left out.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const MAGIC = Buffer.from('zuzweit-backup-1\n');
/** Bytes of one piece before it is compressed. */
const PIECE = 256 * 1024;
const TAG = 16;

/** The file is no backup, the passphrase is another, or somebody has changed it. */
export class Unreadable extends Error {}

/** Deliberately slow: what protects the backup is a passphrase. */
const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });

/** The number of the piece, and whether it is the last, are part of what is authenticated. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

/** Writes a sealed file. */
export class Sealer {
  readonly #handle: number;
  readonly #key: Buffer;
  #waiting: Buffer[] = [];
  #bytes = 0;
  #index = 0;

  constructor(file: string, passphrase: string) {
    const salt = randomBytes(32);
    this.#key = keyOf(passphrase, salt);
    this.#handle = openSync(file, 'wx', 0o600);
    writeSync(this.#handle, Buffer.concat([MAGIC, salt]));
  }

  write(chunk: Buffer): void {
    this.#waiting.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= PIECE) this.#seal(false);
  }

  close(): void {
    this.#seal(true);
    fsyncSync(this.#handle);
    closeSync(this.#handle);
  }

  #seal(last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#index, last));
    const body = Buffer.concat([cipher.update(deflateRawSync(Buffer.concat(this.#waiting), { level: 3 })), cipher.final(), cipher.getAuthTag()]); // prettier-ignore
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    writeSync(this.#handle, Buffer.concat([size, Buffer.from([last ? 1 : 0]), body]));
    this.#waiting = [];
    this.#bytes = 0;
    this.#index += 1;
  }
}

/** Gives back what was sealed, piece by piece; throws {@link Unreadable} at the first that is not whole. */
export function* unsealed(file: string, passphrase: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  const take = (bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes);
    for (let at = 0; at < bytes;) {
      const read = readSync(handle, buffer, at, bytes - at, null);
      if (read === 0) throw new Unreadable('The backup ends too early.');
      at += read;
    }
    return buffer;
  };
  try {
    if (!take(MAGIC.length).equals(MAGIC)) throw new Unreadable('This is no backup of zuzweit.');
    const key = keyOf(passphrase, take(32));
    for (let index = 0; ; index += 1) {
      const size = take(4).readUInt32BE();
      const last = take(1)[0] === 1;
      if (size < TAG || size > 4 * PIECE + 64 * 1024 * 1024) throw new Unreadable('The backup was changed.');
      yield inflateRawSync(opened(take(size), key, nonceOf(index, last)));
      if (last) break;
    }
    if (readSync(handle, Buffer.alloc(1), 0, 1, null) !== 0)
      throw new Unreadable('Something follows the end of the backup.');
  } finally {
    closeSync(handle);
  }
}

function opened(body: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(body.subarray(body.length - TAG));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, body.length - TAG)), decipher.final()]);
  } catch {
    throw new Unreadable('The backup was changed, or BACKUP_KEY is another one than it was made with.');
  }
}
