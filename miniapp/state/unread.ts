import { ref } from 'vue';
import { call } from '../api/index.ts';

/** How many notices the person has not opened; null until it is known. */
export const unread = ref<number | null>(null);

/** A count that cannot be had stays as it is: nothing depends on it. */
export async function countUnread(): Promise<void> {
  try {
    ({ unread: unread.value } = await call('inbox.unread'));
  } catch {
    /* The page itself says what is the matter. */
  }
}
