// Executes a subscription once per group of equal askers and hands the one result to all of them.
import type { Fact, FactKind } from '#kernel/fact';
import type { Viewer } from '#kernel/viewer';
import { Failure } from '#kernel/failure';
import { Delivery, type Sink } from './delivery';
import { Subscriber } from './subscriber';
import { TOPICS } from './topics';

/** A subscription that has been admitted: everything but who asks and from where on. */
export interface Standing {
  /** Root field, the key of its topic. */
  field: string;
  /** Document, operation name and variables without `after`: what makes two requests equal. */
  key: string;
  districtIds: readonly string[] | null;
  kinds: readonly FactKind[] | null;
  /** The answer for one fact as JSON text, executed with a fresh unit of work. */
  execute(fact: Fact, viewer: Viewer): Promise<string>;
}

/** What the hub must be told about rights; it knows no module. */
export interface Rights {
  /** Would a query show this fact to this asker now? */
  may(viewer: Viewer, fact: Fact): boolean;
  /** Two askers with the same text see the same in every subscription. */
  visibility(viewer: Viewer): string;
}

interface Group {
  standing: Standing;
  viewer: Viewer;
  own: boolean;
  members: Set<Subscriber>;
}

/** Reads the log for a replay. */
export type Replay = (after: bigint, standing: Standing, upTo: bigint) => AsyncIterable<Fact>;

export class Hub {
  readonly #groups = new Map<string, Group>();
  readonly #byKind = new Map<FactKind, Set<Group>>();
  /** The newest fact handed on: a newcomer without `after` starts behind it. */
  #last = 0n;

  constructor(
    private readonly rights: Rights,
    private readonly replay: Replay,
  ) {}

  /** How many subscribers there are, for limits and metrics. */
  get size(): number {
    let n = 0;
    for (const group of this.#groups.values()) n += group.members.size;
    return n;
  }

  /** Says where the log stood when this process began: what lies before is for replay, and must be replayed up to here. */
  begin(at: bigint): void {
    this.#last = at;
  }

  /**
   * Joins live first and holds, replays from the log, then releases what came meanwhile: no gap, no double.
   * `after` null starts with what happens next. Whoever leaves while it catches up ends the replay.
   */
  join(standing: Standing, viewer: Viewer, sink: Sink, after: bigint | null): Subscriber {
    const subscriber = new Subscriber(sink, viewer, after ?? this.#last, after !== null);
    const group = this.#enter(standing, viewer);
    group.members.add(subscriber);
    subscriber.left = () => this.#leave(group, subscriber);
    if (after !== null)
      subscriber.caughtUp = this.#catchUp(group, subscriber, after).catch((error: unknown) =>
        subscriber.end(error),
      );
    return subscriber;
  }

  /** Hands one fact to everybody who may see it. Called in order, one at a time. */
  async deliver(fact: Fact): Promise<void> {
    this.#last = fact.seq;
    const groups = [...(this.#byKind.get(fact.kind) ?? [])];
    await Promise.all(groups.map((group) => this.#deliverTo(group, fact)));
  }

  /** A role or district changed: the streams of this principal go on under the new right, or end. */
  reconsider(principal: string, viewer: Viewer, allowed: (standing: Standing) => boolean): void {
    for (const group of [...this.#groups.values()]) {
      for (const member of [...group.members]) {
        if (member.viewer.principal !== principal) continue;
        if (!allowed(group.standing)) {
          member.end(new Failure('FORBIDDEN'));
          continue;
        }
        const next = this.#enter(group.standing, viewer);
        if (next === group) continue;
        this.#leave(group, member);
        member.viewer = viewer;
        next.members.add(member);
        member.left = () => this.#leave(next, member);
      }
    }
  }

  async #deliverTo(group: Group, fact: Fact): Promise<void> {
    if (!this.#wants(group, fact)) return;
    let delivery: Delivery;
    try {
      delivery = new Delivery(fact.seq, await group.standing.execute(fact, group.viewer));
    } catch (error) {
      for (const member of [...group.members]) member.end(error);
      return;
    }
    for (const member of group.members) member.take(delivery);
  }

  #wants({ standing, viewer, own }: Group, fact: Fact): boolean {
    if (standing.kinds && !standing.kinds.includes(fact.kind)) return false;
    if (standing.districtIds && fact.districtId !== null && !standing.districtIds.includes(fact.districtId))
      return false;
    if (own && !fact.people.includes(viewer.professionalId ?? '')) return false;
    return this.rights.may(viewer, fact);
  }

  async #catchUp(group: Group, subscriber: Subscriber, after: bigint): Promise<void> {
    for await (const fact of this.replay(after, group.standing, this.#last)) {
      if (subscriber.ended) return;
      if (!this.#wants(group, fact)) continue;
      await subscriber.ready();
      if (subscriber.ended) return;
      subscriber.replay(new Delivery(fact.seq, await group.standing.execute(fact, subscriber.viewer)));
    }
    subscriber.release();
  }

  #enter(standing: Standing, viewer: Viewer): Group {
    const topic = TOPICS[standing.field]!;
    const own = topic.own ?? false;
    const key = [
      standing.key,
      viewer.language,
      this.rights.visibility(viewer),
      own ? viewer.professionalId : '',
    ].join('\n');
    const known = this.#groups.get(key);
    if (known) return known;
    const group: Group = { standing, viewer, own, members: new Set() };
    this.#groups.set(key, group);
    for (const kind of topic.kinds) {
      if (!this.#byKind.has(kind)) this.#byKind.set(kind, new Set());
      this.#byKind.get(kind)!.add(group);
    }
    return group;
  }

  #leave(group: Group, subscriber: Subscriber): void {
    group.members.delete(subscriber);
    if (group.members.size > 0) return;
    for (const [key, known] of this.#groups) if (known === group) this.#groups.delete(key);
    for (const groups of this.#byKind.values()) groups.delete(group);
  }
}
