// What is spoken: what somebody just did at once, what happens elsewhere as a summary, at most one in ten seconds.
import { type Ref, readonly, ref } from 'vue';

/** What can happen elsewhere and is worth a count. */
export type Topic = 'flag' | 'acuteFlag' | 'visit' | 'gap' | 'handover';
export type Tally = Readonly<Partial<Record<Topic, number>>>;

const PAUSE = 10_000;

export interface Announcer {
  /** The sentence in the polite region now. */
  readonly spoken: Readonly<Ref<string>>;
  /** Says the outcome of the person's own act now. */
  say(sentence: string): void;
  /** Counts something that happened elsewhere; it is said with the next summary. */
  count(topic: Topic): void;
  /** Ends the waiting. */
  stop(): void;
}

/** Makes an announcer; `summarise` turns counts into one sentence in the language of the moment. */
export function createAnnouncer(summarise: (tally: Tally) => string): Announcer {
  const spoken = ref('');
  let tally: Partial<Record<Topic, number>> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    timer = undefined;
    if (Object.keys(tally).length === 0) return;
    const sentence = summarise(tally);
    tally = {};
    speak(sentence);
  }

  function speak(sentence: string): void {
    // The same sentence twice is no change to a screen reader; a no-break space makes it one.
    spoken.value = sentence === spoken.value ? `${sentence}\u00A0` : sentence;
    clearTimeout(timer);
    timer = setTimeout(open, PAUSE);
  }

  return {
    spoken: readonly(spoken),
    say: speak,
    count(topic) {
      tally[topic] = (tally[topic] ?? 0) + 1;
      if (timer === undefined) timer = setTimeout(open, 0);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      tally = {};
    },
  };
}
