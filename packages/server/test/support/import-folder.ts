// A folder to import from, a database to import into, and what came of it.
import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Effect } from '#cli/import/effect';
import { importFolder } from '#cli/import/import';
import { ImportRefused, type Problem } from '#cli/import/problems';
import type { Store } from '#kernel/unit';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './database';

/** The examples that are printed in the documentation. */
export const EXAMPLES = fileURLToPath(new URL('../../../../docs/import-example', import.meta.url));
const NOW = Temporal.Instant.from('2026-11-24T10:00:00Z');

export interface ImportDesk {
  /** A fresh folder for each test. */
  folder: string;
  bring(apply: boolean, from?: string): Promise<Effect[]>;
  write(name: string, text: string | Uint8Array): void;
  /** What the folder is refused for; fails where it was taken, or where anything was written. */
  refused(): Promise<readonly Problem[]>;
  sql<Row>(text: string): Promise<Row[]>;
}

/** For all tests of the calling file: a database of its own, and an empty folder before each test. */
export function useImport(): ImportDesk {
  const used = useDatabase();
  const folders: string[] = [];
  let store: Store;
  const desk: ImportDesk = {
    folder: '',
    bring: (apply, folder = desk.folder) => importFolder(store, { folder, town: 'Marl', apply }),
    write: (name, text) => writeFileSync(join(desk.folder, name), text),
    sql: (text) => used.orm.em.fork().execute(text),
    async refused() {
      const state = () =>
        desk.sql('select (select count(*) from event) as facts, (select count(*) from object) as objects');
      const before = await state();
      const failure = await desk.bring(true).then(
        () => null,
        (error: unknown) => error,
      );
      if (!(failure instanceof ImportRefused)) throw failure ?? new Error('it was taken');
      expect(await state()).toEqual(before);
      return failure.problems;
    },
  };
  beforeAll(async () => {
    const em = () => used.orm.em.fork();
    const { epoch } = await headOf(em());
    store = createStore({ em, clock: { now: () => NOW }, epoch, wake: () => undefined });
  });
  beforeEach(() => {
    desk.folder = mkdtempSync(join(tmpdir(), 'zuzweit-import-'));
    folders.push(desk.folder);
  });
  afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));
  return desk;
}

/** How many rows are new, changed, as before. */
export const counted = (effects: readonly Effect[]): number[] =>
  ['NEW', 'CHANGED', 'SAME'].map((what) => effects.filter((one) => one.what === what).length);

/** Where and why, in one line each. */
export const short = (problems: readonly Problem[]): string[] =>
  problems.map(({ file, line, column, code }) => `${file}:${line ?? ''} ${column ?? ''} ${code}`);

/** Bytes of Windows-1252. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
