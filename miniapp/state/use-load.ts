import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue';
import { tellTrouble } from './notices.ts';

export interface Loaded<T> {
  /** Null until the first answer. Stays while it is read again. */
  data: ShallowRef<T | null>;
  /** Why there is no data. */
  error: ShallowRef<unknown>;
  busy: ShallowRef<boolean>;
  reload(): Promise<void>;
}

/**
 * What a page shows: read when it opens, when `source` changes, when the phone brings the page back from its memory, and when asked.
 * Answers that come after a later question are dropped.
 */
export function useLoad<T>(read: (signal: AbortSignal) => Promise<T>, source?: WatchSource): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<unknown>(null);
  const busy = shallowRef(false);
  let current = new AbortController();

  async function reload(): Promise<void> {
    current.abort();
    const mine = (current = new AbortController());
    busy.value = true;
    try {
      const answer = await read(mine.signal);
      if (mine.signal.aborted) return;
      data.value = answer;
      error.value = null;
    } catch (failure) {
      if (mine.signal.aborted) return;
      if (data.value === null) error.value = failure;
      else tellTrouble(failure);
    } finally {
      if (current === mine) busy.value = false;
    }
  }

  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) void reload();
  };
  onMounted(() => window.addEventListener('pageshow', onShow));
  onBeforeUnmount(() => {
    window.removeEventListener('pageshow', onShow);
    current.abort();
  });
  if (source) {
    watch(source, () => {
      data.value = null;
      void reload();
    });
  }
  void reload();
  return { data, error, busy, reload };
}
