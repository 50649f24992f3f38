// Whoever joins gets every fact they may see, in order, once; whoever cannot keep up is told so alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, FactKind } from '#kernel/fact';
import type { Failure } from '#kernel/failure';
import { system, type Viewer } from '#kernel/viewer';
import type { Delivery, Sink } from './delivery';
import { Hub, type Standing } from './hub';
import { BACKLOG } from './subscriber';

const factOf = (seq: number, districtId: string | null = null): Fact => ({
  seq: BigInt(seq),
  id: String(seq),
  kind: FactKind.HOUSEHOLD_CHANGED,
  districtId,
  subject: { type: 'HOUSEHOLD', id: '' },
  change: [],
  people: [],
  figures: null,
  caughtUp: null,
  actor: '',
  actorName: '',
  occurredAt: Temporal.Instant.from('2026-11-24T08:00Z'),
  recordedAt: Temporal.Instant.from('2026-11-24T08:00Z'),
  cursor: `0.${seq}`,
});

class Heard implements Sink {
  seqs: number[] = [];
  error: unknown;
  waiting = { bytes: 0, messages: 0 };
  push(delivery: Delivery): void {
    this.seqs.push(Number(delivery.seq));
  }
  fail(error: unknown): void {
    this.error = error;
  }
  backlog() {
    return this.waiting;
  }
  drained(): Promise<void> {
    return Promise.resolve();
  }
}

const everybody = { may: () => true, visibility: (viewer: Viewer) => viewer.principal };
const standing = (key = 'a', runs: { n: number } = { n: 0 }): Standing => ({
  field: 'facts',
  key,
  districtIds: null,
  kinds: null,
  execute: async (fact) => {
    runs.n += 1;
    return JSON.stringify({ data: fact.cursor });
  },
});

describe('a group', () => {
  it('is executed once for all its members, and once more for who sees something else', async () => {
    const runs = { n: 0 };
    const hub = new Hub(everybody, async function* () {});
    const sinks = Array.from({ length: 5 }, () => new Heard());
    for (const sink of sinks) hub.join(standing('a', runs), system('one'), sink, null);
    hub.join(standing('a', runs), system('other'), new Heard(), null);
    await hub.deliver(factOf(1));
    expect(runs.n).toBe(2);
    expect(sinks.map((sink) => sink.seqs)).toEqual(Array.from({ length: 5 }, () => [1]));
  });

  it('hears nothing it may not see', async () => {
    const hub = new Hub(
      { ...everybody, may: (_viewer, fact) => fact.districtId === 'north' },
      async function* () {},
    );
    const sink = new Heard();
    hub.join(standing(), system('x'), sink, null);
    await hub.deliver(factOf(1, 'south'));
    await hub.deliver(factOf(2, 'north'));
    expect(sink.seqs).toEqual([2]);
  });

  it('is forgotten with its last member', async () => {
    const hub = new Hub(everybody, async function* () {});
    const subscriber = hub.join(standing(), system('x'), new Heard(), null);
    expect(hub.size).toBe(1);
    subscriber.end();
    expect(hub.size).toBe(0);
  });
});

describe('resuming', () => {
  it('brings every fact after the place once and in order, whatever happens while it replays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), fc.nat(10), async (before, from, during) => {
        const log = Array.from({ length: before }, (_, n) => factOf(n + 1));
        let next = before;
        const hub: Hub = new Hub(everybody, async function* (after, _standing, upTo) {
          for (const fact of [...log]) {
            if (fact.seq <= after || fact.seq > upTo) continue;
            if (next < before + during) await happen();
            yield fact;
          }
        });
        const happen = async () => {
          next += 1;
          log.push(factOf(next));
          await hub.deliver(factOf(next));
        };
        for (const fact of [...log]) await hub.deliver(fact);
        const after = Math.min(from, before);
        const sink = new Heard();
        await hub.join(standing(), system('x'), sink, BigInt(after)).caughtUp;
        await happen();
        expect(sink.seqs).toEqual(Array.from({ length: next - after }, (_, n) => after + n + 1));
      }),
    );
  });
});

describe('a process that has just begun', () => {
  it('replays what happened before it, though nothing has happened since', async () => {
    const log = [factOf(1), factOf(2), factOf(3)];
    const hub = new Hub(everybody, async function* (after, _standing, upTo) {
      yield* log.filter(({ seq }) => seq > after && seq <= upTo);
    });
    hub.begin(3n);
    const sink = new Heard();
    await hub.join(standing(), system('x'), sink, 1n).caughtUp;
    await hub.deliver(factOf(4));
    expect(sink.seqs).toEqual([2, 3, 4]);
  });
});

describe('a reader that cannot keep up', () => {
  it.each([
    ['by messages', { bytes: 0, messages: BACKLOG.messages }],
    ['by bytes', { bytes: BACKLOG.bytes + 1, messages: 1 }],
  ])('is told to resume, alone: %s', async (_how, waiting) => {
    const hub = new Hub(everybody, async function* () {});
    const [slow, quick] = [new Heard(), new Heard()];
    hub.join(standing(), system('x'), slow, null);
    hub.join(standing(), system('x'), quick, null);
    await hub.deliver(factOf(1));
    slow.waiting = waiting;
    await hub.deliver(factOf(2));
    await hub.deliver(factOf(3));
    expect([slow.seqs, (slow.error as Failure).code]).toEqual([[1], 'RESUME_REQUIRED']);
    expect([quick.seqs, quick.error]).toEqual([[1, 2, 3], undefined]);
  });
});

describe('a right that changed', () => {
  it('ends the streams it no longer allows and keeps the others', async () => {
    const hub = new Hub(everybody, async function* () {});
    const [kept, ended] = [new Heard(), new Heard()];
    hub.join(standing('kept'), system('x'), kept, null);
    hub.join(standing('ended'), system('x'), ended, null);
    hub.reconsider('system:x', { ...system('x'), name: 'changed' }, ({ key }) => key === 'kept');
    await hub.deliver(factOf(1));
    expect(kept.seqs).toEqual([1]);
    expect((ended.error as Failure).code).toBe('FORBIDDEN');
  });
});
