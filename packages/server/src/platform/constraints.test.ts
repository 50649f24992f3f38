// A database that is away is said to be away, by whatever the driver calls it; anything else stays unexpected.
import { expect, it } from 'vitest';
import { isUnreachable } from './constraints';

it.each([
  [Object.assign(new Error('terminating connection'), { code: '57P01' })],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  // The driver has no code for a line that breaks under a question.
  [new Error('Connection terminated unexpectedly')],
  [new Error('Connection terminated')],
  [new Error('Client has encountered a connection error and is not queryable')],
  [new Error('Client was closed and is not queryable')],
  [new Error('timeout exceeded when trying to connect')],
  [new Error('select 1 - wrapped', { cause: new Error('Connection terminated unexpectedly') })],
])('%s: away', (error) => expect(isUnreachable(error)).toBe(true));

it.each([
  [new Error('Connection terminated, says a text that somebody typed: '.repeat(2))],
  [Object.assign(new Error('value too long'), { code: '22001' })],
  [new TypeError('undefined is not a function')],
  [null],
])('%s: not away', (error) => expect(isUnreachable(error)).toBe(false));
