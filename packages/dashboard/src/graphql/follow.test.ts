// After a cut everything comes exactly once: the subscription goes on from its last cursor, or reads again on RESET.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Line, line, playServer } from '#test/support/socket.ts';
import { FactsDocument } from './board.ts';
import { connect, disconnect, useConnection } from './connection.ts';
import { follow } from './follow.ts';
import type { BoardFactsSubscription } from './generated/graphql.ts';

playServer();
const NOW = Date.parse('2026-11-24T13:37:07Z');
const connection = useConnection();
const heard: string[] = [];
let restart: () => Promise<string>;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  heard.length = 0;
  restart = vi.fn<() => Promise<string>>(async () => 'e.500');
  connect();
  stop = follow<BoardFactsSubscription>({
    document: FactsDocument,
    after: 'e.100',
    cursor: ({ facts }) => facts.cursor,
    fold: ({ facts }) => heard.push(facts.cursor),
    restart: () => restart(),
  });
});
afterEach(() => {
  stop();
  disconnect();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
async function opened(): Promise<Line> {
  await settle();
  line().open();
  await settle();
  return line();
}
const id = (): string => line().subscriptions.at(-1)!.id!;
const after = (): unknown => line().subscriptions.at(-1)?.payload?.variables?.after;
const fact = (cursor: string): void =>
  line().say({ type: 'next', id: id(), payload: { data: { facts: { cursor } } } });
const refuse = (code: string): void =>
  line().say({ type: 'error', id: id(), payload: [{ message: code, extensions: { code } }] });

test('begins at the cursor of the answer, with names of types and a short id', async () => {
  await opened();
  expect(after()).toBe('e.100');
  expect(line().subscriptions[0]!.payload!.query).toContain('__typename');
  expect(id()).toMatch(/^\d+$/);
});

test('after a cut it goes on from the last cursor, without a reload, and drops what comes twice', async () => {
  await opened();
  fact('e.101');
  fact('e.102');
  line().cut();
  await vi.advanceTimersByTimeAsync(1000);
  await opened();
  expect(after()).toBe('e.102');
  fact('e.102');
  fact('e.103');
  expect(heard).toEqual(['e.101', 'e.102', 'e.103']);
  expect(restart).not.toHaveBeenCalled();
});

test('a queue that ran over is resumed by cursor', async () => {
  await opened();
  fact('e.101');
  refuse('RESUME_REQUIRED');
  await settle();
  expect(line().subscriptions).toHaveLength(2);
  expect(after()).toBe('e.101');
});

test('RESET reads everything again and goes on from that answer', async () => {
  await opened();
  refuse('RESET');
  await settle();
  expect(restart).toHaveBeenCalledOnce();
  expect(after()).toBe('e.500');
});

test('the head of the server makes the page fresh, a cut makes it old', async () => {
  await opened();
  line().say({ type: 'ping', payload: { head: 'e.100', at: new Date(NOW + 60_000).toISOString() } });
  expect(connection.value).toMatchObject({ confirmedAt: NOW + 60_000, offlineSince: null });
  line().cut();
  expect(connection.value.offlineSince).not.toBeNull();
});

test('after a cut it says that it catches up, counts, and is live again when it is quiet', async () => {
  await opened();
  line().cut();
  await vi.advanceTimersByTimeAsync(1000);
  await opened();
  expect(connection.value.catchingUp).toBe(0);
  fact('e.101');
  fact('e.102');
  expect(connection.value.catchingUp).toBe(2);
  await vi.advanceTimersByTimeAsync(1500);
  expect(connection.value.catchingUp).toBeNull();
});

test('a server that stops answering is a cut', async () => {
  await opened();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line().sent.at(-1)?.type).toBe('ping');
  await vi.advanceTimersByTimeAsync(5000);
  expect(connection.value.offlineSince).not.toBeNull();
});
