// Writes the contract down: schema.graphql is printed from the code, committed, and reviewed like code.
import { writeFileSync } from 'node:fs';
import { printContract } from '#platform/print-contract';

/** Another file may be named, to compare with the committed one. */
const target = process.argv[2] ?? new URL('../../schema/schema.graphql', import.meta.url);
writeFileSync(target, printContract());
