// The one announcer of the app, handed down so that no component makes a second live region.
import { type InjectionKey, inject, provide } from 'vue';
import { type Announcer, type Tally, createAnnouncer } from './announcer.ts';
import { useWords } from './words.ts';

const key: InjectionKey<Announcer> = Symbol('announcer');

/** Makes the announcer at the root; its sentences are in the language of the moment. */
export function provideAnnouncer(): Announcer {
  const { say } = useWords();
  const announcer = createAnnouncer((tally: Tally) => {
    const acute = tally.acuteFlag ?? 0;
    const flags = (tally.flag ?? 0) + acute;
    const parts: string[] = [];
    if (flags > 0)
      parts.push(say('spoken.flags', { n: flags }) + (acute > 0 ? say('spoken.acute', { n: acute }) : ''));
    if (tally.visit) parts.push(say('spoken.visits', { n: tally.visit }));
    if (tally.handover) parts.push(say('spoken.handover'));
    if (tally.gap) parts.push(say('spoken.gap'));
    return `${parts.join(', ')}.`;
  });
  provide(key, announcer);
  return announcer;
}

/** The announcer of the app. */
export function useAnnouncer(): Announcer {
  const announcer = inject(key);
  if (!announcer) throw new Error('useAnnouncer needs provideAnnouncer() above it');
  return announcer;
}
