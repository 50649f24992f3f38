// What is typed about a new flag and not yet sent: kept in memory only, gone with the sign-out, the sending or a word.
import { computed, reactive, watch } from 'vue';
import { useViewer } from '#graphql/session.ts';
import type { RiskLevel } from '#graphql/generated/graphql.ts';

const empty = (): { districtId: string; reasonCode: string; level: RiskLevel | ''; text: string } => ({
  districtId: '',
  reasonCode: '',
  level: '',
  text: '',
});

/** The one draft of this window. */
export const draft = reactive(empty());

/** Whether words stand in it that would be lost. */
export const drafted = computed(() => draft.text.trim() !== '');

/** Throws it away: it was sent, or nobody wants it. */
export function discardDraft(): void {
  Object.assign(draft, empty());
}

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

watch(drafted, (there) => {
  if (there) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
});
// Whoever signs in next on this device does not find it.
const viewer = useViewer();
watch(() => viewer.value?.id, discardDraft, { flush: 'sync' });
