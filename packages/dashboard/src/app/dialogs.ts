// Which window stands open over the page: one at a time, from wherever it was asked for.
import { shallowRef } from 'vue';

/** The window that is open now. */
export const opened = shallowRef<'command' | 'keys' | 'notices' | null>(null);
