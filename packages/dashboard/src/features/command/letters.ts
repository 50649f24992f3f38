// Keys that are one character: off until somebody switches them on, and never while somebody writes.

/** Letter → what it does; each also stands in the command bar. */
export const LETTERS = { l: 'board', h: 'raise', b: 'visit', d: 'duty', a: 'absence' } as const;
export type LetterAct = (typeof LETTERS)[keyof typeof LETTERS];

/** True where a character is text: fields, lists that are chosen from by typing. */
export function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input:not([type=checkbox],[type=radio]), textarea, select, [role=menu], [role=combobox]',
      ) !== null)
  );
}

/** What a key does now; null when it does nothing. */
export function actOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>,
  on: { letters: boolean; question: boolean },
): 'command' | 'help' | LetterAct | null {
  if (event.isComposing) return null;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey) return event.key.toLowerCase() === 'k' ? 'command' : null;
  if (command || event.altKey || writes(event.target)) return null;
  if (event.key === '?') return on.question ? 'help' : null;
  return on.letters ? (LETTERS[event.key as keyof typeof LETTERS] ?? null) : null;
}
