import { onBeforeUnmount, onMounted, shallowReactive } from 'vue';
import type { MenuEntry } from '../menu.ts';

const EVERY_MS = 60_000;

/** How many things wait behind each entry of the menu, by its path; absent while it is not known. */
const waiting = shallowReactive<Record<string, number>>({});

/** Asks now, whenever the window is looked at again, and every minute while it is. A count that fails keeps its last value. */
export function useCounts(entries: () => readonly MenuEntry[]): Readonly<Record<string, number>> {
  let current = new AbortController();

  async function ask(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    current.abort();
    const { signal } = (current = new AbortController());
    const counted = entries().map(async ({ path, count }) => {
      if (count) waiting[path] = await count(signal);
    });
    await Promise.allSettled(counted);
  }
  const askNow = () => void ask();
  asking = askNow;
  const timer = setInterval(askNow, EVERY_MS);
  onMounted(() => {
    document.addEventListener('visibilitychange', askNow);
    askNow();
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', askNow);
    clearInterval(timer);
    current.abort();
  });
  return waiting;
}

let asking = () => {};
/** After a step that changes what waits. */
export const recount = (): void => asking();
