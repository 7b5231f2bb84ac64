import { onBeforeUnmount, ref, watch } from 'vue';

const TYPED_MS = 350;

/** A box whose words are looked for once somebody has stopped typing, or at once when they ask. `asked`: what is looked for now. */
export function useTypedSearch(asked: () => string, look: (words: string) => void) {
  const box = ref<HTMLInputElement>();
  const words = ref(asked());
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    asked,
    (now) => {
      // What is being typed is not taken from under somebody's hands.
      if (document.activeElement !== box.value) words.value = now;
    },
    { flush: 'post' },
  );
  onBeforeUnmount(() => clearTimeout(timer));

  function lookNow(): void {
    clearTimeout(timer);
    if (words.value.trim() !== asked()) look(words.value.trim());
  }
  return {
    box,
    words,
    look: lookNow,
    type(): void {
      clearTimeout(timer);
      timer = setTimeout(lookNow, TYPED_MS);
    },
  };
}
