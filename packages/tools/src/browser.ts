// A headless Chromium for tests: the one from npm, or an installed one.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumPack, type Pack } from './chromium-pack.ts';

/** All that starting the browser takes. */
export interface Browser {
  program: string;
  /** What the program itself answers to `--version`. */
  version: string;
  arguments: string[];
  /** The whole environment for it. */
  environment: Record<string, string>;
}

/**
 * No sandbox, since tests run as root too and open only pages of our own. Nothing that weakens the web's own rules, or
 * a proof about origins would be worth nothing. And no traffic of the browser's own.
 */
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds the browser: `CHROME_PATH` if set, else the one from npm, else an installed Chrome or Chromium. The one from npm
 * is the same for everybody and has no windows to draw: a page opens in a fifth of the time.
 */
export async function findBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH'];
  const { program, environment } = own ? { program: own, environment: {} } : await anyBrowser();
  const whole = { ...inherited(), ...environment };
  return { program, version: await versionOf(program, whole, own), arguments: quiet, environment: whole };
}

function installedBrowser(): string | undefined {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const apps = ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...apps].find(executable);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function anyBrowser(): Promise<Pack> {
  if (process.platform === 'linux' && process.arch === 'x64') return chromiumPack();
  const installed = installedBrowser();
  if (installed) return { program: installed, environment: {} };
  throw new Error(
    `npm has no Chromium for ${process.platform}-${process.arch}. ` +
      'Install Chrome or Chromium, or set CHROME_PATH to the program.',
  );
}

async function versionOf(
  program: string,
  env: Record<string, string>,
  own: string | undefined,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--no-sandbox', '--version'], {
      env,
      timeout: 30_000,
    });
    return stdout.trim();
  } catch (cause) {
    const remedy = own
      ? 'CHROME_PATH must name a Chrome or Chromium program.'
      : 'Set CHROME_PATH to a Chrome or Chromium that runs here.';
    throw new Error(`The browser ${program} does not start. ${remedy}`, { cause });
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
}
