import { ref, watch, type Ref } from 'vue';
import { officer } from './officer.ts';

const ROOM = 'lianbei.office.kept.';

/**
 * What an officer has written and not sent yet: it outlives a closed page, a lost network and a colleague who was faster. `key` says of what
 * it is, such as a document of a submission; when that changes, so does the value.
 */
export function useKept<T>(key: () => string, empty: T): { value: Ref<T>; clear: () => void } {
  const place = () => `${ROOM}${officer.value?.id ?? ''}.${key()}`;
  const value = ref(read(place(), empty)) as Ref<T>;
  let at = place();
  watch(key, () => {
    at = place();
    value.value = read(at, empty);
  });
  watch(value, (written) => keep(at, isEmpty(written) ? null : written), { deep: true, flush: 'sync' });
  function clear(): void {
    value.value = empty;
    // Also when what wrote it is gone from the page, and nothing watches any more.
    keep(at, null);
  }
  return { value, clear };
}

/** Of whoever signs out, nothing stays on this machine. */
export function forgetKept(): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(ROOM));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

function read<T>(place: string, empty: T): T {
  try {
    const kept = localStorage.getItem(place);
    return kept === null ? empty : (JSON.parse(kept) as T);
  } catch {
    return empty;
  }
}
function keep(place: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // A browser that stores nothing keeps it until the page is closed.
  }
}
