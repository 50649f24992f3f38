// How a list of what may be imported becomes a rule of the linter.
import type { OxlintOverride } from 'oxlint';

interface Only {
  /** Patterns in order; a later one wins, and one that begins with `not ` takes back. */
  allowed: string[];
  /** Patterns of what may be imported as a type, never as a value. */
  typesOf?: string[];
  message: string;
}

/** These files import nothing but what is allowed. */
export function onlyImports(files: string[], { allowed, typesOf = [], message }: Only): OxlintOverride {
  const turned = allowed.map((pattern) => (pattern.startsWith('not ') ? pattern.slice(4) : `!${pattern}`));
  // A type of a lower room needs no exception here: the rooms that may be seen at all are among the allowed.
  const asType = typesOf.filter((pattern) => !pattern.startsWith('#')).map((pattern) => `!${pattern}`);
  // The linter asks the patterns in order and stops at an exception, so what is refused as a value is asked first.
  const values = typesOf
    .filter((pattern) => !allowed.includes(pattern))
    .map((pattern) => ({
      regex: regex(pattern),
      message: `${message} This as a type only.`,
      allowTypeImports: true,
    }));
  const patterns = [...values, { group: ['*', ...turned, ...asType], message }];
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** These files import everything but what is refused. */
export function noImports(files: string[], refused: string[], message: string): OxlintOverride {
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: refused, message }] }] },
  };
}

function regex(pattern: string): string {
  return `^${pattern.replaceAll('.', '[.]').replaceAll('*', '[^/]*')}$`;
}
