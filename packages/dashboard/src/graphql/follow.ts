// A subscription that survives everything: it goes on from its last cursor, and reads again when the server says RESET.
import type { TypedDocumentNode } from '@apollo/client/core';
import { addTypenameToDocument } from '@apollo/client/utilities';
import type { GraphQLFormattedError } from 'graphql';
import { print } from 'graphql/language/printer';
import { sessionEnded } from './client.ts';
import { changed, connect } from './connection.ts';

export interface Following<T> {
  document: TypedDocumentNode<T, { after?: string | null | undefined }>;
  /** The cursor of the answer this goes on from. */
  after: string;
  /** The cursor of one change. */
  cursor(data: T): string;
  /** Takes one change in; each comes once. */
  fold(data: T): void;
  /** Reads everything again and answers with the cursor it was read at. */
  restart(): Promise<string>;
}

/** So many cursors are remembered to drop what comes twice. */
const MEMORY = 1000;
const PAUSE = 4000;

/** Follows until the returned function is called; every change once, in order. */
export function follow<T>({ document, after, cursor, fold, restart }: Following<T>): () => void {
  let stopped = false;
  let release = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const seen = new Set<string>();
  // graphql-ws sends this very object again after each reconnect: the cursor in it is always the last one.
  const payload = { query: print(addTypenameToDocument(document)), variables: { after } };

  function take(data: T): void {
    const place = cursor(data);
    if (seen.has(place)) return;
    seen.add(place);
    if (seen.size > MEMORY) seen.delete(seen.values().next().value!);
    fold(data);
    payload.variables.after = place;
    changed();
  }

  async function again(): Promise<void> {
    try {
      payload.variables.after = await restart();
      if (!stopped) run();
    } catch {
      if (!stopped) timer = setTimeout(() => void again(), PAUSE);
    }
  }

  function ended(failure: unknown): void {
    if (stopped) return;
    const code = Array.isArray(failure)
      ? (failure as GraphQLFormattedError[])[0]?.extensions?.['code']
      : undefined;
    if (code === 'UNAUTHENTICATED') sessionEnded();
    else if (code === 'RESUME_REQUIRED') run();
    else if (code === 'RESET') void again();
    // Also when the line was refused: the question tells whether the session is over or there were too many lines.
    else timer = setTimeout(() => void again(), PAUSE);
  }

  function run(): void {
    if (stopped) return;
    release = connect().subscribe<T>(payload, {
      next({ data, errors }) {
        if (data) take(data);
        else if (errors) ended(errors);
      },
      error: ended,
      complete: () => ended(null),
    });
  }

  run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    release();
  };
}
