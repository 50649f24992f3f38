// Chromium from npm, unpacked once per version with the libraries and fonts that a bare Debian lacks.
import { spawn } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cache } from './workspace.ts';

/** An unpacked Chromium: its program and what must stand in its environment. */
export interface Pack {
  program: string;
  environment: Record<string, string>;
}

/** Unpacks the browser of `@sparticuz/chromium` if this version has not been unpacked yet. Safe when two runs do it at once. */
export async function chromiumPack(): Promise<Pack> {
  const home = join(dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname), '..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(home, 'bin'), folder);
  return {
    program: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

async function unpack(from: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, 'unpacking-'));
  try {
    await Promise.all([
      pipeline(
        inflated(join(from, 'chromium.br')),
        createWriteStream(join(temporary, 'chromium'), { mode: 0o755 }),
      ),
      untar(join(from, 'al2023.tar.br'), temporary),
      untar(join(from, 'fonts.tar.br'), temporary),
      untar(join(from, 'swiftshader.tar.br'), temporary),
    ]);
    writeFileSync(join(temporary, 'fonts.conf'), fontSettings(folder));
    renameSync(temporary, folder); // whole or not at all
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another run was quicker, with the same result
  }
}

/** The machine's own fonts stay out, so that a page looks the same on every machine. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`;
}

function inflated(path: string) {
  return createReadStream(path).pipe(createBrotliDecompress());
}

async function untar(archive: string, into: string): Promise<void> {
  const tar = spawn('tar', ['-xf', '-', '-C', into], { stdio: ['pipe', 'ignore', 'inherit'] });
  const [[code]] = await Promise.all([once(tar, 'exit'), pipeline(inflated(archive), tar.stdin)]);
  if (code !== 0) throw new Error(`Unpacking ${archive} failed (tar ended with ${code}).`);
}
