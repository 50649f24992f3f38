// What one can do and where one can go from anywhere, by rights: the command bar lists it, letters do it.
import { type ComputedRef, computed } from 'vue';
import type { RouteLocationRaw, RouteRecordNameGeneric } from 'vue-router';
import { useRouter } from 'vue-router';
import type { Choice } from '#features/command/found.ts';
import { LETTERS, type LetterAct } from '#features/command/letters.ts';
import { mayDispatch, mayPlanDuty, mayRaise, mayReportAbsence, maySeeBoard } from '#graphql/rights.ts';
import { useViewer, type Viewer } from '#graphql/session.ts';
import { useKept } from '#ui/kept.ts';
import { type Word, useWords } from '#ui/words.ts';
import { opened } from './dialogs.ts';

interface Act {
  name: LetterAct | 'notices' | 'help';
  word: Word;
  may(viewer: Viewer): boolean;
  to?: RouteLocationRaw;
  act?: () => void;
}

const ACTS: readonly Act[] = [
  { name: 'raise', word: 'command.raise', may: mayRaise, to: { name: 'new-flag' } },
  {
    name: 'visit',
    word: 'command.plan',
    may: (viewer) => mayDispatch(viewer, {}),
    to: { name: 'new-visit' },
  },
  { name: 'absence', word: 'command.sick', may: mayReportAbsence, to: { name: 'absence' } },
  { name: 'duty', word: 'command.dutyPlan', may: mayPlanDuty, to: { name: 'duty' } },
  { name: 'notices', word: 'command.notices', may: maySeeBoard, act: () => (opened.value = 'notices') },
  { name: 'help', word: 'command.keys', may: () => true, act: () => (opened.value = 'keys') },
];

const letterOf = (name: string): string | undefined =>
  Object.entries(LETTERS).find(([, act]) => act === name)?.[0];

/** All commands open to the person now: acts first, then every page without a variable part. */
export function useCommands(): ComputedRef<Choice[]> {
  const router = useRouter();
  const viewer = useViewer();
  const { say } = useWords();
  const letters = useKept('letters', false);
  const keyOf = (name: string) => {
    const letter = letters.value ? letterOf(name) : undefined;
    return letter ? { key: letter.toUpperCase() } : {};
  };
  return computed(() => {
    const me = viewer.value;
    if (!me) return [];
    const acts = ACTS.filter(({ may }) => may(me)).map(({ name, word, to, act }) => ({
      id: name,
      group: 'actions' as const,
      label: say(word),
      note: '',
      ...keyOf(name),
      ...(to && { to }),
      ...(act && { act }),
    }));
    const seen = new Set<RouteRecordNameGeneric | Word>();
    const pages = router.getRoutes().flatMap(({ name, path, meta, children }) => {
      const title = meta.title;
      if (!title || meta.open || path.includes(':') || !(meta.may ?? (() => true))(me)) return [];
      const target = name ?? children.find((one) => one.path === '')?.name;
      if (!target || target === 'closed' || seen.has(title)) return [];
      seen.add(title);
      return [
        {
          id: String(target),
          group: 'pages' as const,
          label: say(title),
          note: '',
          ...keyOf(String(target)),
          to: { name: target } as RouteLocationRaw,
        },
      ];
    });
    return [...acts, ...pages];
  });
}
