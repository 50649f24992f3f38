// Light, dark, or as the system says: kept on this device, and nothing else is.
import { type Ref, ref, watch } from 'vue';

export type Theme = 'system' | 'light' | 'dark';
const KEY = 'zuzweit.theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const theme: Ref<Theme> = ref(read());

function read(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system'; // storage may be forbidden: then the system decides
  }
}

function apply(): void {
  const now = theme.value === 'system' ? (dark.matches ? 'dark' : 'light') : theme.value;
  document.documentElement.dataset['theme'] = now;
}

/** Applies the theme and follows the system from now on. */
export function startTheme(): void {
  apply();
  dark.addEventListener('change', apply);
  watch(theme, (now) => {
    apply();
    try {
      if (now === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, now);
    } catch {
      // storage may be forbidden: the choice then lasts as long as the page
    }
  });
}

/** The theme chosen on this device. */
export const useTheme = (): Ref<Theme> => theme;
