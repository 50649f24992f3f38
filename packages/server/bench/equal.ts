// Ten thousand drawn documents, compiled and step by step, in a world where anything may fail: the count of those that differ.
import { readFileSync } from 'node:fs';
import { compareDrawn } from '#testing/equal';
import { pretending } from '#testing/pretend';
import type { Figures } from './figures';

export async function equal({ documents }: { documents: number }): Promise<Figures> {
  const sdl = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
  const { first, ...compared } = await compareDrawn(pretending(sdl), documents, 2026);
  if (first) process.stderr.write(`${first}\n`);
  return compared;
}
