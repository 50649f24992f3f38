// Values from outside: coerced once, the same on every transport, and free of what no database can hold.
import {
  type DocumentNode,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { failure } from './mask';

const ERRORS = 5;
const UNFIT = 'The variables hold a character that cannot be kept, or are nested too deep.';

/** The variables as their types say. @throws BAD_USER_INPUT, naming the first that does not fit. */
export function coercedVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Record<string, unknown> {
  if (!isText(given)) throw failure('BAD_USER_INPUT', UNFIT);
  visit(document, {
    StringValue: ({ value }) => {
      if (!isText(value)) throw failure('BAD_USER_INPUT', UNFIT);
    },
  });
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: ERRORS,
  });
  if (errors) throw failure('BAD_USER_INPUT', errors[0]!.message);
  return coerced;
}

/** No input of the contract is this deep. */
const DEPTH = 32;

/** No NUL and no half of a character; what is nested deeper than any input is refused unread. */
function isText(value: unknown, depth = 0): boolean {
  if (depth > DEPTH) return false;
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (Array.isArray(value)) return value.every((one) => isText(one, depth + 1));
  if (value && typeof value === 'object')
    return Object.entries(value).every(([key, inner]) => isText(key) && isText(inner, depth + 1));
  return true;
}
