// Reads a JSON body up to its limit; a larger one is refused before it is read.
import type { IncomingMessage } from 'node:http';

/** Reliability L1. */
export const BODY_MAX = 100_000;

export class BodyTooLarge extends Error {}

/** The parsed body; what is not JSON is `undefined`, so that Apollo says so in its own words. */
export async function bodyOf(request: IncomingMessage): Promise<{ value: unknown }> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { value: undefined };
  }
}
