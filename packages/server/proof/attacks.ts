// Documents that strangers send: each must be refused with a known code, the same over every transport it can be sent on.

export interface Attack {
  name: string;
  /** A query; over a socket it goes as a subscription of the same shape. */
  query: string;
  variables?: Record<string, unknown>;
  /** Codes of which one must come back. */
  codes: readonly string[];
}

const many = (n: number, piece: (n: number) => string): string =>
  Array.from({ length: n }, (_, at) => piece(at)).join(' ');

/** Fragments that each spread the next one twice: 2ⁿ fields. */
const bomb = (n: number, type: string, leaf: string): string =>
  `${many(n, (at) => `fragment f${at} on ${type} { ...f${at + 1} ...f${at + 1} }`)} fragment f${n} on ${type} { ${leaf} }`;

const COMPLEX = ['TOO_COMPLEX', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
const INVALID = ['GRAPHQL_VALIDATION_FAILED'];

/** Against queries over HTTP. */
export const QUERIES: readonly Attack[] = [
  // The smallest is within the limits, and small.
  ...[8, 25, 60, 200].map((n) => ({ name: `fragment bomb of ${n}`, query: `{ overview { districts { ...f0 } } } ${bomb(n, 'District', 'id')}`, codes: n === 8 ? ['', ...COMPLEX] : COMPLEX })),
  { name: '101 aliases', query: `{ ${many(101, (n) => `a${n}: districts { id }`)} }`, codes: COMPLEX },
  { name: '16 aliases', query: `{ ${many(16, (n) => `a${n}: districts { id }`)} }`, codes: COMPLEX },
  { name: 'first: 100000', query: '{ riskFlags(first: 100000) { nodes { id } } }', codes: [...COMPLEX, 'BAD_USER_INPUT'] },
  { name: 'first: -1', query: '{ riskFlags(first: -1) { nodes { id } } }', codes: ['BAD_USER_INPUT', ...COMPLEX] },
  { name: 'lists in lists', query: `{ ${many(3, (n) => `a${n}: riskFlags(first: 100) { nodes { visits { flag { visits { flag { visits { id } } } } } } }`)} }`, codes: COMPLEX },
  { name: 'thirty levels', query: `{ riskFlags(first: 1) { nodes { ${'visits { flag { '.repeat(15)} id ${'} }'.repeat(15)} } } }`, codes: COMPLEX },
  { name: '1,000 variables', query: `query (${many(1000, (n) => `$v${n}: Int`)}) { districts { id } }`, codes: COMPLEX },
  { name: '10 unknown directives', query: `{ districts ${many(10, (n) => `@aa${n}`)} { id } }`, codes: COMPLEX },
  { name: '11 directives', query: `{ districts { ${many(11, (n) => `a${n}: id @include(if: true)`)} } }`, codes: COMPLEX },
  { name: '1,000 times a field', query: `{ districts { ${many(1000, () => 'id')} } }`, codes: COMPLEX },
  { name: 'introspection', query: '{ __schema { types { name } } }', codes: ['FORBIDDEN'] },
  { name: 'introspection of one type', query: '{ __type(name: "Query") { fields { name } } }', codes: ['FORBIDDEN'] },
  { name: 'circular introspection', query: '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', codes: ['FORBIDDEN', ...COMPLEX] },
  { name: 'suggestions', query: '{ distrcts { id } }', codes: INVALID },
  { name: 'suggestions of an argument', query: '{ riskFlags(frist: 1) { nodes { id } } }', codes: INVALID },
  { name: 'a name that says SQL', query: `{ byReference(reference: "F-1' or 1=1 --") { id } }`, codes: ['', 'BAD_USER_INPUT', 'NOT_FOUND'] },
  { name: 'a path', query: '{ byReference(reference: "../../../../etc/passwd") { id } }', codes: ['', 'BAD_USER_INPUT', 'NOT_FOUND'] },
  { name: 'a personal field in overview', query: '{ overview { flags(first: 1) { nodes { text } } } }', codes: [...INVALID, 'FORBIDDEN'] },
  { name: 'two sign-ins', query: 'mutation { a: signIn(input: {name: "x", password: "y"}) { errors { code } } b: signIn(input: {name: "x", password: "z"}) { errors { code } } }', codes: ['TOO_COMPLEX'] },
  { name: 'a subscription', query: 'subscription { facts { id } }', codes: ['WRONG_TRANSPORT'] },
  { name: 'nothing', query: '', codes: ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'] },
  { name: 'NUL', query: '{ districts { id } }\u0000', codes: ['GRAPHQL_PARSE_FAILED'] },
]; // prettier-ignore

const FACT = 'kind cursor';

/** Against subscriptions, over sockets and event streams. */
export const SUBSCRIPTIONS: readonly Attack[] = [
  ...[25, 60, 200].map((n) => ({ name: `fragment bomb of ${n}`, query: `subscription { facts { ...f0 } } ${bomb(n, 'Fact', 'kind')}`, codes: COMPLEX })),
  { name: 'two roots', query: `subscription { a: facts { ${FACT} } b: facts { ${FACT} } }`, codes: COMPLEX },
  { name: '101 aliases', query: `subscription { ${many(101, (n) => `a${n}: facts { ${FACT} }`)} }`, codes: COMPLEX },
  { name: '1,000 variables', query: `subscription (${many(1000, (n) => `$v${n}: Int`)}) { facts { ${FACT} } }`, codes: COMPLEX },
  { name: '10 unknown directives', query: `subscription { facts ${many(10, (n) => `@aa${n}`)} { ${FACT} } }`, codes: COMPLEX },
  { name: '11 directives', query: `subscription { facts { ${many(11, (n) => `a${n}: kind @include(if: true)`)} } }`, codes: COMPLEX },
  { name: '500 times a field', query: `subscription { facts { ${many(500, () => 'kind cursor')} } }`, codes: COMPLEX },
  { name: 'introspection', query: 'subscription { facts { __typename } } query Q { __schema { types { name } } }', codes: COMPLEX },
  { name: 'introspection as a query', query: '{ __schema { types { name } } }', codes: ['WRONG_TRANSPORT', 'FORBIDDEN'] },
  { name: 'a query', query: '{ districts { id } }', codes: ['WRONG_TRANSPORT'] },
  { name: 'a mutation', query: 'mutation { signOut { errors { code } } }', codes: ['WRONG_TRANSPORT'] },
  { name: 'suggestions', query: 'subscription { fatcs { kind } }', codes: INVALID },
  { name: 'a personal field', query: 'subscription { facts { ... on RiskFlagFact { riskFlag { text } } } }', codes: [...INVALID, 'FORBIDDEN'] },
  { name: 'a cursor that is none', query: 'subscription { facts(after: "\' or 1=1 --") { kind } }', codes: [...INVALID, 'RESET', 'BAD_USER_INPUT'] },
  { name: 'nothing', query: '', codes: ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', '4400'] },
]; // prettier-ignore
