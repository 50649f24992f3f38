// Cuts a list into pages by its sort key, so that rows that come and go never shift a page.
import type { Edge, Page } from './connection.type';
import { ErrorCode, Refusal } from './refusal';
import { Failure } from './failure';
import { isId } from './ids';

export const PAGE_MAX = 100;

export interface PageAsked {
  first: number;
  after?: string | null;
}

/** `first` is required and 1 to 100 (contract). */
export function checkedFirst({ first }: PageAsked): number {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_MAX)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'first' }));
  return first;
}

/** What a part of a sort key must look like before a database sees it. */
const PARTS = {
  time: (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(text) && isInstant(text),
  id: isId,
  text: (text: string) => text.length <= 200,
  rank: (text: string) => /^[1-4]$/.test(text),
  urgency: (text: string) => /^U[0-4]$/.test(text),
};

/** What a part of a sort key is. */
export type KeyPart = keyof typeof PARTS;

/** The sort key a paging cursor stands for, part by part. @throws BAD_USER_INPUT for what is none of ours. */
export function keyOf(after: string | null | undefined, parts: readonly KeyPart[]): string[] | null {
  if (!after) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, n) => typeof key[n] === 'string' && PARTS[part](key[n]))
    )
      return key as string[];
  } catch {
    // Not one of ours: refused below, like every other broken cursor.
  }
  throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'after' }));
}

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0;
  } catch {
    return false;
  }
}

/** A page from `first + 1` rows; `key` is what the rows are sorted by, ending in the id. */
export function pageOf<T>(
  rows: T[],
  asked: PageAsked,
  key: (row: T) => string[],
  totalCount: number | null,
  cursor: string,
): Page<T> {
  const shown = rows.slice(0, asked.first);
  const edges: Edge<T>[] = shown.map((node) => ({
    node,
    cursor: Buffer.from(JSON.stringify(key(node))).toString('base64url'),
  }));
  return {
    totalCount,
    nodes: shown,
    edges,
    pageInfo: { hasNextPage: rows.length > shown.length, endCursor: edges.at(-1)?.cursor ?? null },
    cursor,
  };
}
