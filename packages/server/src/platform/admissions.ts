// What was admitted once is admitted again to equal rights with equal variables, without a second walk through the document.
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { rightsKeyOf } from '#access/policy.rules';
import type { Viewer } from '#kernel/viewer';
import { admit, type Admitted, type Asked } from './admit';
import { keyText } from './key-text';

/** Kept of one document; who sends ever new variables finds an empty place now and then. */
const KEPT = 50;
/** Longer variables are walked anew: nobody's memory is for sale. */
const CHARACTERS = 1000;

export class Admissions {
  readonly #known = new WeakMap<DocumentNode, Map<string, Admitted>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** As {@link admit} over HTTP; only what was admitted is remembered, so a refusal always says its reason. */
  admit(asked: Asked, viewer: Viewer): Admitted {
    if (asked.operation.operation !== 'query') return admit(this.schema, asked, viewer, 'http');
    const key = keyText([asked.operationName, rightsKeyOf(viewer), asked.variables]);
    if (!key || key.length > CHARACTERS) return admit(this.schema, asked, viewer, 'http');
    const known = this.#known.get(asked.document) ?? new Map<string, Admitted>();
    this.#known.set(asked.document, known);
    const before = known.get(key);
    if (before) return before;
    const now = admit(this.schema, asked, viewer, 'http');
    if (known.size >= KEPT) known.clear();
    known.set(key, now);
    return now;
  }
}
