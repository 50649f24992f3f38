// Silence is closed in silence; whoever said something unreadable hears what was wrong with it.
import { expect, it } from 'vitest';
import { unreadable } from './unreadable';

it.each([
  ['ERR_HTTP_REQUEST_TIMEOUT', 0, null],
  ['ECONNRESET', 0, null],
  ['ERR_HTTP_REQUEST_TIMEOUT', 12, 'HTTP/1.1 408 '],
  ['HPE_HEADER_OVERFLOW', 20_000, 'HTTP/1.1 431 '],
  ['HPE_INVALID_METHOD', 9, 'HTTP/1.1 400 '],
  [undefined, 9, 'HTTP/1.1 400 '],
])('%s after %i bytes', (code, bytes, begins) => {
  const told = unreadable(code, bytes);
  expect(told === null ? null : told.slice(0, 'HTTP/1.1 400 '.length)).toBe(begins);
});

it('ends its head, announces no body and closes', () => {
  expect(unreadable('HPE_INVALID_METHOD', 1)).toMatch(/\r\nconnection: close\r\ncontent-length: 0\r\n\r\n$/);
});
