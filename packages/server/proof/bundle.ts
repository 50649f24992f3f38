// Builds the server as it is shipped, or with a fault planted in its sources; the sources themselves stay as they are.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const server = fileURLToPath(new URL('..', import.meta.url));

/** Replaces a piece of a source file, which must stand there exactly once. */
export interface Edit {
  /** Below `packages/server/src`. */
  file: string;
  from: string;
  to: string;
}

const built = new Map<string, Promise<string>>();
const folders: string[] = [];

/** The folder of the built server with these edits; built once per run. */
export function bundle(edits: readonly Edit[] = []): Promise<string> {
  const key = JSON.stringify(edits);
  if (!built.has(key)) built.set(key, make(edits));
  return built.get(key)!;
}

async function make(edits: readonly Edit[]): Promise<string> {
  // Beside `dist`, so that packages and the built dashboard are found as they are from there.
  const outDir = mkdtempSync(join(server, 'dist.proof-'));
  folders.push(outDir);
  const left = new Set(edits);
  await build({
    root: server,
    configFile: join(server, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, sourcemap: false },
    plugins: [
      {
        name: 'plant',
        enforce: 'pre',
        transform(code, id) {
          for (const edit of edits)
            if (id === join(server, 'src', edit.file)) {
              code = applied(code, edit);
              left.delete(edit);
            }
          return code;
        },
      },
    ],
  });
  for (const { file } of left) throw new Error(`Nothing was planted in ${file}: no such source is built.`);
  return outDir;
}

/** The text with the edit; fails where the text has moved on, so that no plant withers unnoticed. */
export function applied(code: string, { file, from, to }: Edit): string {
  const parts = code.split(from);
  if (parts.length !== 2)
    throw new Error(`In ${file} this stands ${parts.length - 1} times, not once:\n${from}`);
  return parts.join(to);
}

/** Removes everything that was built here. */
export function removeBundles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  built.clear();
}
