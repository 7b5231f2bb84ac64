import { shallowReactive } from 'vue';

/** Why the page asked for could not be opened, and which that was; null while all is well. */
export const opening = shallowReactive<{ failed: { error: unknown; to: string } | null }>({ failed: null });
