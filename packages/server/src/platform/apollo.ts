// Apollo in front of our own executor: its parsing and validation, our admission, transaction and mask.
import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { Admissions } from './admissions';
import { LIMITS } from './admit';
import { Executor } from './compiled';
import { masked, type Report } from './mask';
import type { RequestContext } from './request-context';
import { run } from './run';

/** The seam through which Apollo hands an admitted operation to us. */
function gatewayOf(schema: GraphQLSchema) {
  const compiling = new Executor(schema);
  let loaded: (context: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void = () => undefined;
  return {
    load: async () => {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        executor: ({ document, operation, request, context }: never | Requested) =>
          run({
            executor: compiling,
            document,
            operation,
            variables: request.variables ?? {},
            context: context.of,
          }) as never,
      };
    },
    onSchemaLoadOrUpdate: (callback: typeof loaded) => {
      loaded = callback;
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
type Requested = Omit<Parameters<typeof run>[0], 'context'> & {
  context: Asking;
  request: { variables?: Record<string, unknown> };
};

/** Apollo copies the context it is given; the one inside stays itself. */
interface Asking {
  of: RequestContext;
}

/** Who is being answered: Apollo formats errors without telling for whom. */
const asking = new AsyncLocalStorage<RequestContext>();

export interface Answers {
  answer(request: HTTPGraphQLRequest, context: RequestContext): Promise<HTTPGraphQLResponse>;
  stop(): Promise<void>;
}

export async function createApollo(schema: GraphQLSchema, report: Report): Promise<Answers> {
  const admissions = new Admissions(schema);
  const server = new ApolloServer<Asking>({
    gateway: gatewayOf(schema) as never,
    introspection: true, // decided per asker in admit(): scope SCHEMA
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: 1000,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    cache: 'bounded',
    formatError: (_formatted, error) => masked(error, asking.getStore()?.viewer.language ?? 'de', report),
    plugins: [
      {
        requestDidStart: async () => ({
          didResolveOperation: async ({ document, operation, operationName, request, contextValue }) => {
            const { cost, shared } = admissions.admit(
              { document, operation: operation!, operationName, variables: request.variables ?? {} },
              contextValue.of.viewer,
            );
            Object.assign(contextValue.of, { cost, shared });
          },
          willSendResponse: async ({ response, contextValue }) => {
            if (response.body.kind !== 'single') return;
            if (response.body.singleResult.errors) contextValue.of.shared = false;
            response.body.singleResult.extensions = { cost: { requested: contextValue.of.cost } };
          },
        }),
      },
    ],
  });
  await server.start();
  return {
    answer: (httpGraphQLRequest, of) =>
      asking.run(of, () =>
        server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => ({ of }) }),
      ),
    stop: () => server.stop(),
  };
}
