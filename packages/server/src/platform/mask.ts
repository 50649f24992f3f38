// What an error may say outside: a known code with its sentence, or INTERNAL with a reference. Never SQL, stack or value.
import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Failure, FailureCode } from '#kernel/failure';
import { Refusal } from '#kernel/refusal';
import { refusalSentence, sentence } from '#kernel/sentences.rules';
import type { Language } from '#kernel/viewer';
import { isUnreachable } from './constraints';

export interface Report {
  /** Something unexpected, under the reference that the asker was given. */
  (incident: string, error: unknown): void;
  /** Counts a refusal. */
  refused?(code: FailureCode): void;
}

/** The error behind a GraphQL error, wherever the executor put it. */
function origin(error: unknown): unknown {
  let at = error;
  for (let depth = 0; at instanceof GraphQLError && at.originalError && depth < 5; depth += 1)
    at = at.originalError;
  return at;
}

function codeOf(error: unknown): FailureCode | null {
  const from = origin(error);
  if (from instanceof Failure) return from.code;
  if (isUnreachable(from)) return FailureCode.UNAVAILABLE;
  const said = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  // Apollo's word for a request that is none.
  const code = said === 'BAD_REQUEST' ? FailureCode.BAD_USER_INPUT : said;
  if (typeof code === 'string' && code in FailureCode) return code as FailureCode;
  return null;
}

/** Codes whose own message helps the author of a document and says nothing but the document. */
const OWN_WORDS: readonly string[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'TOO_COMPLEX',
];

/** The error as it leaves the house, the same on every transport. */
export function masked(error: unknown, language: Language, report: Report): GraphQLFormattedError {
  const where =
    error instanceof GraphQLError
      ? { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) }
      : {};
  const code = codeOf(error);
  report.refused?.(code ?? FailureCode.INTERNAL);
  if (!code || code === FailureCode.INTERNAL) {
    const incident = randomUUID();
    report(incident, origin(error));
    return {
      message: sentence('INTERNAL', language, { incident }),
      ...where,
      extensions: { code: 'INTERNAL', incident },
    };
  }
  return { message: wordsOf(error, code, language), ...where, extensions: { code } };
}

function wordsOf(error: unknown, code: FailureCode, language: Language): string {
  const from = origin(error);
  if (from instanceof Failure && from.cause instanceof Refusal) return refusalSentence(from.cause, language);
  if (from === error && error instanceof GraphQLError && OWN_WORDS.includes(code))
    return withoutHints(error.message);
  return sentence(code, language, {});
}

/** graphql-js offers names that come near; the contract is a file, guessing is not needed. */
const withoutHints = (message: string) => message.replace(/ Did you mean .*\?/s, '').slice(0, 300);

/** HTTP status of a code, where it is not the usual 200 or 400. */
const STATUS: Partial<Record<FailureCode, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401, FORBIDDEN: 403, TOO_COMPLEX: 400, WRONG_TRANSPORT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503, BAD_USER_INPUT: 400,
}; // prettier-ignore

export const statusOf = (code: FailureCode): number => STATUS[code] ?? 200;

/** A failure as a GraphQL error, for the places where graphql-js, Apollo or graphql-ws want one. */
export function failure(code: FailureCode, message?: string): GraphQLError {
  const http = STATUS[code] ? { http: { status: STATUS[code] } } : {};
  return new GraphQLError(message ?? code, {
    extensions: { code, ...http },
    ...(message ? {} : { originalError: new Failure(code) }),
  });
}
