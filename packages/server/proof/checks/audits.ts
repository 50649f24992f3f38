// C-01: the audits of GraphQL over HTTP that nobody here wrote.
import { auditServer } from 'graphql-http';
import type { Check } from '#proof/check';
import { makeTokens } from '#proof/town';

/** SHOULDs that are refused on purpose: 400 instead of 200 for a document that is none, and no GET at all. */
const KNOWN_WARNINGS = 3;

/** Runs as somebody who may introspect, because the audits ask for `__type`. */
export const audits: Check = {
  id: 'C-01',
  title: 'audits of GraphQL over HTTP',
  bar: { errors: 0, newWarnings: 0 },
  short: 1,
  inTest: true,
  run: async (setting) => {
    const { url } = await setting.server();
    // Sixty at once are more than one tool may ask.
    const tokens = await makeTokens(await setting.session(), 8, ['SCHEMA', 'AGGREGATE']);
    let n = 0;
    const results = await auditServer({
      url: `${url}/graphql`,
      fetchFn: (address: string, init: RequestInit = {}) =>
        fetch(address, {
          ...init,
          headers: { ...(init.headers as object), authorization: `Bearer ${tokens[n++ % 8]}` },
        }),
    });
    const of = (status: string) => results.filter((one) => one.status === status);
    for (const one of [...of('error'), ...of('warn')])
      setting.say(`${one.status} ${one.id} ${one.name}: ${'reason' in one ? one.reason : ''}`);
    return {
      tried: results.length,
      figure: {
        errors: of('error').length,
        newWarnings: Math.max(0, of('warn').length - KNOWN_WARNINGS),
        warnings: of('warn').length,
      },
    };
  },
};
