// Writes the contract down: schema.graphql is printed from the code, committed, and reviewed like code.
import { writeFileSync } from 'node:fs';
import { printContract } from '#platform/print-contract';

writeFileSync(new URL('../../schema/schema.graphql', import.meta.url), printContract());
