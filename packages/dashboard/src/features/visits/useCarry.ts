// A visit in the hand, by mouse or by keys: where it is held, what stands against it, and the one way to put it down.
import { type ComputedRef, type InjectionKey, type Ref, computed, inject, onScopeDispose, provide, readonly, shallowRef, watch } from 'vue'; // prettier-ignore
import type { LaneVisit } from '#graphql/useDesk.ts';
import { serverNow } from '#ui/clock.ts';
import { useTimes } from '#ui/times.ts';
import { show } from '#ui/toasts.ts';
import { useAnnouncer } from '#ui/useAnnouncer.ts';
import { useWords } from '#ui/words.ts';
import { type Axis, QUARTER, step } from './axis.ts';
import { followPointer } from './dragging.ts';
import type { Lane } from './lanes.ts';
import { type Verdict, judge, movable } from './placing.ts';
import { useVisitActs } from './useVisitActs.ts';

export interface Held {
  visit: LaneVisit;
  /** The lane it was lifted from; null from the list. */
  from: string | null;
  by: 'pointer' | 'keys';
  /** The lane it is held over, null beside all of them. */
  lane: string | null;
  at: number;
}

export interface Carry {
  held: Readonly<Ref<Held | null>>;
  verdict: ComputedRef<Verdict | null>;
  /** Where the pointer drags, for the sign that follows it. */
  pointer: Readonly<Ref<{ x: number; y: number } | null>>;
  lift(visit: LaneVisit, from: string | null, by: Held['by']): boolean;
  /** Follows the pointer from here on, once it has left its place. */
  drag(event: PointerEvent, visit: LaneVisit, from: string | null): void;
  /** The lanes say what lies under a point of the screen. */
  attach(locate: Locate): void;
  drop(): Promise<void>;
  cancel(): void;
}

/** What lies under a point of the screen, null beside the lanes; lanes scroll on when it is near their edge. */
export type Locate = (x: number, y: number, grabbed: number) => { lane: string; at: number } | null;

export interface CarryOver {
  axis: Readonly<Ref<Axis>>;
  /** Every lane by person, also those the filter hides. */
  all: Readonly<Ref<ReadonlyMap<string, Lane>>>;
  /** The lanes that are shown, in their order. */
  shown: Readonly<Ref<readonly Lane[]>>;
  /** Visits as they are now. */
  visit(id: string): LaneVisit | undefined;
  /** Asks for the second person. */
  askSecond(visit: LaneVisit, first: string, from: string): void;
}

const KEY: InjectionKey<Carry> = Symbol('carry');
const iso = (ms: number): string => new Date(ms).toISOString();

/** The hand of the desk; cards, blocks and lanes below share it. */
export function provideCarry({ axis, all, shown, visit, askSecond }: CarryOver): Carry {
  const words = useWords();
  const times = useTimes();
  const announcer = useAnnouncer();
  const acts = useVisitActs();
  const held = shallowRef<Held | null>(null);
  const pointer = shallowRef<{ x: number; y: number } | null>(null);
  let locate: Locate = () => null;

  const verdict = computed(() => {
    const hand = held.value;
    const lane = hand?.lane ? all.value.get(hand.lane) : undefined;
    if (!hand || !lane) return null;
    return judge({ visit: hand.visit, from: hand.from, lane, at: hand.at }, all.value, serverNow(), words, times);
  }); // prettier-ignore

  const tell = (sentence: string): void => {
    show(sentence);
    announcer.say(sentence);
  };
  function leave(): void {
    held.value = null;
    pointer.value = null;
    document.removeEventListener('keydown', onKey, true);
  }
  function cancel(): void {
    if (!held.value) return;
    announcer.say(words.say('desk.putBack', { reference: held.value.visit.reference }));
    leave();
  }

  /** Where keys begin: the own lane and time, else the first lane of the visit's district at the next quarter. */
  function beginning(one: LaneVisit, from: string | null): { lane: string | null; at: number } {
    if (from && one.plannedFrom) return { lane: from, at: Date.parse(one.plannedFrom) };
    const near = shown.value.find(({ district }) => district.id === one.district.id) ?? shown.value[0];
    const soon = Math.ceil(Math.max(serverNow(), Date.parse(one.dueFrom)) / QUARTER) * QUARTER;
    const stretches = axis.value.stretches;
    const inside = stretches.some((stretch) => soon >= stretch.from && soon < stretch.until);
    const next = stretches.find((stretch) => stretch.from > soon) ?? stretches[0]!;
    return { lane: near?.id ?? null, at: inside ? soon : next.from };
  }

  function lift(one: LaneVisit, from: string | null, by: Held['by']): boolean {
    if (!movable(one)) {
      const state = words.say(`visitState.${one.state}`);
      tell(words.say('desk.fixed', { reference: one.reference, state }));
      return false;
    }
    const begin = by === 'keys' ? beginning(one, from) : { lane: null, at: 0 };
    held.value = { visit: one, from, by, ...begin };
    document.addEventListener('keydown', onKey, true);
    if (by === 'keys')
      announcer.say(`${words.say('desk.lifted', { reference: one.reference })} ${verdict.value?.said ?? ''}`);
    return true;
  }

  function over(lane: string | null, at: number): void {
    const hand = held.value;
    if (!hand || (hand.lane === lane && hand.at === at)) return;
    held.value = { ...hand, lane, at };
    if (hand.by === 'keys' && verdict.value) announcer.say(verdict.value.said);
  }

  function drag(event: PointerEvent, one: LaneVisit, from: string | null): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const grabbed = from ? event.clientX - box.left : 0;
    followPointer(event, {
      begin: () => lift(one, from, 'pointer'),
      move(x, y) {
        if (!held.value) return;
        pointer.value = { x, y };
        const place = locate(x, y, grabbed);
        over(place?.lane ?? null, place?.at ?? 0);
      },
      drop: () => void drop(),
      cancel,
    });
  }

  const KEYS: Record<string, (hand: Held, far: boolean) => void> = {
    ArrowUp: (hand) => along(hand, -1),
    ArrowDown: (hand) => along(hand, 1),
    ArrowLeft: (hand, far) => over(hand.lane, step(axis.value, hand.at, far ? -4 * QUARTER : -QUARTER)),
    ArrowRight: (hand, far) => over(hand.lane, step(axis.value, hand.at, far ? 4 * QUARTER : QUARTER)),
    Enter: () => void drop(),
    ' ': () => void drop(),
    Tab: () => announcer.say(verdict.value?.said ?? ''),
  };
  function along(hand: Held, by: number): void {
    const index = shown.value.findIndex(({ id }) => id === hand.lane);
    const next = shown.value[Math.min(Math.max(index + by, 0), shown.value.length - 1)];
    if (next) over(next.id, hand.at);
  }
  function onKey(event: KeyboardEvent): void {
    const hand = held.value;
    if (!hand) return;
    const act = event.key === 'Escape' ? cancel : hand.by === 'keys' ? KEYS[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act(hand, event.shiftKey);
  }

  async function drop(): Promise<void> {
    const hand = held.value;
    const judged = verdict.value;
    if (!hand) return;
    if (!judged) return cancel();
    if (judged.hard) {
      // By keys the visit stays in the hand: the next arrow may find a place.
      if (hand.by === 'keys') return announcer.say(judged.said);
      leave();
      return tell(judged.said);
    }
    leave();
    const { visit: one } = hand;
    const from = iso(hand.at);
    const { intent } = judged;
    if (intent.do === 'NOTHING') return announcer.say(judged.said);
    if (intent.do === 'ASK_SECOND') return askSecond(one, intent.first.id, from);
    const refused =
      intent.do === 'MOVE'
        ? await acts.move(one, { from })
        : intent.do === 'SWAP'
          ? await acts.swap(one, intent.leave, intent.join)
          : await acts.assign(one, intent.pair, from);
    if (refused[0]) tell(refused[0].message);
  }

  // Somebody else was faster while it was held: it is let go, and said so.
  watch(
    () => (held.value ? visit(held.value.visit.id)?.version : undefined),
    (version, before) => {
      const hand = held.value;
      if (!hand || version === undefined || before === undefined || version === hand.visit.version) return;
      leave();
      tell(words.say('desk.overtaken', { reference: hand.visit.reference }));
    },
  );
  onScopeDispose(leave);

  const carry: Carry = {
    held: readonly(held) as Readonly<Ref<Held | null>>,
    pointer: readonly(pointer),
    verdict,
    lift,
    drag,
    attach: (by) => (locate = by),
    drop,
    cancel,
  };
  provide(KEY, carry);
  return carry;
} // prettier-ignore

/** The hand of the desk this component is on. */
export function useCarry(): Carry {
  const carry = inject(KEY);
  if (!carry) throw new Error('useCarry needs provideCarry() above it');
  return carry;
}
