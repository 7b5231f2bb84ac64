import { computed, onBeforeUnmount, ref, shallowReactive } from 'vue';
import { createKeyReader, type KeyBinding } from './key-book.ts';

const KEY = 'lianbei.office.keys';
const pages = shallowReactive<{ bindings: readonly KeyBinding[] }[]>([]);

/** Every key that does something now; a page's own after the frame's. */
export const bindings = computed(() => pages.flatMap((page) => page.bindings));

/** Single keys may disturb people who dictate or use aids: whoever wishes turns them off. `?` stays. */
export const keysOn = ref(kept());
export function setKeys(on: boolean): void {
  keysOn.value = on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // A browser that stores nothing keeps the choice until it is closed.
  }
}

/** Binds keys while the component is there. */
export function useKeys(group: string, given: readonly Omit<KeyBinding, 'group'>[]): void {
  const page = { bindings: given.map((binding) => ({ ...binding, group })) };
  pages.push(page);
  onBeforeUnmount(() => void pages.splice(pages.indexOf(page), 1));
}

/** Listens for the whole console; returns what stops it. */
export function listenForKeys(): () => void {
  const read = createKeyReader();
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event.target)) return;
    const usable = keysOn.value ? bindings.value : bindings.value.filter(({ keys }) => keys === '?');
    const found = read(event.key, event.timeStamp, usable);
    if (!found) return;
    event.preventDefault();
    found.run();
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}

/** Whoever writes, chooses or answers a question means that and no shortcut. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
